"""The command-line parser's side of the program: its options, then a command; without one the full-screen program."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from lokalkontakt_cli.everywhere import DEBUG, DETAILS, FLAGS, HELP_NAMES, PROGRAM, SUMMARY, WITH_VALUE
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.groups import Group
from lokalkontakt_cli.parts import option, speak
from lokalkontakt_cli.table import COMMANDS
from lokalkontakt_cli.words import Words, asked_language, chosen_language

if TYPE_CHECKING:  # help must not load the core
    from lokalkontakt_cli.session import Session
    from lokalkontakt_cli.surroundings import Surroundings

_SURROUNDINGS = "lokalkontakt_cli.surroundings"


class _Root(Group):
    """The program: it chooses the language before the options are read, so that complaints come in it too."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the global options."""
        speak(ctx, Words(chosen_language(asked_language(args), os.environ)))
        return super().parse_args(ctx, args)


def _global_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the program's own options, in the order of their table."""
    for name, text in reversed(tuple(FLAGS.items())):
        function = option(name, is_flag=True, help=text)(function)
    for name, (metavar, text) in reversed(tuple(WITH_VALUE.items())):
        function = option(name, metavar=metavar, help=text)(function)
    return function


@click.command(
    cls=_Root,
    sections=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": list(HELP_NAMES)},
    details=DETAILS,
)
@_global_options
@click.pass_context
def root(ctx: click.Context, /, *, version: bool, debug: bool, **said: str | None) -> Any:  # noqa: ARG001 - see `run`
    """Make the session, and open the full-screen program when no command is named."""
    from lokalkontakt_cli import opening  # noqa: PLC0415 - help and complaints about options do without the core

    if version:
        return opening.show_version()
    language = chosen_language(said["language"], os.environ)
    ctx.obj = opening.session(ctx.meta.get(_SURROUNDINGS), words=Words(language))
    ctx.obj.hear(**said)
    return opening.full_screen(ctx.obj) if ctx.invoked_subcommand is None else None


root.summary = SUMMARY


def complete() -> None:
    """Give a shell what it can complete, and end."""
    root.main(prog_name=PROGRAM)


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
        return told(problem, words, args, ctx.obj if ctx is not None else None)


def told(problem: Exception, words: Words, args: Sequence[str], session: "Session | None" = None) -> ExitCode:
    """Say on stderr what went wrong and give the exit code.

    Args:
        problem: What went wrong.
        words: The language.
        args: What stands after the program's name: with `--debug` a defect is shown in full.
        session: The session, if there is one already; it knows the names of records.
    """
    from lokalkontakt_cli.problems import is_foreseen, tell  # noqa: PLC0415 - only when something is wrong

    if DEBUG in args and not is_foreseen(problem):
        import traceback  # noqa: PLC0415 - same

        traceback.print_exception(problem)
    return tell(problem, words, session)
