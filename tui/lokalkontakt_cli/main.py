"""The entry of the program `lokalkontakt`: global options, then a command; without one the full-screen program."""

import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.parts import Group, option, speak
from lokalkontakt_cli.table import COMMANDS
from lokalkontakt_cli.words import Words, asked_language, chosen_language

if TYPE_CHECKING:  # help must not load the core
    from lokalkontakt_cli.session import Surroundings

PROGRAM = "lokalkontakt"
DEBUG = "--debug"
_SURROUNDINGS = "lokalkontakt_cli.surroundings"
_COMPLETION_VARIABLE = "_LOKALKONTAKT_COMPLETE"


class _Root(Group):
    """The program: it chooses the language before the options are read, so that complaints come in it too."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the global options."""
        speak(ctx, Words(chosen_language(asked_language(args), os.environ)))
        return super().parse_args(ctx, args)


@click.command(
    cls=_Root,
    sections=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    details=(
        "Without a command the full-screen program opens.",
        (
            "Data goes to stdout, talk to stderr. The exit code is 0 when all is well, 1 when the register has "
            "findings or open questions or refuses, 2 when the request cannot be understood, 3 when something is in "
            "the way."
        ),
    ),
)
@option("--register", metavar="PLACE", help="The register: a folder, or a URL such as toml:./hedensted")
@option("--language", metavar="da|en", help="Danish or English")
@option("--actor", metavar="NAME", help="Who is working; your login name when left out")
@option(DEBUG, is_flag=True, help="Show technical details when the program itself fails")
@option("--version", is_flag=True, help="Show the version")
@click.pass_context
def root(ctx: click.Context, /, *, register: str | None, language: str | None, actor: str | None, **flags: bool) -> Any:
    """Make the session, and open the full-screen program when no command is named."""
    from lokalkontakt_cli import opening  # noqa: PLC0415 - help and complaints about options do without the core

    if flags["version"]:
        return opening.show_version()
    ctx.obj = opening.session(
        ctx.meta.get(_SURROUNDINGS),
        words=Words(chosen_language(language, os.environ)),
        register=register,
        language=language,
        actor=actor,
    )
    return opening.full_screen(ctx.obj) if ctx.invoked_subcommand is None else None


root.summary = "Who in the municipality is the local contact of which village"


def run(args: Sequence[str], surroundings: "Surroundings | None" = None) -> ExitCode:
    """Run one command and give its exit code; what goes wrong is said on stderr.

    Args:
        args: What stands after the program's name.
        surroundings: Plugins, clock and environment; the real ones when left out.
    """
    words = Words(chosen_language(asked_language(args), os.environ))
    ctx: click.Context | None = None
    try:
        ctx = root.make_context(PROGRAM, list(args))
        ctx.meta[_SURROUNDINGS] = surroundings
        with ctx:
            given = root.invoke(ctx)
        sys.stdout.flush()
        return ExitCode(given) if isinstance(given, int) else ExitCode.OK
    except click.exceptions.Exit as leaving:
        return ExitCode(leaving.exit_code)
    except (KeyboardInterrupt, click.Abort, EOFError):
        click.echo(words.plain("Stopped."), err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough (`… | head`); without this Python complains once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except Exception as problem:  # noqa: BLE001 - the last line of defence: nobody is to meet a traceback
        from lokalkontakt_cli.problems import is_foreseen, tell  # noqa: PLC0415 - only when something is wrong

        if DEBUG in args and not is_foreseen(problem):
            import traceback  # noqa: PLC0415 - same

            traceback.print_exc()
        return tell(problem, words, ctx.obj if ctx is not None else None)


def main() -> None:
    """Run the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that cannot show a letter gets `\xf8` for it instead of an exception.
            stream.reconfigure(errors="backslashreplace")
    if _COMPLETION_VARIABLE in os.environ:
        root.main(prog_name=PROGRAM)
    sys.exit(run(sys.argv[1:]))
