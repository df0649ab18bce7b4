"""The history: change sets in words, newest first, by day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import takewhile
from types import MappingProxyType
from zoneinfo import ZoneInfo

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.language.dates import list_date
from lokalkontakt_core.naming import name_in_change
from lokalkontakt_core.ports.clock import COPENHAGEN
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.undo import taken_back
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.edits import kind_word
from lokalkontakt_tui.models.lines import capital, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading

NONE_KNOWN: Mapping[int, Commit] = MappingProxyType({})
MOST_NAMED = 4
"""How many things a line of the history names before it counts them."""


@frozen
class Moment:
    """An instant as the clock on the wall shows it."""

    day: date
    time: str


def moment(instant: datetime) -> Moment:
    """Give an instant in Danish local time."""
    local = instant.astimezone(ZoneInfo(COPENHAGEN))
    return Moment(local.date(), f"{local.hour}.{local.minute:02d}")


def sentence(reading: Reading, commit: Commit, commits: Mapping[int, Commit] = NONE_KNOWN) -> str:
    """Give what a change did, in a few words; an undo names the change it takes back when that is among the commits."""
    change = commit.change
    earlier = taken_back(change, commits)
    found = reading.words.catalogue.find(f"verb.{change.verb}")
    if earlier is not None and found is not None:
        return reading.text(found, about=_said(reading, earlier))
    return _said(reading, change)


class ByRevision(Mapping[int, Commit]):
    """Commits by revision, gone through no further than to the ones that are asked for.

    Args:
        commits: Newest first.
    """

    def __init__(self, commits: Iterable[Commit]) -> None:
        self._coming = iter(commits)
        self._known: dict[int, Commit] = {}

    def __getitem__(self, revision: int) -> Commit:
        """Give a commit."""
        if revision not in self._known:
            self._read_to(revision)
        return self._known[revision]

    def __iter__(self) -> Iterator[int]:
        """Go through all revisions, newest first."""
        self._read_to(0)
        return iter(self._known)

    def __len__(self) -> int:
        """Count all."""
        self._read_to(0)
        return len(self._known)

    def _read_to(self, revision: int) -> None:
        for commit in self._coming:
            self._known[commit.revision] = commit
            if commit.revision <= revision:
                return


def _said(reading: Reading, change: ChangeSet) -> str:
    about = _in_order(reading, change)
    named = [name_in_change(reading.register, change, ref) for ref in about[:MOST_NAMED]]
    if len(about) > MOST_NAMED:
        named.append(reading.count("{count} more", "{count} more", len(about) - MOST_NAMED))
    found = reading.words.catalogue.find(f"verb.{change.verb}")
    if found is None:
        return f"{change.verb}: {reading.words.listed(named)}" if named else change.verb
    return reading.text(found, about=reading.words.listed(named)).strip(" :")


def _in_order(reading: Reading, change: ChangeSet) -> Sequence[Ref]:
    """Give what a change is about: things of one kind by name, others in the order that tells what became of them."""
    if len({ref.kind for ref in change.about}) != 1:
        return change.about
    return sorted(change.about, key=lambda ref: danish_key(name_in_change(reading.register, change, ref)))


def actor_name(reading: Reading, actor: str) -> str:
    """Give the name of who did it: a person's, else the login as it is."""
    return reading.name(Ref("person", actor))


def commit_items(reading: Reading, commits: Iterable[Commit]) -> tuple[Item, ...]:
    """Give changes as items of a page, the newest first."""
    made = []
    for commit in commits:
        day = list_date(moment(commit.instant).day, reading.day, reading.language)
        text = line((f"{day}  ", "muted"), sentence(reading, commit))
        made.append(Item(text, f"commit:{commit.revision}", indent=2))
    return tuple(made)


def listing(reading: Reading, commits: Sequence[Commit], today: date) -> Listing:
    """Give the changes by day, the newest first."""
    empty = (line(reading.words("Nothing has been changed yet.")),)
    columns = (Column(least=5, right=True), Column(grow=True, least=20), Column(most=24, least=6))
    return Listing(AsNeeded(_entries(reading, commits, today)), columns, empty=empty)


def _entries(reading: Reading, commits: Sequence[Commit], today: date) -> Iterator[Entry]:
    last: date | None = None
    known = ByRevision(commits)
    for commit in commits:
        when = moment(commit.instant)
        if when.day != last:
            last = when.day
            label = list_date(when.day, today, reading.language)
            yield Heading(capital(label), rule=True, style="subheading")
        who = (actor_name(reading, commit.actor), "muted")
        cells = (line((when.time, "muted")), line(sentence(reading, commit, known)), line(who))
        yield Row(f"commit:{commit.revision}", cells, find=commit.change.reason or "")


def page_of(reading: Reading, commits: Sequence[Commit], revision: int) -> Page | None:
    """Give one change out of all, newest first; None when there is none of that revision."""
    known = ByRevision(commits)
    commit = known.get(revision)
    if commit is None:
        return None
    after = tuple(takewhile(lambda one: one.revision > revision, commits))
    later = sum(bool(one.change.touched & commit.change.touched) for one in after)
    undone_by = next((one.revision for one in after if one.change.undoes == revision), None)
    return page(reading, commit, commits=known, later=later, undone_by=undone_by)


def page(
    reading: Reading,
    commit: Commit,
    *,
    commits: Mapping[int, Commit] = NONE_KNOWN,
    later: int,
    undone_by: int | None,
) -> Page:
    """Give one change.

    Args:
        reading: The register as it is read.
        commit: The change.
        commits: Others, to name what an undo takes back.
        later: How many later changes touch the same records.
        undone_by: The revision that took it back; None when none has.
    """
    words, change, when = reading.words, commit.change, moment(commit.instant)
    title = line((sentence(reading, commit, commits), "name"))
    who = words("{name}, {day} at {time}", name=actor_name(reading, commit.actor), day=when.day, time=when.time)
    facts = [
        Fact(words("Who and when"), line(who)),
        Fact(words("Revision"), line(str(commit.revision))),
    ]
    if change.reason:
        facts.append(Fact(words("Because"), line((f"“{change.reason}”", "quote"))))
    if change.source:
        facts.append(Fact(words("Source"), line(change.source)))
    if change.undoes is not None:
        facts.append(Fact(words("Undoes"), line((str(change.undoes), "link")), f"commit:{change.undoes}"))
    if undone_by is not None:
        facts.append(Fact(words("Undone by"), line((str(undone_by), "link")), f"commit:{undone_by}"))
    records = Section(words("Records"), tuple(Item(one, indent=2) for one in _records(reading, change.edits)),
                      str(len(change.edits)))  # fmt: skip
    depends = words.count("{count} later change builds on this one.", "{count} later changes build on this one.", later)
    undo = [Item(line((depends if later else words("Nothing later builds on this one."), "muted")))]
    parts: tuple[Item | tuple[Button, ...], ...] = tuple(undo)
    if undone_by is None:
        parts = (*parts, (Button(f"undo:{commit.revision}", words("Undo …"), main=True),))
        parts = (*parts, Item(line((words("Undoing makes a new change. Nothing is deleted."), "muted"))))
    return Page(title, (Section(None, tuple(facts)), Section(words("Undo"), parts), records))


MOST_RECORDS = 40


def _records(reading: Reading, edits: tuple[Edit, ...]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Tell which records came, changed and went, without their values."""
    for edit in edits[:MOST_RECORDS]:
        sign = ("+ ", "good") if edit.before is None else ("– ", "error") if edit.after is None else ("· ", "muted")
        yield line(sign, (f"{kind_word(reading, edit.ref.kind)}  ", "muted"), reading.name(edit.ref))
    if len(edits) > MOST_RECORDS:
        yield line((reading.count("and {count} more", "and {count} more", len(edits) - MOST_RECORDS), "muted"))
