"""Errors in words, and the exit code each means."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.plain import visible
from lokalkontakt_cli.words import Words
from lokalkontakt_core.catalogue import Catalogue, Namer
from lokalkontakt_core.errors import FormError, LokalkontaktError, RefusedError, UsageError
from lokalkontakt_core.os_trouble import os_trouble

if TYPE_CHECKING:  # a complaint about an option has no session
    from lokalkontakt_cli.session import Session

_EXITS: tuple[tuple[type[LokalkontaktError], ExitCode], ...] = (
    (UsageError, ExitCode.USAGE),
    (RefusedError, ExitCode.FINDINGS),
    (FormError, ExitCode.FINDINGS),
)
_MOST_DETAILS = 50


def tell(problem: Exception, words: Words, session: "Session | None") -> ExitCode:
    """Say on stderr what went wrong and give the exit code."""
    error = _coded(problem)
    catalogue = session.catalogue if session is not None else words.catalogue
    namer = session.name if session is not None else str
    for line in in_words(error, catalogue, namer):
        click.echo(visible(line), err=True)
    return exit_code(error)


def is_foreseen(problem: Exception) -> bool:
    """Tell whether an exception is one that a person can do something about, and no defect of the program."""
    return isinstance(problem, LokalkontaktError | click.ClickException)


def exit_code(error: LokalkontaktError) -> ExitCode:
    """Give the exit code of an error; what is neither a wrong request nor a refusal is trouble."""
    return next((code for kind, code in _EXITS if isinstance(error, kind)), ExitCode.TROUBLE)


def in_words(error: LokalkontaktError, catalogue: Catalogue, namer: Namer = str) -> Iterator[str]:
    """Give the lines to show: what happened, why, what one can do, the code; details and findings each on their own."""
    what, why, remedy = catalogue.explain(error, namer)
    yield what
    for detail in error.details[:_MOST_DETAILS]:
        yield f"  - {_one_line(detail, catalogue, namer)}"
    if len(error.details) > _MOST_DETAILS:
        yield f"  {catalogue.text('… and {count} more.', count=len(error.details) - _MOST_DETAILS)}"
    yield why
    for judged in error.values.get("findings", ()):
        # A refusal by a rule: what the rule says is what the person needs.
        finding = judged.finding
        yield f"  {finding.code} {catalogue.message(finding.what, namer)}"
        yield f"    {catalogue.message(finding.why, namer)}"
        yield f"    {catalogue.message(finding.remedy, namer)}"
    yield f"{remedy} ({error.code})"


def _one_line(error: LokalkontaktError, catalogue: Catalogue, namer: Namer) -> str:
    what, _, remedy = catalogue.explain(error, namer)
    where = ", ".join(
        str(error.values[name])
        for name in ("place", "path")
        if error.values.get(name) and str(error.values[name]) not in what
    )
    return f"{where}: {what} {remedy} ({error.code})" if where else f"{what} {remedy} ({error.code})"


def _coded(problem: Exception) -> LokalkontaktError:
    if isinstance(problem, LokalkontaktError):
        return problem
    if isinstance(problem, click.ClickException):
        return from_click(problem)
    if isinstance(problem, OSError):
        return LokalkontaktError("LKE014", problem=os_trouble(problem), place=problem.filename)
    return LokalkontaktError("LKE001", problem=type(problem).__name__)


def from_click(error: click.ClickException) -> LokalkontaktError:
    """Give the coded error of a complaint of the command-line parser."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx is not None else "lokalkontakt"
    if isinstance(error, click.NoSuchOption):
        near = next(iter(sorted(error.possibilities or ())), None)
        if near is not None:
            return UsageError("LKE003", option=error.option_name, near=near, command=command)
        return UsageError("LKE002", option=error.option_name, command=command)
    if isinstance(error, click.MissingParameter) and error.param is not None and ctx is not None:
        return UsageError("LKE004", name=_shown_name(error.param, ctx), command=command)
    if isinstance(error, click.BadOptionUsage):
        return UsageError("LKE005", option=error.option_name, command=command)
    return UsageError("LKE007", problem=error.format_message(), command=command)


def _shown_name(parameter: click.Parameter, ctx: click.Context) -> str:
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(ctx)
