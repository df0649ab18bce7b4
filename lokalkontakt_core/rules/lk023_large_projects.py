"""LK023 large-projects: the coordinator does not take part in a project that takes much time, or a contact is not told.

Why:
    "Ved udvikling af særlige projekter som er mere tidskrævende, indgår landdistriktskoordinator i samarbejde om dette
    med lokalområdet, og sikrer information til Lokalkontakten." (Lokalkontakten – samarbejde med lokalsamfundene,
    2019.)

Breaks the rule:
    A project that takes much time and is going on, without the day the coordinator joined; or a contact of one of its
    areas who has not been told of it.

Keeps the rule:
    The coordinator has joined and every contact of the areas has been told; or the project takes no more time than
    others.

Cannot be judged:
    The project names no area: whose contact should be told is not known.

Since:
    0.1
"""

import enum
from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.projects import contacts_not_told, is_open
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


class ProjectLack(enum.StrEnum):
    """What is missing; the words are in the catalogues."""

    NOT_JOINED = "not_joined"
    NOT_TOLD = "not_told"


def _is_going_on(project: Project, day: date) -> bool:
    return is_open(project, day) and (project.period is None or project.period.contains(day))


def _check(register: Register, day: date) -> Iterator[Finding]:
    for project in register.all(Project):
        if not project.time_consuming or not _is_going_on(project, day):
            continue
        joined = project.coordinator_joined is not None and project.coordinator_joined <= day
        untold = contacts_not_told(register, project, day)
        failing = {ProjectLack.NOT_JOINED: not joined, ProjectLack.NOT_TOLD: bool(untold)}
        lacks = tuple(lack for lack, fails in failing.items() if fails)
        if lacks:
            yield Finding(RULE.code, project.ref, {"project": project.ref, "lacks": lacks})
        elif not project.areas:
            yield Finding(RULE.code, project.ref, {"project": project.ref, "missing": (Fact.AREAS,)}, unjudged=True)


RULE = Rule(
    "LK023",
    "large-projects",
    Kind.WARNING,
    _check,
    remedies=("join_project", "inform_contact", "edit_project", "accept"),
)
