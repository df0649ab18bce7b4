"""Who could cover what: the search of the library against HiGHS, on made-up municipalities of three sizes.

    python benchmarks/suggestion.py            # 31 areas and 20 contacts, 300 and 150
    python benchmarks/suggestion.py --big      # and 3,000 and 1,200, twice: takes seven minutes

Areas lie on a grid, have up to six neighbours and belong to clusters of four; three in five have a contact today, who
mostly has areas side by side and mostly time for them; one in ten of these is to be handed over. Every contact is a
candidate for every area. The time that is granted grows with the areas there are for each contact: three quarters of
it are needed. In the tight municipality nine tenths are, and it cannot all be used, because areas come whole. The peer
is the bound: what every plan costs at least. Each solving runs in a process of its own.
"""

import random
import resource
import subprocess
import sys
import time
from collections import defaultdict

from lokalkontakt_core.coordination.suggestion.engines import Engine
from lokalkontakt_core.coordination.suggestion.plans import breaches, cost_of
from lokalkontakt_core.coordination.suggestion.pricing import Pricing
from lokalkontakt_core.coordination.suggestion.problem import Candidate, Place, Problem
from lokalkontakt_core.coordination.suggestion.search import Search

DEPARTMENTS = tuple(f"department-{number}" for number in range(8))
SIZES = ((31, 20, "even"), (300, 150, "even"))
BIG = ((3000, 1200, "even"), (3000, 1200, "tight"))


_USUAL = 2
"""Areas for each contact at which the granted times stand as they are written."""


def municipality(areas: int, contacts: int, seed: int = 1, *, tight: bool = False) -> Problem:
    """Make up a municipality."""
    chance = random.Random(seed)  # noqa: S311 - the same one every time
    wide = int(areas**0.5)
    at = {divmod(number, wide)[::-1]: f"area-{number:04}" for number in range(areas)}
    cluster = {area: f"cluster-{x // 2}-{y // 2}" for (x, y), area in at.items()}
    tied = _tied(chance, at, cluster)
    more = 1.0 if tight else max(1.0, areas / contacts / _USUAL)
    minutes = {area: chance.choice([60, 60, 75, 90]) for area in at.values()}
    ids = [f"contact-{number:04}" for number in range(contacts)]
    today = _today(chance, tied, cluster, ids)
    held: dict[str, int] = defaultdict(int)
    for area, contact in today.items():
        held[contact] += minutes[area]
    return Problem(
        places=tuple(
            Place(
                id=area,
                minutes=minutes[area],
                big=minutes[area] == 90 and chance.random() < 0.5,
                cluster=cluster[area],
                today=(today[area],) if area in today else (),
                leaving=area in today and chance.random() < 0.1,
            )
            for area in sorted(at.values())
        ),
        candidates=tuple(
            Candidate(
                id=contact,
                minutes=max(
                    round(chance.choice([75, 120, 150, 180, 240, 300]) * more / 15) * 15,
                    held[contact] * (chance.random() < 0.85),
                ),
                department=chance.choice(DEPARTMENTS),
                institution=chance.random() < 0.15,
            )
            for contact in ids
        ),
        departments=DEPARTMENTS,
        tied={area: frozenset(near) for area, near in tied.items()},
        told=frozenset(at.values()),
    )


def _tied(chance: random.Random, at: dict[tuple[int, int], str], cluster: dict[str, str]) -> dict[str, set[str]]:
    tied: dict[str, set[str]] = {area: set() for area in at.values()}
    for (x, y), area in at.items():
        for other in (at.get((x + 1, y)), at.get((x, y + 1)), at.get((x + 1, y + 1))):
            if other is not None and (chance.random() < 0.85 or cluster[other] == cluster[area]):
                tied[area].add(other)
                tied[other].add(area)
    kin = defaultdict(set)
    for area, name in cluster.items():
        kin[name].add(area)
    return {area: near | kin[cluster[area]] - {area} for area, near in tied.items()}


def _today(
    chance: random.Random, tied: dict[str, set[str]], cluster: dict[str, str], contacts: list[str]
) -> dict[str, str]:
    """Give three areas in five a contact, who has one to three side by side, if possible of one cluster."""
    free = dict.fromkeys(chance.sample(sorted(tied), len(tied)))
    today: dict[str, str] = {}
    for contact in contacts:
        if len(today) >= 0.6 * len(tied):
            break
        first = next(iter(free))
        near = sorted((cluster[area] != cluster[first], area) for area in tied[first] if area in free)
        for area in [first, *(area for _other, area in near[: chance.choice([0, 0, 1, 2])])]:
            del free[area]
            today[area] = contact
    return today


def measure(engine: Engine, problem: Problem) -> str:
    pricing = Pricing(problem)
    wall, spent = time.perf_counter(), time.process_time()
    found = engine.solve(pricing)
    wall, spent = time.perf_counter() - wall, time.process_time() - spent
    assert not list(breaches(pricing, found.plan))
    assert found.cost == cost_of(Pricing(problem), found.plan)
    uncovered = len(problem.places) - len(found.plan.contact_of)
    gap = "proven best" if found.proven else "not proven" if found.gap is None else f"gap {found.gap:.2%}"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{wall:8.2f} s  {spent:8.2f} s CPU  {found.cost:>9,} points  {uncovered:>3} uncovered  {gap}  {memory:,} MB"


def solve(areas: str, contacts: str, kind: str, name: str) -> None:
    from lokalkontakt_optimise import run  # noqa: F401, PLC0415 - what is measured is the solving, not the import
    from lokalkontakt_optimise.engine import Optimise  # noqa: PLC0415 - not installed, the lines above say what is

    engine = {one.name: one for one in (Search(), Optimise())}[name]
    problem = municipality(int(areas), int(contacts), tight=kind == "tight")
    print(f"{areas:>5} × {contacts:<5} {kind:<6} {name:<9} {measure(engine, problem)}")


def main() -> None:
    if len(sys.argv) == 5:
        solve(*sys.argv[1:])
        return
    for size in (*SIZES, *(BIG if "--big" in sys.argv else ())):
        for name in (Search.name, "optimise"):
            subprocess.run([sys.executable, __file__, *map(str, size), name], check=True)


if __name__ == "__main__":
    main()
