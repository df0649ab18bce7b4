from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.coordination.assignments import AssignmentState, state_of
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.areas import edit_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.journaling import journalise
from lokalkontakt_core.services.report_log import record_report
from lokalkontakt_core.workspace import Workspace


def contact_of(register, area):
    return register.by(Assignment, "area")[area][0].contact


@pytest.fixture
def proposed(imported):
    """Frank Kjær is proposed for Bjerre; no yes and no time is recorded."""
    frank = contact_of(imported.register, "aale-hjortsvang")
    imported.do(assign, area="bjerre", contact=frank)
    return imported


async def test_a_refused_confirmation_lists_every_condition_with_quote_code_and_choices(proposed, at_the_desk):
    async with at_the_desk(proposed) as person:
        await person.do("confirm_area:bjerre")
        seen = person.seen()
        assert "Det kan ikke lade sig gøre endnu" in seen
        assert "Frank Kjær kan ikke blive lokalkontakt for Bjerre endnu." in seen
        assert seen.count("✗ ") == 3
        assert "regel LK007" in " ".join(seen.split())
        assert "LKE204" in seen
        assert "1  Registrér, at Frank Kjær selv siger ja" in seen
        await person.press("escape")
        assert proposed.register.revision == person.register.revision


async def test_a_choice_of_the_refusal_is_carried_out_and_the_confirmation_is_tried_again(proposed, at_the_desk):
    async with at_the_desk(proposed) as person:
        await person.do("confirm_area:bjerre")
        await person.press("1", "ctrl+s", "enter")
        assert person.seen().count("✗ ") == 2
        await person.press("1", "ctrl+s", "enter")
        assert person.seen().count("✗ ") == 1
        await person.press("1")
        await person.write("5")
        await person.press("ctrl+s", "enter")
        assert "Bekræft Frank Kjær for Bjerre" in person.seen()
        await person.press("enter")
        assignment = person.register.by(Assignment, "area")["bjerre"][0]
        assert state_of(person.register, assignment, date(2020, 5, 1)) is AssignmentState.ACTIVE


async def test_leaving_the_refusal_changes_nothing(proposed, at_the_desk):
    async with at_the_desk(proposed) as person:
        before = person.register.revision
        await person.do("confirm_area:bjerre")
        await person.press("tab", "tab", "enter")
        assert person.register.revision == before
        assert type(person.app.screen).__name__ == "OverviewScreen"


async def test_what_is_wrong_in_a_form_stands_under_its_field_and_nothing_typed_is_lost(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("hand_over:glud")
        await person.press("tab")
        await person.write("30.2.2020")
        await person.press("ctrl+s")
        seen = person.seen()
        assert "✗ " in seen
        assert "30.2.2020" in seen
        assert "1 felt skal ses på." in seen
        await person.press("escape")


async def test_a_refusal_of_the_use_case_comes_back_to_the_field_it_is_about(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("hand_over:glud")
        await person.press("tab", "tab")
        await person.write("1.4.2020")
        await person.press("ctrl+s")
        assert "✗ " in person.seen()
        assert "1.4.2020" in person.seen()
        assert "Overdrag Glud" in person.seen()


async def test_a_change_by_somebody_else_is_shown_and_written_over_by_nobody(imported, at_the_desk):
    other = Workspace(
        imported.store,
        actor="bo",
        clock=FixedClock(datetime(2020, 5, 1, 9, tzinfo=UTC)),
        ids=CountedIds(9000),
        rules=RULES,
    )
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write(" by")
        await person.press("ctrl+s")
        other.do(edit_area, area="glud", changes={"name": "Glud Strand"})
        await person.press("enter")
        assert "En anden har rettet imens" in person.seen()
        await person.press("escape")
        assert person.register.get(Area, "glud").name == "Glud Strand"


async def test_a_checklist_the_scheme_has_not_chosen_leads_to_the_settings(imported, at_the_desk):
    frank = contact_of(imported.register, "aale-hjortsvang")
    async with at_the_desk(imported) as person:
        await person.do(f"onboarding:{frank}")
        assert "LKE250" in person.seen()
        assert "1  Åbn indstillingerne" in person.seen()
        await person.press("1")
        assert "Ordningens indstillinger" in person.seen()


@pytest.fixture
def journaled(imported):
    """A report that stands in the journal, so that no field of its form can be changed."""
    imported.do(record_report, type=ReportType.STATUS, name="Status", text="Alt går godt", day=date(2020, 4, 1))
    (report,) = imported.register.all(Report)
    imported.do(journalise, document=report.ref, case="20/1234")
    return imported, report.id


async def test_from_a_refusal_no_field_can_solve_one_goes_back_to_what_was_typed(journaled, at_the_desk):
    workspace, report = journaled
    async with at_the_desk(workspace) as person:
        await person.do(f"edit_report:{report}")
        await person.press("tab")
        await person.write("Ny overskrift")
        await person.press("ctrl+s")
        assert "LKE274" in person.seen()
        assert "1  Ret det, du skrev" in person.seen()
        await person.press("1")
        assert "Ny overskrift" in person.seen()
        assert "Sagsnummer" not in person.seen()


async def test_what_was_typed_stands_in_the_form_again_when_the_refusal_was_left(journaled, at_the_desk):
    workspace, report = journaled
    async with at_the_desk(workspace) as person:
        await person.do(f"edit_report:{report}")
        await person.press("tab")
        await person.write("Ny overskrift")
        await person.press("ctrl+s", "escape")
        assert "Det, du har skrevet, er gemt" in person.message
        await person.do(f"edit_report:{report}")
        assert "Ny overskrift" in person.seen()
        assert person.register.get(Report, report).name == "Status"
