"""Refusals in words: what cannot be done, what is missing and what is right already, why, and what one can do."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError, LokalkontaktError
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.report import Judged
from lokalkontakt_core.services.conditions import Condition, ConditionState, conditions
from lokalkontakt_tui.models.edits import edit_lines
from lokalkontakt_tui.models.findings import remedy_action, what
from lokalkontakt_tui.models.history import actor_name, sentence
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading

_SIGNS = {
    ConditionState.MET: ("✓ ", "good"),
    ConditionState.UNMET: ("✗ ", "error"),
    ConditionState.MISSING: ("✗ ", "error"),
    ConditionState.OPEN: ("? ", "disputed"),
    ConditionState.EXEMPT: ("– ", "muted"),
}
_FOLLOWS = frozenset({Notice.kind, FrozenForm.kind, Invitation.kind})
"""Kinds that are written by the way; nobody chose their values."""
_RECORDS = {
    "record_own_yes": (N_("Record {name}'s own yes – if you have it"), "own_yes"),
    "record_manager_yes": (N_("Record the manager's yes – if you have it"), "manager_yes"),
    "grant_time": (N_("Record the time the department grants"), "grant"),
    "record_answer": (N_("Record the area's answer"), "answer"),
    "record_employment": (N_("Record the employment"), "employment"),
}


_BY_SETTINGS = frozenset({"LKE250"})
"""What is refused only because the scheme has not chosen something yet."""


def refusal_page(reading: Reading, error: LokalkontaktError, subject: Mapping[str, Any]) -> Page:
    """Give a refusal.

    Args:
        reading: The register as it is read.
        error: What was refused.
        subject: The arguments of the use case.
    """
    words = reading.words
    found = _findings(error)
    checked = tuple(_conditions(reading, subject)) if found else ()
    happened, why, remedy = words.catalogue.explain(error, reading.name)
    pairs = dict.fromkeys(_pairs(reading, subject)) if checked else {}
    if pairs:
        who = words.listed([reading.name(Ref("contact", one)) for one in dict.fromkeys(one for _, one in pairs)])
        where = words.listed([reading.name(Ref("area", one)) for one in dict.fromkeys(one for one, _ in pairs)])
        happened = words("{name} cannot become the contact of {area} yet.", name=who, area=where)
    title = line(("■ ", "error"), (happened, "bold"))
    sections = []
    if checked:
        shown = dict.fromkeys((one.kind, one.state, reading.words.catalogue.message(one.message, reading.name))
                              for one in checked)  # fmt: skip
        items = tuple(Item(line(_SIGNS[state], text), indent=2) for _, state, text in shown)
        sections.append(Section(words("What is missing"), items))
    elif found:
        items = tuple(Item(line(("✗ ", "error"), what(reading, one)), indent=2) for one in found)
        sections.append(Section(words("What is missing"), items))
    if found:
        quotes = dict.fromkeys((one.finding.code, reading.text(f"{one.finding.code}.why", **one.finding.values))
                               for one in found)  # fmt: skip
        reasons = tuple(Item(line((text, "quote"), (f"  {_unbroken(words('rule {code}', code=code))}", "muted")))
                        for code, text in quotes)  # fmt: skip
        sections.append(Section(words("Why"), reasons))
    else:
        sections.append(Section(words("Why"), (Item(line(why)),)))
    sections.append(Section(words("What you can do"), (Item(line(remedy, (f"  {error.code}", "muted"))),)))
    return Page(title, tuple(sections))


def _unbroken(text: str) -> str:
    """Give a text that is never broken at its blanks."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _findings(error: LokalkontaktError) -> tuple[Judged, ...]:
    found = error.values.get("findings", ())
    return tuple(one for one in found if isinstance(one, Judged)) if isinstance(found, tuple) else ()


def _pairs(reading: Reading, subject: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the area and contact a use case is about, from its arguments."""
    register = reading.register
    if isinstance(key := subject.get("assignment"), str) and (one := register.find(Assignment, key)) is not None:
        yield one.area, one.contact
    elif isinstance(contact := subject.get("contact"), str):
        areas = subject.get("areas") or ((subject["area"],) if "area" in subject else ())
        for area in areas:
            yield area, contact


def _conditions(reading: Reading, subject: Mapping[str, Any]) -> Iterator[Condition]:
    for area, contact in _pairs(reading, subject):
        yield from conditions(reading.register, area=area, contact=contact, day=subject.get("start") or reading.day)


def choices_for(reading: Reading, error: LokalkontaktError, subject: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Give what can be done about a refusal: the form of each condition that stops, or the settings where they lack."""
    made: dict[str, str] = {}
    found = _findings(error)
    if error.code in _BY_SETTINGS:
        made["edit_scheme:"] = reading.words("Open the settings")
    if found:
        for one in _conditions(reading, subject):
            if one.stops and one.verb in _RECORDS:
                label, action = _RECORDS[one.verb]
                about = one.values["area" if action == "answer" else "contact"]
                made[f"{action}:{about.id}"] = reading.text(label, name=one.values["contact"])
    for judged in () if made else found:
        for verb in judged.rule.remedies:
            remedy = remedy_action(reading, verb, judged.finding.subject)
            words = reading.words.catalogue.find(f"remedy.{verb}")
            if remedy is not None and words is not None:
                made.setdefault(remedy, reading.text(words, **judged.finding.values))
    return tuple(made.items())


def _edited(reading: Reading, edits: Iterable[Edit]) -> Iterator[Item]:
    """Give edits in words, read on a register in which what they write has its names."""
    edits = tuple(edits)
    written = {edit.ref: edit.after for edit in edits if edit.after is not None}
    register = Register([*(one for one in reading.register if one.ref not in written), *written.values()])
    after = Reading(register, reading.day, reading.words)
    for edit in edits:
        yield from (Item(one, indent=4) for one in edit_lines(reading, after, edit))


def conflict_page(reading: Reading, conflict: ConflictError) -> Page:
    """Give what others wrote first and what one was to write, and that nothing was written over."""
    words = reading.words
    happened, why, remedy = words.catalogue.explain(conflict, reading.name)
    mine, theirs = conflict.values.get("mine"), conflict.values.get("theirs", ())
    touched = mine.touched if isinstance(mine, ChangeSet) else frozenset()
    items: list[Item] = []
    for commit in theirs if isinstance(theirs, tuple) else ():
        if isinstance(commit, Commit):
            text = line(("i ", "info"), f"{actor_name(reading, commit.actor)}: ", sentence(reading, commit))
            items.append(Item(text, indent=2))
            items.extend(_edited(reading, (one for one in commit.change.edits if one.ref in touched)))
    sections = [Section(words("What others wrote"), tuple(items))] if items else []
    if isinstance(mine, ChangeSet):
        own = _edited(reading, (one for one in mine.edits if one.ref.kind not in _FOLLOWS))
        sections.append(Section(words("What you were to write"), tuple(own)))
    sections.append(Section(words("Why"), (Item(line(why)),)))
    sections.append(Section(words("What you can do"), (Item(line(remedy, (f"  {conflict.code}", "muted"))),)))
    return Page(line(("▲ ", "warning"), (happened, "bold")), tuple(sections))
