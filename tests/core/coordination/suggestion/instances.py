"""Problems made by chance, and an evaluator that knows nothing of the library's own pricing."""

from itertools import combinations, product

from attrs import evolve
from hypothesis import strategies as st

from lokalkontakt_core.coordination.suggestion.problem import Candidate, Place, Problem
from lokalkontakt_core.coordination.suggestion.settings import Settings


@st.composite
def problems(draw, most_areas=5, most_contacts=4):
    """Problems of any kind: neighbours told or not, pins, bans, people without the manager's yes."""
    areas = [f"a{number}" for number in range(draw(st.integers(1, most_areas)))]
    contacts = [f"c{number}" for number in range(draw(st.integers(1, most_contacts)))]
    clusters = {area: draw(st.sampled_from([None, "g1", "g2", "g3"])) for area in areas}
    edges = {pair for pair in combinations(areas, 2) if draw(st.booleans())}
    told = {area for edge in edges for area in edge}
    tied = {
        area: frozenset(
            other
            for other in areas
            if other != area
            and (
                tuple(sorted((area, other))) in edges
                or (clusters[area] is not None and clusters[area] == clusters[other])
            )
        )
        for area in areas
    }
    places = tuple(
        Place(
            id=area,
            minutes=draw(st.sampled_from([60, 75, 90])),
            big=draw(st.booleans()),
            cluster=clusters[area],
            today=tuple(sorted(draw(st.sets(st.sampled_from([*contacts, "gone"]), max_size=2)))),
            leaving=draw(st.booleans()),
            pilot=draw(st.booleans()),
        )
        for area in areas
    )
    candidates = tuple(_candidate(draw, contact, places) for contact in contacts)
    wishes = draw(st.sets(st.tuples(st.sampled_from(areas), st.sampled_from(contacts)), max_size=2))
    settings = draw(
        st.sampled_from([Settings(), Settings(areas=2, clusters=1), Settings(uncovered=200, spare=0, moved=40)])
    )
    departments = ("d1", "d2") if draw(st.booleans()) else ()
    problem = Problem(places, candidates, departments, tied, frozenset(told), frozenset(wishes), settings)
    return _pinned(draw, problem)


def _candidate(draw, contact, places):
    today = frozenset(place.id for place in places if contact in place.today)
    return Candidate(
        id=contact,
        minutes=draw(st.sampled_from([None, 60, 120, 170, 240])),
        department=draw(st.sampled_from([None, "d1", "d2"])),
        institution=draw(st.booleans()),
        only=today if today and draw(st.booleans()) else None,
        barred=frozenset(draw(st.sets(st.sampled_from([place.id for place in places]), max_size=1))),
    )


def _pinned(draw, problem):
    """Pin one area, where that can be kept."""
    pairs = [
        (candidate.id, place.id)
        for candidate, place in product(problem.candidates, problem.places)
        if allowed(problem, candidate, {place.id})
    ]
    if not pairs or not draw(st.booleans()):
        return problem
    contact, area = draw(st.sampled_from(pairs))
    candidates = tuple(
        evolve(one, pinned=frozenset({area})) if one.id == contact else one for one in problem.candidates
    )
    return evolve(problem, candidates=candidates)


def parts(problem, areas, *, maybe):
    """Count the parts of a set of areas, by joining what is tied until nothing joins any more."""
    groups = [{area} for area in areas]
    joined = True
    while joined:
        joined = False
        for one, other in combinations(groups, 2):
            if any(
                b in problem.tied.get(a, ()) or (maybe and a not in problem.told and b not in problem.told)
                for a in one
                for b in other
            ):
                groups.remove(other)
                one.update(other)
                joined = True
                break
    return len(groups)


def allowed(problem, candidate, areas):
    """Tell whether a contact may be given a set of areas, by the words of the scheme."""
    settings = problem.settings
    by_id = {place.id: place for place in problem.places}
    pinned_to = {area: one.id for one in problem.candidates for area in one.pinned}
    if candidate.only is not None and set(areas) - set(candidate.only):
        return False
    if set(areas) & set(candidate.barred) or set(candidate.pinned) - set(areas):
        return False
    if any(pinned_to.get(area, candidate.id) != candidate.id for area in areas):
        return False
    if all(candidate.id in by_id[area].today for area in areas):
        return True
    minutes = sum(by_id[area].minutes for area in areas)
    clusters = {by_id[area].cluster for area in areas} - {None}
    return (
        len(areas) <= settings.areas
        and (candidate.minutes is None or minutes <= candidate.minutes + settings.spare)
        and len(clusters) <= settings.clusters
        and parts(problem, areas, maybe=True) == 1
    )


def cost(problem, packages):  # noqa: C901, PLR0912 - a sum of the scheme a line, on purpose in one place
    """Work out what a plan costs from the sums of the scheme, area by area and contact by contact."""
    settings = problem.settings
    by_id = {place.id: place for place in problem.places}
    contacts = {one.id: one for one in problem.candidates}
    holder = {area: contact for contact, areas in packages.items() for area in areas}
    total = 0
    for place in problem.places:
        contact = holder.get(place.id)
        if contact is None:
            total += settings.uncovered
            continue
        if contacts[contact].institution and not place.pilot:
            total += settings.institution
        if place.today and contact not in place.today and not place.leaving:
            total += settings.moved
        if contact in place.today and place.leaving:
            total += settings.kept
        wished_for = {other for area, other in problem.wishes if area == place.id}
        if wished_for and contact not in wished_for:
            total += settings.wish
    for contact, areas in packages.items():
        if not areas:
            continue
        total += settings.used
        over = sum(by_id[area].minutes for area in areas) - (contacts[contact].minutes or 0)
        if contacts[contact].minutes is not None:
            while over > 0:
                total += settings.overrun
                over -= 15
        total += settings.big * sum(len(areas) - 1 for area in areas if by_id[area].big)
        total += settings.unknown * (parts(problem, areas, maybe=False) - parts(problem, areas, maybe=True))
        total += settings.scattered * max(0, len({by_id[area].cluster for area in areas} - {None}) - 1)
    for cluster in {place.cluster for place in problem.places} - {None}:
        serving = {holder[place.id] for place in problem.places if place.cluster == cluster and place.id in holder}
        total += settings.split * (len(serving) - 1)
    for department in problem.departments:
        if not any(areas and contacts[contact].department == department for contact, areas in packages.items()):
            total += settings.department
    return total


def best(problem):
    """Find the least cost by trying every plan there is; only for a handful of areas."""
    contacts = list(problem.candidates)
    areas = [place.id for place in problem.places]
    least = None
    for given in product([None, *(one.id for one in contacts)], repeat=len(areas)):
        packages = {one.id: {a for a, c in zip(areas, given, strict=True) if c == one.id} for one in contacts}
        if all(allowed(problem, one, packages[one.id]) for one in contacts):
            price = cost(problem, packages)
            least = price if least is None else min(least, price)
    return least
