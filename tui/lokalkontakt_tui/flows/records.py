"""Make, change and end areas, contacts, persons, departments, councils and clusters: one form each."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import areas, clusters, contacts, councils, departments, persons
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows import record_forms as forms
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.models.forms import DateField, Field, Form


def _plain(values: Values) -> Mapping[str, Any]:
    return dict(values)


async def _new(app: DeskApp, title: str, service: Any, fields: tuple[Field, ...], arguments: Any = _plain) -> bool:
    words = app.words
    return await carry_out(
        app,
        Deed(
            title,
            service,
            arguments,
            words("Save"),
            lambda values: words("{name} is written down.", name=values.get("name") or ""),
            Form(title, fields, words("Show the consequences")),
        ),
    )


async def _edit(app: DeskApp, record: Record, service: Any, fields: tuple[Field, ...], arguments: Any = _plain) -> bool:
    words, name = app.words, app.reading.name(record.ref)
    title = words("Edit {name}", name=name)
    return await carry_out(
        app,
        Deed(
            title,
            service,
            lambda values: {record.kind: record.id, "changes": arguments(values)},
            words("Save the changes"),
            lambda _values: words("{name} is saved.", name=name),
            Form(title, fields, words("Show the consequences")),
        ),
    )


async def _end(app: DeskApp, record: Record, service: Any, note: str) -> bool:
    words, name = app.words, app.reading.name(record.ref)
    title = words("End {name}", name=name)
    fields = (
        DateField("ended", words("First day without"), words("Empty means today."), value=app.reading.day),
        Field("reason", words("Why")),
    )
    return await carry_out(
        app,
        Deed(
            title,
            service,
            lambda values: {record.kind: record.id, **values},
            words("End {name}", name=name),
            lambda _values: words("{name} has ended.", name=name),
            Form(title, fields, words("Show the consequences"), note),
            on=lambda values: values["ended"],
        ),
    )


async def new_area(app: DeskApp, _rest: str) -> None:
    """Write down a new area."""
    await _new(app, app.words("New area"), areas.add_area, forms.area(app.reading, None), forms.area_values)


async def edit_area(app: DeskApp, area: str) -> None:
    """Change what is known of an area."""
    record = app.reading.register.get(Area, area.partition(",")[0])
    await _edit(app, record, areas.edit_area, forms.area(app.reading, record), forms.area_values)


async def end_area(app: DeskApp, area: str) -> None:
    """End an area."""
    record = app.reading.register.get(Area, area.partition(",")[0])
    note = app.words("Its assignments end with it. What has been written about it stays.")
    await _end(app, record, areas.end_area, note)


async def new_contact(app: DeskApp, _rest: str) -> None:
    """Take an employee into the scheme."""
    title = app.words("New local contact")
    await _new(app, title, contacts.add_contact, forms.new_contact(app.reading), forms.new_contact_values)


async def edit_contact(app: DeskApp, contact: str) -> None:
    """Change where a contact works."""
    record = app.reading.register.get(Contact, contact.partition(",")[0])
    await _edit(app, record, contacts.edit_contact, forms.contact(app.reading, record))


async def end_contact(app: DeskApp, contact: str) -> None:
    """Take a contact out of the scheme."""
    record = app.reading.register.get(Contact, contact.partition(",")[0])
    note = app.words("The areas stand without a contact from that day. Hand them over first if you can.")
    await _end(app, record, contacts.end_contact, note)


async def new_person(app: DeskApp, _rest: str) -> None:
    """Write down a person."""
    await _new(app, app.words("New person"), persons.add_person, forms.person(app.reading, None))


async def edit_person(app: DeskApp, person: str) -> None:
    """Change what is known of a person."""
    record = app.reading.register.get(Person, person)
    await _edit(app, record, persons.edit_person, forms.person(app.reading, record))


async def end_person(app: DeskApp, person: str) -> None:
    """Note that a person no longer has to do with the scheme."""
    note = app.words("Who is a local contact ends as one, too.")
    await _end(app, app.reading.register.get(Person, person), persons.end_person, note)


async def new_department(app: DeskApp, _rest: str) -> None:
    """Write down a department."""
    title = app.words("New department")
    await _new(app, title, departments.add_department, forms.department(app.reading, None))


async def edit_department(app: DeskApp, department: str) -> None:
    """Change a department."""
    record = app.reading.register.get(Department, department)
    await _edit(app, record, departments.edit_department, forms.department(app.reading, record))


async def end_department(app: DeskApp, department: str) -> None:
    """End a department."""
    await _end(app, app.reading.register.get(Department, department), departments.end_department, "")


async def council(app: DeskApp, area: str) -> None:
    """Write down the council of an area, or change the one there is."""
    known = app.reading.register.by(Council, "areas").get(area, ())
    if known:
        await edit_council(app, known[0].id)
        return
    name = app.reading.name(Ref("area", area))
    title = app.words("The local council of {area}", area=name)
    await _new(app, title, councils.add_council, forms.council(app.reading, None, (area,)))


async def edit_council(app: DeskApp, key: str) -> None:
    """Change a council and its address."""
    record = app.reading.register.get(Council, key)
    await _edit(app, record, councils.edit_council, forms.council(app.reading, record, record.areas))


async def end_council(app: DeskApp, key: str) -> None:
    """Note that a council no longer exists."""
    await _end(app, app.reading.register.get(Council, key), councils.end_council, "")


async def new_cluster(app: DeskApp, _rest: str) -> None:
    """Write down a cluster of areas."""
    await _new(app, app.words("New cluster"), clusters.add_cluster, forms.cluster(app.reading, None))


async def edit_cluster(app: DeskApp, key: str) -> None:
    """Change a cluster's name."""
    record = app.reading.register.get(Cluster, key)
    await _edit(app, record, clusters.edit_cluster, forms.cluster(app.reading, record)[:1])
