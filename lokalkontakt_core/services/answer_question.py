"""Answer what an import left open; the answer is kept, so that no later import asks again (O1)."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.coordination.assignments import of_area
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.assignment_ends import ended_or_withdrawn
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import new_slug, refuse_taken_name


def answer_question(context: Context, *, question: str, answer: str, name: str | None = None) -> ChangeSet:
    """Answer a question.

    `covered` keeps the area's assignment, `uncovered` ends it on the day of the context, `two_places` adds a second
    area, without a contact, under a name to be chosen. Other answers are kept without further effect.

    Args:
        context: The register and the day.
        question: The question's id.
        answer: One of its options.
        name: The second area's name, for `two_places` only.

    Raises:
        NotFoundError: LKE201 when there is no such question.
        UsageError: LKE217 when the answer is none of the options, LKE249 when `two_places` comes without a name, or
            what is wrong with the name.
        RefusedError: LKE248 when it has been answered, LKE223 when there is an area of that name.
    """
    register = context.register
    asked = register.get(ImportQuestion, question)
    if asked.answer is not None:
        raise RefusedError("LKE248", question=asked.ref, answer=asked.answer, day=asked.answered)
    if answer not in asked.options:
        raise UsageError("LKE217", field="answer", found=answer[:60], options=asked.options)
    answered = evolve(asked, answer=answer, answered=context.day)
    effect = _EFFECTS.get(answer, _none)
    return ChangeSet(
        "answer_question",
        (*register.put(answered), *effect(context, asked, name)),
        about=(register.get(Area, asked.area).ref,),
    )


def _none(_context: Context, _asked: ImportQuestion, _name: str | None) -> tuple[Edit, ...]:
    return ()


def _uncovered(context: Context, asked: ImportQuestion, _name: str | None) -> tuple[Edit, ...]:
    running = [
        one
        for one in of_area(context.register, asked.area)
        if not (isinstance(one.period.start, date) and one.period.start > context.day)
    ]
    return ended_or_withdrawn(context, running, context.day)


def _two_places(context: Context, asked: ImportQuestion, name: str | None) -> tuple[Edit, ...]:
    if name is None or not name.strip():
        raise UsageError("LKE249", area=context.register.get(Area, asked.area).ref, field="name")
    chosen = typed.name("name", name)
    refuse_taken_name(context, Area, chosen)
    second = Area(id=new_slug(context.register, Area, chosen), name=chosen, source=asked.source)
    return context.register.put(second)


_EFFECTS: Mapping[str, Callable[[Context, ImportQuestion, str | None], tuple[Edit, ...]]] = MappingProxyType(
    {"uncovered": _uncovered, "two_places": _two_places}
)
