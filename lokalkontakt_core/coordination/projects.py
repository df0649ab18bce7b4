"""Projects on a day: which are open, which take much time, and who has not been told (E21, G23, R18)."""

from datetime import date

from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register


def is_open(project: Project, day: date) -> bool:
    """Tell whether a project is not closed on the day."""
    return project.closed is None or project.closed > day


def is_going_on(project: Project, day: date) -> bool:
    """Tell whether a project is not closed and the day lies in its time, as far as that is known."""
    return is_open(project, day) and (project.period is None or project.period.contains(day))


def _by_name(project: Project) -> tuple[str, str]:
    return project.name, project.id


def open_projects(register: Register, day: date) -> tuple[Project, ...]:
    """Give the projects that are not closed, by name, then id."""
    return tuple(sorted((one for one in register.all(Project) if is_open(one, day)), key=_by_name))


def open_in_area(register: Register, area: str, day: date) -> tuple[Project, ...]:
    """Give the open projects of an area, by name, then id."""
    found = (one for one in register.by(Project, "areas").get(area, ()) if is_open(one, day))
    return tuple(sorted(found, key=_by_name))


def has_coordinator(project: Project, day: date) -> bool:
    """Tell whether the coordinator takes part on the day."""
    return project.coordinator_joined is not None and project.coordinator_joined <= day


def needs_coordinator(project: Project, day: date) -> bool:
    """Tell whether a project takes much time, is going on, and the coordinator has not joined it (G23)."""
    return project.time_consuming and is_going_on(project, day) and not has_coordinator(project, day)


def contacts_of_project(register: Register, project: Project, day: date) -> tuple[str, ...]:
    """Give the ids of the primary contacts who are active in a project's areas, in order."""
    standing = standing_on(register, day)
    all_held = (held for area in project.areas for held in standing.of_area(area))
    return tuple(sorted({held.assignment.contact for held in all_held if held.active and held.primary}))


def contacts_not_told(register: Register, project: Project, day: date) -> tuple[str, ...]:
    """Give the contacts of a time-consuming project that is going on who have not been told of it (G23)."""
    if not project.time_consuming or not is_going_on(project, day):
        return ()
    told = {one.contact for one in project.informed if one.day <= day}
    return tuple(contact for contact in contacts_of_project(register, project, day) if contact not in told)
