"""What can be chosen in the forms of pilots, projects, the plan and the log."""

import enum
from collections.abc import Callable
from datetime import date

from lokalkontakt_core.coordination.projects import is_open
from lokalkontakt_core.coordination.strategy import themes
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_tui.models.forms import DateField, ManyOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.options import none_option
from lokalkontakt_tui.models.reading import Reading


def members(reading: Reading, kind: type[enum.StrEnum]) -> tuple[Option, ...]:
    """Give the values of an enumeration in words, in its order."""
    return tuple(Option(member, line(reading.words.catalogue.shown(member))) for member in kind)


def yes_or_no(reading: Reading) -> tuple[Option, ...]:
    """Give no and yes."""
    return Option(False, line(reading.words("no"))), Option(True, line(reading.words("yes")))


def _records(
    reading: Reading, kind: type[Record], wanted: Callable[[Record], bool] = lambda _one: True
) -> tuple[Option, ...]:
    found = [(reading.name(one.ref), one.id) for one in reading.register.all(kind) if wanted(one)]
    ordered = sorted(found, key=lambda one: (danish_key(one[0]), one[1]))
    return tuple(Option(key, line(name)) for name, key in ordered)


def pilots(reading: Reading) -> tuple[Option, ...]:
    """Give none, then the pilots."""
    return (none_option(reading), *_records(reading, Pilot))


def projects(reading: Reading) -> tuple[Option, ...]:
    """Give none, then the open projects."""
    return (
        none_option(reading),
        *_records(reading, Project, lambda one: isinstance(one, Project) and is_open(one, reading.day)),
    )


def waves(reading: Reading) -> tuple[Option, ...]:
    """Give none, then the survey rounds."""
    return (none_option(reading), *_records(reading, Wave))


def meetings(reading: Reading) -> tuple[Option, ...]:
    """Give none, then the meetings, the latest first."""
    found = sorted(reading.register.all(Meeting), key=lambda one: (one.day, one.id), reverse=True)
    listed = (
        Option(one.id, line(one.name, (f"   {reading.full_day(one.day)}", "muted")))
        for one in found
        if one.cancelled is None
    )
    return (none_option(reading), *listed)


def day(reading: Reading, known: date | None) -> DateField:
    """Give the field for the day of something: today when it is new and nothing is typed."""
    words = reading.words
    if known is not None:
        return DateField("day", words("Day"), required=True, value=known)
    return DateField("day", words("Day"), words("Empty means today."), value=reading.day)


def focus(reading: Reading, chosen: tuple[str, ...]) -> tuple[ManyOf, ...]:
    """Give the field for focus areas and aims; none where the scheme names none."""
    names = themes(reading.register)
    if not names:
        return ()
    words = reading.words
    marked = tuple(name for name in chosen if name in names)
    return (
        ManyOf("focus", words("Strategy"), words("The space bar marks."), value=marked,
               options=tuple(Option(name, line(name)) for name in names)),
    )  # fmt: skip
