"""Whether what is fixed can be kept: pins that name nobody, contradict each other or cannot stand are refused."""

from collections.abc import Iterable
from datetime import date

from lokalkontakt_core.coordination.approvals import missing_approvals
from lokalkontakt_core.coordination.suggestion.gathering import Gathered, Pair, Stance, Wanted
from lokalkontakt_core.coordination.suggestion.pricing import Bar, Pricing
from lokalkontakt_core.coordination.suggestion.settings import pairs_of
from lokalkontakt_core.errors import LokalkontaktError, RefusedError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register


def _problem_with(register: Register, gathered: Gathered, pair: Pair, day: date) -> LokalkontaktError | None:
    area, contact = register.get(Area, pair[0]), register.get(Contact, pair[1])
    answer = gathered.answers.get(area.id)
    if answer is None:
        return RefusedError("LKE226", record=area.ref, ended=area.ended)
    if not contact.available(day):
        return RefusedError("LKE227", contact=contact.ref, day=day)
    if area.id not in gathered.problem.place or area.id in gathered.fixed:
        code = "LKE282" if answer is Stance.UNANSWERED else "LKE281"
        return RefusedError(code, area=area.ref, contact=contact.ref, answer=answer)
    candidate = gathered.problem.candidate.get(contact.id)
    if candidate is None or (candidate.only is not None and area.id not in candidate.only):
        return _no_candidate(gathered, area, contact, day)
    if area.id in candidate.barred:
        return RefusedError("LKE284", area=area.ref, contact=contact.ref)
    return None


def _no_candidate(gathered: Gathered, area: Area, contact: Contact, day: date) -> LokalkontaktError:
    candidate = gathered.problem.candidate.get(contact.id)
    if candidate is not None and candidate.going is not None:
        weeks, bar = gathered.problem.settings.weeks, Bar(candidate.going.value)
        return RefusedError("LKE279", area=area.ref, contact=contact.ref, bar=bar, weeks=weeks)
    return RefusedError("LKE283", area=area.ref, contact=contact.ref, lacking=missing_approvals(contact, day))


def _several(register: Register, pins: Iterable[Pair]) -> Iterable[LokalkontaktError]:
    first: dict[str, str] = {}
    for area, contact in pins:
        other = first.setdefault(area, contact)
        if other != contact:
            contacts = (register.get(Contact, other).ref, register.get(Contact, contact).ref)
            yield RefusedError("LKE285", area=register.get(Area, area).ref, contacts=contacts)


def _together(register: Register, pricing: Pricing) -> Iterable[LokalkontaktError]:
    for candidate in pricing.problem.candidates:
        bar = pricing.bar(candidate, candidate.pinned) if candidate.pinned else None
        if bar is not None:
            areas = tuple(register.get(Area, area).ref for area in sorted(candidate.pinned))
            yield RefusedError("LKE286", contact=register.get(Contact, candidate.id).ref, areas=areas, bar=bar)


def refuse_impossible(register: Register, day: date, wanted: Wanted, gathered: Gathered, pricing: Pricing) -> None:
    """Refuse pins that no plan can keep.

    The pins of one contact must stand by themselves, also when the areas between them would make them hang together.

    Raises:
        NotFoundError: LKE201 when a pin, ban or wish names an area or contact there is not.
        RefusedError: LKE226 or LKE227 when the area or contact of a pin has ended, LKE279 when the contact leaves or
            is away, LKE281 when the area said no, LKE282 when it has not answered and such areas are left out, LKE283
            when the contact lacks a yes, LKE284 when the pair is banned too, LKE285 when two contacts are pinned to one
            area, LKE286 when one contact cannot be given all that is pinned to it; LKE280 with the others as details
            when there are several.
    """
    pins = tuple(dict.fromkeys((*pairs_of(register, "pins"), *wanted.pins)))
    for area, contact in (*pairs_of(register, "bans"), *wanted.bans, *pairs_of(register, "wishes")):
        register.get(Area, area)
        register.get(Contact, contact)
    found = [one for pair in pins if (one := _problem_with(register, gathered, pair, day)) is not None]
    found.extend(_several(register, pins))
    if not found:
        found.extend(_together(register, pricing))
    if len(found) == 1:
        raise found[0]
    if found:
        raise RefusedError("LKE280", count=len(found), details=found)
