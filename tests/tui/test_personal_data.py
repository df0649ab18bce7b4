"""Personal data at the desk: what is held is seen and noted, times are decided, and what is over its time goes."""

from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.erasure.retention import set_retention
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.ports.access_log import Access, AccessEntry
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import DataClass
from lokalkontakt_core.services.areas import edit_area
from lokalkontakt_core.services.persons import add_person, end_person

LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)


@pytest.fixture
def tordis(imported):
    imported.do(add_person, name="Tordis Øvlisen", work_email="tordis@kommune.example")
    imported.do(edit_area, area="glud", changes={"status_note": "Ring til Tordis Øvlisen"})
    return next(one.id for one in imported.register.all(Person) if one.name == "Tordis Øvlisen")


def throughs(workspace):
    return [(entry.access, entry.subject, entry.through) for entry in workspace.store.access.entries()]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_classes_the_log_and_persons_stand_in_one_list(imported, tordis, at_the_desk, size):
    async with at_the_desk(imported, size=size, start="place:more") as person:
        await person.press("y")
        for text in ("Tidligere personer", "ingen tid bestemt", "Loggen", "Hvad der gemmes om en person"):
            assert text in person.seen()
        assert throughs(imported) == [(Access.VIEW, "*", "app: personal data")]


async def test_all_that_is_held_is_shown_and_that_is_noted(imported, tordis, at_the_desk):
    async with at_the_desk(imported, size=(120, 60), start="personal_data:") as person:
        await person.do(f"held:{tordis}")
        for text in ("tordis@kommune.example", "“Ring til Tordis Øvlisen”", "Tidligere udgaver", "anna: vist"):
            assert text in person.seen()
        assert (Access.VIEW, tordis, "app: held") in throughs(imported)


async def test_what_points_to_a_person_is_named_with_its_kind(practised, at_the_desk):
    mette = next(one.id for one in practised.register.all(Person) if one.name.startswith("Mette"))
    async with at_the_desk(practised, size=(80, 24), start=f"held:{mette}") as person:
        assert "Skriv ud …" in person.seen()
        await person.press("down", "down", "down", "down")
        assert "Mette Øvig  lokalkontakt" in person.seen()


async def test_a_time_is_decided_with_its_reason_and_can_be_undone(imported, at_the_desk):
    async with at_the_desk(imported, start="personal_data:") as person:
        await person.do("decide_retention:answers")
        await person.write("24")
        await person.press("tab")
        await person.write("Retningslinje 7")
        await person.press("ctrl+s", "enter")
        rule = person.register.scheme.retention[DataClass.ANSWERS]
        assert (rule.keep.months, rule.reason) == (24, "Retningslinje 7")
        assert "24 måneder" in person.seen()


async def test_months_without_a_reason_are_refused_beside_the_field(imported, at_the_desk):
    async with at_the_desk(imported, start="personal_data:") as person:
        await person.do("decide_retention:answers")
        await person.write("24")
        await person.press("ctrl+s")
        assert "Der mangler en grund" in person.seen()
        assert dict(imported.register.scheme.retention) == {}


async def test_what_is_over_its_time_is_seen_first_and_goes_only_after_a_yes(imported, tordis, at_the_desk):
    imported.do(end_person, person=tordis, ended=date(2015, 1, 1))
    for data in (DataClass.FORMER_PERSONS, DataClass.ACCESS_LOG):
        imported.do(set_retention, data=data, months=24, reason="Retningslinje 7")
    imported.store.access.append(AccessEntry(LONG_AGO, "anna", Access.VIEW, "*", "person list"))
    async with at_the_desk(imported, size=(120, 40), start="personal_data:") as person:
        assert "▲ 1 over tiden" in person.seen()
        await person.do("apply_retention:")
        assert "Tordis Øvlisen" in person.seen()
        assert "Kan ikke fortrydes." in person.seen()
        await person.press("enter")
        assert person.register.get(Person, tordis).name == "Tordis Øvlisen", "the focus begins on Back"
        await person.do("apply_retention:")
        await person.press("shift+tab", "enter")
        assert person.register.get(Person, tordis).name == "slettet person #1"
        assert person.register.get(Area, "glud").status_note == "Ring til slettet person #1"
        assert "Fjernet: 2." in person.message
        assert "over tiden" not in person.seen()
        assert LONG_AGO not in [entry.instant for entry in imported.store.access.entries()]


async def test_nothing_over_its_time_is_said_and_nothing_is_asked(imported, at_the_desk):
    async with at_the_desk(imported, start="personal_data:") as person:
        await person.press("f")
        assert "Intet har overskredet sin tid." in person.message


async def test_who_looked_is_shown_with_names_or_login_names(imported, tordis, at_the_desk):
    for actor in (tordis, "en.anden"):
        imported.store.access.append(AccessEntry(LONG_AGO, actor, Access.EXPORT, "*", "export"))
    async with at_the_desk(imported, size=(120, 40), start="access_log:") as person:
        assert "Tordis Øvlisen: alle udleveret" in person.seen()
        assert "en.anden: alle udleveret" in person.seen()


async def test_a_store_that_cannot_be_read_is_told_and_the_screen_stays(imported, at_the_desk, monkeypatch):
    def refuse():
        raise StoreError("LKE118", place="x", problem="y")

    imported.do(set_retention, data=DataClass.ACCESS_LOG, months=24, reason="Retningslinje 7")
    monkeypatch.setattr(imported.store.access, "entries", refuse)
    async with at_the_desk(imported, start="personal_data:") as person:
        assert "LKE118" not in person.seen()
        assert "Hvem har set" in person.seen()
        assert "Registret kan ikke læses" in person.message
