"""Groups of commands that import a command when it is used, and the complaint about one that is not there."""

import importlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.leaves import Branch, Leaf
from lokalkontakt_cli.pages import Entries
from lokalkontakt_cli.parts import Command, words_of

if TYPE_CHECKING:  # only a shell that completes needs it
    from click.shell_completion import CompletionItem


def imported_command(target: str, name: str, summary: str) -> click.Command:
    """Import the command `module:function` below `lokalkontakt_cli.commands`, and give it its name and its one line."""
    module, _, function = target.partition(":")
    command: Command = getattr(importlib.import_module(f"lokalkontakt_cli.commands.{module}"), function)
    command.name = name
    command.summary = summary
    return command


class Group(Command, click.Group):
    """A group that imports a command when it is used, and lists all without importing any.

    Attributes:
        sections: Heading (an English msgid) to commands by name.
        commands_by_option: The command that is meant when its option stands right after the group's name.
    """

    def __init__(
        self,
        *args: Any,
        sections: Mapping[str, Mapping[str, Leaf | Branch]],
        commands_by_option: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, subcommand_metavar="", no_args_is_help=False, **kwargs)
        self.sections = sections
        self.commands_by_option = commands_by_option or {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """Give the names in the order of the table."""
        return [name for entries in self.sections.values() for name in entries]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command, None when there is none of that name."""
        for entries in self.sections.values():
            if cmd_name in entries:
                return entries[cmd_name].load(cmd_name)
        return None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; a group that is named alone shows its help and ends as a wrong request."""
        if not args and not self.invoke_without_command and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(ExitCode.USAGE)
        if args and args[0] in self.commands_by_option:
            args = [self.commands_by_option[args[0]], *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named.

        Raises:
            UsageError: LKE008 or LKE009 when there is none of that name, with a near one.
        """
        name = args[0]
        if not ctx.resilient_parsing and name not in self.list_commands(ctx) and not name.startswith("-"):
            raise no_such_command(name, self.list_commands(ctx), ctx.command_path)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Give what stands after the name."""
        return [words_of(ctx).plain("COMMAND"), "…"]

    def help_sections(self, ctx: click.Context) -> list[tuple[str, Entries]]:
        """Give the options, then the commands."""
        words = words_of(ctx)
        commands = [
            (heading, [(name, words.plain(entry.summary)) for name, entry in entries.items()])
            for heading, entries in self.sections.items()
        ]
        return [*super().help_sections(ctx), *commands]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Give the commands that begin like this, importing none, then the options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell that completes needs it

        items = [
            CompletionItem(name, help=words_of(ctx).plain(entry.summary))
            for entries in self.sections.values()
            for name, entry in entries.items()
            if name.startswith(incomplete)
        ]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]


def no_such_command(name: str, known: Sequence[str], group: str) -> Exception:
    """Give the error for a command that is not there."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    from lokalkontakt_core.errors import UsageError  # noqa: PLC0415 - same

    near = get_close_matches(name, known, 1)
    if near:
        return UsageError("LKE009", name=name, near=near[0], command=group)
    return UsageError("LKE008", name=name, command=group)
