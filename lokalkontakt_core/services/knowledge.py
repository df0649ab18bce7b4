"""Knowledge: note what was learned or is to be told, answer it, pass it on, share it (R8, R12, R19, E19)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.knowledge import waits_to_be_passed_on
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.knowledge import Direction, Knowledge, KnowledgeType, Visibility
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited
from lokalkontakt_core.services.suggest import fold
from lokalkontakt_core.services.themes import theme_names

_NAMES = fields.several(fields.line())


def _fields_of_work(context: Context, field: str, value: Any) -> tuple[str, ...]:
    """Check fields of work, whichever case; LKE724 for one the scheme does not have, LKE725 when it has none."""
    known = {fold(name): name for name in context.register.scheme.fields_of_work}
    typed = _NAMES(context, field, value)
    for name in typed:
        if not known:
            raise UsageError("LKE725", field=field, name=name)
        if fold(name) not in known:
            raise UsageError("LKE724", field=field, name=name, options=tuple(known.values()))
    return tuple(dict.fromkeys(known[fold(name)] for name in typed))


def _past_day(context: Context, field: str, value: Any) -> date:
    """Check the day something happened; LKE720 when it lies ahead."""
    day = fields.day(context, field, value)
    if day > context.day:
        raise UsageError("LKE720", field=field, day=day)
    return day


KNOWLEDGE_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "text": fields.text(),
        "type": fields.choice(KnowledgeType),
        "day": _past_day,
        "areas": fields.several(fields.reference(Area)),
        "direction": fields.optional(fields.choice(Direction)),
        "by": fields.optional(fields.reference(Person)),
        "fields_of_work": _fields_of_work,
        "focus": theme_names,
        "visibility": fields.choice(Visibility),
        "owes_answer": fields.flag,
        "meeting": fields.optional(fields.reference(Meeting)),
        "pilot": fields.optional(fields.reference(Pilot)),
    }
)
_OWN_VERBS = MappingProxyType(
    {"answered": "answer_knowledge", "answer": "answer_knowledge", "passed_on": "pass_on"},
)


def note_knowledge(
    context: Context,
    *,
    text: str,
    areas: Sequence[str] = (),
    direction: Direction | None = None,
    type: KnowledgeType = KnowledgeType.KNOWLEDGE,  # noqa: A002 - the field's name
    day: date | None = None,
    by: str | None = None,
    fields_of_work: Sequence[str] = (),
    focus: Sequence[str] = (),
    visibility: Visibility = Visibility.COLLEAGUES,
    owes_answer: bool = False,
    meeting: str | None = None,
    pilot: str | None = None,
    source: str | None = None,
    source_key: str | None = None,
) -> ChangeSet:
    """Write down something to know.

    Args:
        context: The register and the day.
        text: What there is to know.
        areas: The ids of the areas it comes from or goes to; none when it concerns the whole scheme.
        direction: Which way it goes; left out where nobody has said.
        type: What kind.
        day: When it was told; the day of the context when left out.
        by: The id of the person who told it.
        fields_of_work: The fields of work it belongs to, as the scheme names them.
        focus: The focus areas and aims it belongs to, as the scheme names them.
        visibility: Who may read it.
        owes_answer: Whether somebody waits for an answer.
        meeting: The id of the meeting it came up at.
        pilot: The id of the pilot it is an experience of.
        source: Where it comes from, when not from the person at the keyboard.
        source_key: The place in what it was read from.

    Raises:
        NotFoundError: LKE201 when one of them is not there.
        UsageError: LKE720 when the day lies ahead, LKE721 when a way is told and no area.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    given = {
        "text": text, "areas": tuple(areas), "direction": direction, "type": type, "day": day or context.day, "by": by,
        "fields_of_work": tuple(fields_of_work), "focus": tuple(focus), "visibility": visibility,
        "owes_answer": owes_answer, "meeting": meeting, "pilot": pilot,
    }  # fmt: skip
    stored = fields.checked(context, KNOWLEDGE_FIELDS, given)
    item = Knowledge(id=context.ids.mint(Knowledge.kind), source=source, source_key=source_key, **stored)
    return _write(context, "note_knowledge", _sound(item))


def edit_knowledge(context: Context, *, knowledge: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields: those of `KNOWLEDGE_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such knowledge.
        UsageError: LKE720 and LKE721 as for `note_knowledge`.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    before = context.register.get(Knowledge, knowledge)
    return _write(context, "edit_knowledge", _sound(edited(context, before, changes, KNOWLEDGE_FIELDS, _OWN_VERBS)))


def answer_knowledge(context: Context, *, knowledge: str, answer: str, day: date | None = None) -> ChangeSet:
    """Write down the answer that was given; a second one takes the place of the first.

    Args:
        context: The register and the day.
        knowledge: What was answered.
        answer: The answer's words.
        day: When it was given; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such knowledge.
        UsageError: LKE720 when the day lies ahead, LKE722 when it lies before the question.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    before = context.register.get(Knowledge, knowledge)
    checks = {"answer": fields.text(), "day": _past_day}
    stored = fields.checked(context, checks, {"answer": answer, "day": day or context.day})
    if stored["day"] < before.day:
        raise UsageError("LKE722", field="day", day=stored["day"], told=before.day)
    after = evolve(before, answer=stored["answer"], answered=stored["day"], owes_answer=True)
    return _write(context, "answer_knowledge", after)


def pass_on(context: Context, *, knowledge: Sequence[str], day: date | None = None, tell: bool = False) -> ChangeSet:
    """Note that knowledge for areas was passed on to those it concerns, or pass it on (R19, G24).

    Args:
        context: The register and the day.
        knowledge: The ids.
        day: When; the day of the context when left out.
        tell: Whether the contacts of the areas are written to, each once with all that concerns the contact. Who told
            a piece is not written to about it.

    Raises:
        NotFoundError: LKE201 when one of them is not there.
        RefusedError: LKE723 when one is private, LKE726 when one waits for nobody: it goes to no area, or has been
            passed on.
        UsageError: LKE720 when the day lies ahead, LKE218 when nothing is named.
    """
    when = _past_day(context, "day", day or context.day)
    chosen = [context.register.get(Knowledge, one) for one in dict.fromkeys(knowledge)]
    if not chosen:
        raise UsageError("LKE218", field="knowledge")
    for one in chosen:
        if one.visibility is Visibility.PRIVATE:
            raise RefusedError("LKE723", knowledge=one.ref)
        if not waits_to_be_passed_on(one, context.day):
            raise RefusedError("LKE726", knowledge=one.ref, day=one.passed_on)
    after = [evolve(one, passed_on=max(when, one.day)) for one in chosen]
    notices = _passing_on(context, after) if tell else ()
    return ChangeSet("pass_on", context.register.put(*after, *notices), about=tuple(one.ref for one in after))


def _passing_on(context: Context, items: Sequence[Knowledge]) -> Iterator[Notice]:
    """Make one notice for each contact or substitute of the areas, which names all items that concern them."""
    register, standing = context.register, standing_on(context.register, context.day)
    concerned: dict[str, dict[str, None]] = {}
    for item in items:
        for area in item.areas:
            for held in standing.of_area(area):
                if held.active and register.get(Contact, held.assignment.contact).person != item.by:
                    concerned.setdefault(held.assignment.contact, {})[item.id] = None
    for contact, concerning in sorted(concerned.items()):
        who = register.get(Contact, contact)
        yield announce(
            context,
            NoticeKind.PASSED_ON,
            about=who.ref,
            recipient=Ref(Person.kind, who.person),
            reference=" ".join(concerning),
            why="pass_on",
        )


def share_knowledge(
    context: Context, *, knowledge: Sequence[str], visibility: Visibility = Visibility.COLLEAGUES
) -> ChangeSet:
    """Let others read notes; those who may read already keep on.

    Args:
        context: The register and the day.
        knowledge: The ids.
        visibility: Who may read them from now on.

    Raises:
        NotFoundError: LKE201 when one of them is not there.
        UsageError: LKE217 for no visibility, LKE218 when nothing is named.
    """
    chosen = [context.register.get(Knowledge, one) for one in dict.fromkeys(knowledge)]
    if not chosen:
        raise UsageError("LKE218", field="knowledge")
    readers = fields.choice(Visibility)(context, "visibility", visibility)
    after = [evolve(one, visibility=readers) for one in chosen]
    return ChangeSet("share_knowledge", context.register.put(*after), about=tuple(one.ref for one in after))


def _sound(item: Knowledge) -> Knowledge:
    if item.direction is not None and not item.areas:
        raise UsageError("LKE721", field="areas", direction=item.direction)
    return item


def _write(context: Context, verb: str, after: Knowledge) -> ChangeSet:
    return ChangeSet(verb, context.register.put(after), about=(after.ref,))
