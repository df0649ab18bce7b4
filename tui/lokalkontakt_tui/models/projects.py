"""Projects: the list, and one of them with who takes part and who knows."""

from lokalkontakt_core.coordination.projects import contacts_not_told, is_open, needs_coordinator
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.project import Project
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.pilots import period_words
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice
from lokalkontakt_tui.models.strategy import theme_facts

COLUMNS = (Column(least=18, most=44), Column(grow=True, least=12))


def listing(reading: Reading) -> Listing:
    """Give the projects: those that take much time, the others, those that are closed."""
    words, day = reading.words, reading.day
    every = sorted(reading.register.all(Project), key=lambda one: (danish_key(one.name), one.id))
    standing = [one for one in every if is_open(one, day)]
    groups = (
        (words("Time-consuming"), [one for one in standing if one.time_consuming]),
        (words("Others"), [one for one in standing if not one.time_consuming]),
        (words("Concluded"), [one for one in every if not is_open(one, day)]),
    )
    entries: list[Entry] = []
    for heading, projects in groups:
        if projects:
            entries.append(Heading(heading, len(projects), style="subheading"))
            entries += [_row(reading, one) for one in projects]
    empty = (
        line(words("There are no projects here yet.")),
        line(
            (words("A project belongs to the area. In one that takes much time the coordinator takes part."), "muted")
        ),
    )
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _row(reading: Reading, project: Project) -> Row:
    day = reading.day
    lacks = needs_coordinator(project, day) or contacts_not_told(reading.register, project, day)
    sign = ("▲ ", "warning") if lacks else ("● ", "covered") if is_open(project, day) else ("– ", "muted")
    name = line(sign, project.name, practice(project, reading.words))
    return Row(project.id, (name, line((_areas(reading, project), "muted"))),
               find=" ".join((project.owner or "", *project.focus)))  # fmt: skip


def _areas(reading: Reading, project: Project) -> str:
    return reading.words.listed(sorted((reading.name(Ref("area", one)) for one in project.areas), key=danish_key))


def project_page(reading: Reading, project: Project) -> Page:
    """Give a project."""
    words = reading.words
    sections = [Section(None, _facts(reading, project)), Section(words("What you can do"), (_doing(reading, project),))]
    if project.description:
        sections.append(Section(words("About"), tuple(Item(line(row)) for row in project.description.split("\n"))))
    if project.outcome:
        sections.append(Section(words("Outcome"), tuple(Item(line(row)) for row in project.outcome.split("\n"))))
    return Page(line((project.name, "name"), practice(project, words)), tuple(sections))


def _facts(reading: Reading, project: Project) -> tuple[Fact, ...]:
    words, day = reading.words, reading.day
    unknown = line((words("not told"), "muted"))
    facts = [
        Fact(words("Areas"), line(_areas(reading, project)) if project.areas else unknown),
        Fact(words("Run by"), line(project.owner) if project.owner else unknown),
        Fact(words("Time-consuming"), line(words("yes") if project.time_consuming else words("no"))),
        Fact(words("Coordinator"), _coordinator(reading, project)),
        *(
            Fact(reading.name(Ref("contact", one.contact)),
                 line(words("told on {day}", day=reading.full_day(one.day))))
            for one in project.informed
        ),
        *(
            Fact(reading.name(Ref("contact", one)), line(("▲ ", "warning"), words("has not been told")))
            for one in contacts_not_told(reading.register, project, day)
        ),
    ]  # fmt: skip
    if project.period is not None:
        facts.append(Fact(words("Time"), line(period_words(reading, project.period))))
    facts.extend(theme_facts(reading, project.focus))
    if project.closed is not None:
        facts.append(Fact(words("Concluded"), line(reading.full_day(project.closed))))
    if project.source:
        facts.append(Fact(words("Source"), line((project.source, "muted"))))
    return tuple(facts)


def _coordinator(reading: Reading, project: Project) -> Line:
    words = reading.words
    if project.coordinator_joined is not None:
        return line(words("takes part since {day}", day=reading.full_day(project.coordinator_joined)))
    if needs_coordinator(project, reading.day):
        return line(("▲ ", "warning"), words("does not take part yet"))
    return line((words("does not take part"), "muted"))


def _doing(reading: Reading, project: Project) -> tuple[Button, ...]:
    words, day = reading.words, reading.day
    edit = Button(f"edit_project:{project.id}", words("Edit …"))
    if not is_open(project, day):
        return (edit,)
    buttons = []
    if project.coordinator_joined is None:
        buttons.append(Button(f"join_project:{project.id}", words("Join …"), main=needs_coordinator(project, day)))
    untold = bool(contacts_not_told(reading.register, project, day))
    alone = needs_coordinator(project, day)
    buttons.append(Button(f"inform_contact:{project.id}", words("Note who was told …"), main=untold and not alone))
    return (*buttons, edit, Button(f"close_project:{project.id}", words("Conclude …")))
