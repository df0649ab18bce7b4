"""Projects: write down, join, tell, close."""

from datetime import date

from lokalkontakt_core.coordination.projects import contacts_not_told, contacts_of_project
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.services import projects as services
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Values
from lokalkontakt_tui.flows.deeds import do
from lokalkontakt_tui.models import develop_options, options
from lokalkontakt_tui.models.forms import DateField, Field, LongField, ManyOf, OneOf
from lokalkontakt_tui.models.reading import Reading


def _of(app: DeskApp, key: str) -> Project:
    return app.reading.register.get(Project, key.partition(",")[0])


def _bound(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _fields(reading: Reading, project: Project | None) -> tuple[Field, ...]:
    words = reading.words
    period = project.period if project is not None else None
    return (
        Field("name", words("Name"), required=True, value=project.name if project else None),
        ManyOf("areas", words("Areas"), words("The space bar marks."), value=project.areas if project else (),
               options=options.areas(reading)),
        Field("owner", words("Run by"), words("The area's own people, in words."),
              value=project.owner if project else None),
        OneOf("time_consuming", words("Time-consuming"), words("More time than a local contact has."),
              value=project.time_consuming if project else False, options=develop_options.yes_or_no(reading)),
        LongField("description", words("About"), value=project.description if project else None),
        DateField("start", words("First day"), value=_bound(period.start) if period else None),
        DateField("end", words("First day after it"), value=_bound(period.end) if period else None),
        *develop_options.focus(reading, project.focus if project else ()),
    )  # fmt: skip


def _values(filled: Values) -> dict[str, object]:
    """Give what the use cases take: a period where one of its days is given."""
    values = {name: value for name, value in filled.items() if name not in {"start", "end"}}
    start, end = filled["start"], filled["end"]
    values["period"] = Period(start or UNKNOWN, end) if start or end else None
    return values


async def new_project(app: DeskApp, _rest: str) -> None:
    """Write down a project."""
    words = app.words
    await do(app, words("New project"), services.add_project, done=words("The project is written down."),
             fields=_fields(app.reading, None), arguments=_values, button=words("Save"))  # fmt: skip


async def edit_project(app: DeskApp, key: str) -> None:
    """Change a project."""
    words, project = app.words, _of(app, key)
    await do(app, words("Edit {name}", name=project.name), services.edit_project,
             done=words("{name} is saved.", name=project.name), fields=_fields(app.reading, project),
             arguments=lambda filled: {"project": project.id, "changes": _values(filled)},
             button=words("Save the changes"))  # fmt: skip


async def join_project(app: DeskApp, key: str) -> None:
    """Note that the coordinator takes part."""
    words, project = app.words, _of(app, key)
    day = DateField("day", words("Since"), words("Empty means today."), value=app.reading.day)
    await do(app, words("Join {name}", name=project.name), services.join_project,
             done=words("The coordinator takes part in {name}.", name=project.name), fields=(day,),
             arguments=lambda filled: {"project": project.id, **filled}, button=words("Join"))  # fmt: skip


async def inform_contact(app: DeskApp, key: str) -> None:
    """Note which contacts were told of a project."""
    words, project, reading = app.words, _of(app, key), app.reading
    register, day = reading.register, reading.day
    meant = contacts_not_told(register, project, day) or contacts_of_project(register, project, day)
    fields = (
        ManyOf("contacts", words("Who was told"), words("The space bar marks."), required=True, value=meant,
               options=options.contacts(reading)),
        DateField("day", words("Day"), words("Empty means today."), value=day),
    )  # fmt: skip
    await do(app, words("Who was told of {name}", name=project.name), services.inform_contact,
             done=words("It is noted who was told of {name}.", name=project.name), fields=fields,
             arguments=lambda filled: {"project": project.id, **filled}, button=words("Note it"))  # fmt: skip


async def close_project(app: DeskApp, key: str) -> None:
    """Close a project."""
    words, project = app.words, _of(app, key)
    fields = (
        LongField("outcome", words("Outcome"), words("What came of it, also what did not work.")),
        DateField("day", words("Closed on"), words("Empty means today."), value=app.reading.day),
    )
    await do(app, words("Conclude {name}", name=project.name), services.close_project,
             done=words("{name} is closed.", name=project.name), fields=fields,
             arguments=lambda filled: {"project": project.id, **filled}, button=words("Close the project"))  # fmt: skip
