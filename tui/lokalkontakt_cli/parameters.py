"""Values of options and arguments, read strictly, with coded errors; and the options that many commands have."""

import enum
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lokalkontakt_cli.output import Format
from lokalkontakt_cli.parts import option
from lokalkontakt_core.errors import UsageError

if TYPE_CHECKING:  # only a shell that completes needs it
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_HOURS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))? ?[th]")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_MINUS = r"[-−–] ?(?=\d)"  # compiled when a time is typed
_MINUTES = re.compile(r"(\d{1,5})(?: ?min)?")

_DANISH = {
    "ja": "yes",
    "nej": "no",
    "trukket": "withdrawn",
    # Kinds of activity, which are written in the field.
    "kontakt": "contact",
    "møde": "meeting",
    "besøg": "visit",
    "proces": "process",
    "andet": "other",
    "bestyrelsesmøde": "board_meeting",
    # Phases of the scheme.
    "forsøg": "pilot",
    "drift": "operation",
}
"""What a Dane types by itself where English names are asked for."""


class Choice(click.ParamType[Any]):
    """One member of an enumeration, by its English value.

    Args:
        members: The enumeration.
    """

    name = "choice"

    def __init__(self, members: type[enum.StrEnum]) -> None:
        self.members = members

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's interface
        """Give the values."""
        return "|".join(member.value for member in self.members)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ARG002
        """Read a value.

        Raises:
            UsageError: LKE006 with the possible values.
        """
        if isinstance(value, self.members):
            return value
        typed = str(value).strip().lower().replace("-", "_")
        typed = _DANISH.get(typed, typed)
        for member in self.members:
            if typed in {member.value, member.value.replace("-", "_")}:
                return member
        raise not_one_of(value, [member.value for member in self.members])

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG002
        """Give the values that begin like this."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell that completes needs it

        return [CompletionItem(member.value) for member in self.members if member.value.startswith(incomplete)]


class Minutes(click.ParamType[Any]):
    """A length of time in whole minutes, typed as `75`, `1:15`, `1,25 t` or `1.25h`.

    One below zero is read too, so that the use case can refuse it as what it is.
    """

    name = "minutes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ARG002
        """Read a length.

        Raises:
            UsageError: LKE011 when it is none.
        """
        if isinstance(value, int):
            return value
        typed = str(value).strip().lower()
        below = re.match(_MINUS, typed)
        length = _length(typed[below.end() :] if below else typed)
        if length is None:
            raise UsageError("LKE011", text=value)
        return -length if below else length


def _length(typed: str) -> int | None:
    """Give a length in minutes, None when it is none."""
    if match := _MINUTES.fullmatch(typed):
        return int(match[1])
    if match := _CLOCK.fullmatch(typed):
        return int(match[1]) * 60 + int(match[2])
    if match := _HOURS.fullmatch(typed):
        return int(match[1]) * 60 + round(int((match[2] or "0").ljust(2, "0")) * 60 / 100)
    return None


class Whole(click.ParamType[Any]):
    """A whole number, 0 or more unless said otherwise.

    Args:
        least: The least it can be; None for no bound.
    """

    name = "whole"

    def __init__(self, least: int | None = 0) -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ARG002
        """Read a number.

        Raises:
            UsageError: LKE036 when it is none, or lower than it can be.
        """
        if isinstance(value, int):
            return value
        typed = str(value).strip()
        if not _WHOLE.fullmatch(typed) or (self.least is not None and int(typed) < self.least):
            raise UsageError("LKE036", text=value)
        return int(typed)


class YesNo(enum.StrEnum):
    """What somebody said."""

    YES = "yes"
    NO = "no"


def not_one_of(value: Any, options: list[str]) -> UsageError:
    """Give the error for a value that is none of the possible ones."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    near = get_close_matches(str(value), options, 1)
    if near:
        return UsageError("LKE012", given=value, options=tuple(options), near=near[0])
    return UsageError("LKE006", given=value, options=tuple(options))


def on(function: F) -> F:
    """Add `--on DAY`."""
    return option("--on", metavar="DAY", help="Read the register on this day")(function)


def data_format(function: F) -> F:
    """Add `--format`, of a listing."""
    return option("--format", "form", type=Choice(Format), default=Format.TEXT, help="How to write it")(function)


def listing(function: F) -> F:
    """Add the options of a listing: `--on` and `--format`."""
    return on(data_format(function))


def writing(function: F) -> F:
    """Add the options of a command that changes the register: `--on`, `--dry-run` and `--format`."""
    dry = option("--dry-run", "dry", is_flag=True, help="Show what would happen and save nothing")
    written = option("--format", "form", type=Choice(WriteFormat), default=WriteFormat.TEXT, help="How to write it")
    return on(written(dry(function)))


class WriteFormat(enum.StrEnum):
    """How the outcome of a change is written."""

    TEXT = "text"
    JSON = "json"
