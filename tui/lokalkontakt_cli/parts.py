"""Commands, options and arguments whose help is translated when it is shown."""

import functools
import os
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from lokalkontakt_cli.everywhere import DEBUG, FLAGS, HELP_SUMMARY, WITH_VALUE
from lokalkontakt_cli.pages import Entries, page, page_width
from lokalkontakt_cli.words import Words, chosen_language

_WORDS = "lokalkontakt_cli.words"
_PARAMETERS = "__click_params__"
"""Where click keeps the options and arguments of a function that is to become a command."""
_BELOW_ZERO = re.compile(r"-(?=\d)")
F = TypeVar("F", bound=Callable[..., Any])


def speak(ctx: click.Context, words: Words) -> None:
    """Set the words of a context and of all its commands."""
    ctx.meta[_WORDS] = words


def words_of(ctx: click.Context) -> Words:
    """Give the words of a context; Danish before a language was chosen."""
    words: Words = ctx.meta.get(_WORDS) or Words(chosen_language(None, {}))
    return words


class Option(click.Option):
    """An option whose help and metavar are English msgids."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the left and right side of the line in the help."""
        record = super().get_help_record(ctx)
        return None if record is None else (record[0], words_of(ctx).plain(self.help or ""))

    def make_metavar(self, ctx: click.Context) -> str:
        """Give the placeholder of the value."""
        return words_of(ctx).plain(self.metavar) if self.metavar else super().make_metavar(ctx)


class Argument(click.Argument):
    """An argument whose metavar is an English msgid."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Give the placeholder of the value, in brackets when it may be left out."""
        shown = words_of(ctx).plain(self.metavar or (self.name or "").upper())
        shown = shown if self.required else f"[{shown}]"
        return f"{shown}…" if self.nargs != 1 else shown


class Command(click.Command):
    """A command that speaks the chosen language.

    Attributes:
        summary: What it does, in one line; an English msgid, set by the table of commands.
        details: Further paragraphs, English msgids.
        takes_numbers: Whether a word like `-1` among the arguments is a number; otherwise it is taken for an option.
    """

    allow_extra_args = True  # read, and refused in our own words
    takes_numbers = False

    def __init__(self, *args: Any, details: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "options_metavar": ""})
        self.summary = ""
        self.details = tuple(details)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read options and arguments.

        Raises:
            UsageError: LKE037 when more is written than the command takes.
        """
        if self.takes_numbers:
            # With a minus sign instead of a hyphen; what follows an option is its value, which is read as it stands.
            pairs = zip(("", *args), args, strict=False)
            args = [
                one if before.startswith("-") else _BELOW_ZERO.sub("\u2212", one, 1) if _BELOW_ZERO.match(one) else one
                for before, one in pairs
            ]
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            from lokalkontakt_core.errors import UsageError  # noqa: PLC0415 - only when something is wrong

            raise UsageError("LKE037", given=tuple(rest), command=ctx.command_path)
        return rest

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's interface
        """Give the msgid of the one line."""
        return self.summary

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Give the options and arguments, and unseen the program's own options, which may stand here too."""
        own = super().get_params(ctx)
        if ctx.parent is None:
            return own
        taken = {name for parameter in own for name in parameter.opts}
        return [*own, *(one for one in _GLOBAL_OPTIONS if not taken.intersection(one.opts))]

    def get_help(self, ctx: click.Context) -> str:
        """Give the page of help."""
        words = words_of(ctx)
        usage = f"{words.plain('Usage:')} {ctx.command_path}", " ".join(self.usage_pieces(ctx))
        paragraphs = [words.plain(paragraph) for paragraph in (self.summary, *self.details) if paragraph]
        sections = [(words.plain(heading), entries) for heading, entries in self.help_sections(ctx) if entries]
        return page(usage, paragraphs, sections, ctx.terminal_width or page_width(os.environ))

    def usage_pieces(self, ctx: click.Context) -> list[str]:
        """Give what stands after the name."""
        options = any(isinstance(parameter, Option) for parameter in self.params)
        pieces = [piece for piece in self.collect_usage_pieces(ctx) if piece]
        return [words_of(ctx).plain("[OPTIONS]"), *pieces] if options else pieces

    def help_sections(self, ctx: click.Context) -> list[tuple[str, Entries]]:
        """Give headings (English msgids), and what is listed under each."""
        options = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        return [("Options", [record for option in options if (record := option.get_help_record(ctx))])]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the option that shows the help, in our words."""
        names = self.get_help_option_names(ctx)
        if not names or not self.add_help_option:
            return None
        return Option(names, is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help=HELP_SUMMARY)


def _show_help(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's interface
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def _hear(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        ctx.obj.hear(**{str(parameter.name): value})


_GLOBAL_OPTIONS: tuple[click.Option, ...] = (
    *(Option([name], expose_value=False, hidden=True, callback=_hear) for name in WITH_VALUE if name != "--on"),
    *(Option([name], expose_value=False, hidden=True, is_flag=True) for name in FLAGS if name == DEBUG),
)
"""Those of the program's options that mean something after a command; `--on` does where a command has it itself."""


def command(*details: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function; details are further paragraphs of its help, English msgids."""
    return click.command(cls=Command, details=details)


def command_around(function: Callable[..., Any], run: Callable[..., Any], *details: str) -> Command:
    """Make a command that does `run`, with name and help of the function `run` calls, and the options of both.

    Args:
        function: What is called; its own options and arguments go before those of `run`.
        run: What the command does.
        details: Further paragraphs of the help, English msgids.
    """
    own: list[click.Parameter] = getattr(function, _PARAMETERS, [])
    common: list[click.Parameter] = getattr(run, _PARAMETERS, [])
    functools.update_wrapper(run, function)
    setattr(run, _PARAMETERS, [*common, *own])  # click keeps them last one first
    return command(*details)(run)


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """Add an option; `help` and `metavar` are English msgids."""
    return click.option(*names, cls=Option, **settings)


def argument(name: str, metavar: str, **settings: Any) -> Callable[[F], F]:
    """Add an argument; the metavar is an English msgid."""
    return click.argument(name, cls=Argument, metavar=metavar, **settings)
