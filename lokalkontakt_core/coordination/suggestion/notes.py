"""What there is to know about a suggestion as a whole: what it rests on, what nobody has told us, how good it is."""

from collections.abc import Iterable, Iterator

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.suggestion.gathering import Include, Stance
from lokalkontakt_core.coordination.suggestion.going import Going
from lokalkontakt_core.coordination.suggestion.plans import missing_departments
from lokalkontakt_core.coordination.suggestion.suggesting import Suggestion
from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.base import Ref


def _note(name: str, **values: object) -> Message:
    return Message(f"suggestion.note.{name}", values)


def _refs(kind: str, ids: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(Ref(kind, one) for one in sorted(ids))


def notes_on(suggestion: Suggestion) -> Iterator[Message]:
    """Give the notes, the most important first."""
    yield _quality(suggestion)
    yield _included(suggestion)
    yield from _missing(suggestion)


def _quality(suggestion: Suggestion) -> Message:
    found = suggestion.found
    if found.proven:
        return _note("proven", cost=found.cost)
    if found.gap is None:
        return _note("not_proven", cost=found.cost)
    return _note("gap", cost=found.cost, per_mille=-int(-found.gap * 1000 // 1))


def _included(suggestion: Suggestion) -> Message:
    answers = suggestion.gathered.answers.values()
    waiting = sum(answer is Stance.UNANSWERED for answer in answers)
    if suggestion.gathered.include is Include.YES:
        return _note("only_yes", count=waiting)
    if waiting == len(answers):
        return _note("nobody_answered", count=waiting)
    return _note("unanswered", count=waiting)


def _missing(suggestion: Suggestion) -> Iterator[Message]:
    problem, lacking = suggestion.pricing.problem, suggestion.gathered.lacking
    limited = [one.id for one in problem.candidates if one.only is not None and one.going is None]
    going = {kind: [one.id for one in problem.candidates if one.going is kind] for kind in Going}
    open_ended = [one.id for one in problem.candidates if one.only is None]
    no_own_yes = [contact for contact in open_ended if Fact.OWN_YES in lacking.get(contact, ())]
    no_time = [one.id for one in problem.candidates if one.minutes is None]
    untold = {place.id for place in problem.places if not problem.tied.get(place.id)} - problem.told
    if not open_ended:
        yield _note("no_candidates")
    if limited:
        yield _note("only_today", contacts=_refs("contact", limited))
    for kind, contacts in going.items():
        if contacts:
            yield _note(kind.value, contacts=_refs("contact", contacts), weeks=problem.settings.weeks)
    if no_own_yes:
        yield _note("no_own_yes", contacts=_refs("contact", no_own_yes))
    if no_time:
        yield _note("no_time", contacts=_refs("contact", no_time))
    if len(untold) > 1:
        yield _note("neighbours", count=len(untold), points=problem.settings.unknown)
    without = missing_departments(problem, suggestion.found.plan)
    if without:
        yield _note("departments", departments=_refs("department", without))
