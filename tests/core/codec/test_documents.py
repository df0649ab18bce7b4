from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.codec.commits import commit_from_document, commit_to_document
from lokalkontakt_core.codec.documents import from_document, to_document
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.periods import UNKNOWN, Month, MonthRange, Period
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, HandoverWish, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Approval, Contact, GrantedTime, Workplace
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.records.scheme import Phase, PhaseStart, Scheme

RECORDS = [
    Area(id="aale", name="Åle-Hjortsvang", villages=("Åle", "Hjortsvang"), size=Size.SMALL, source="Bilag 1"),
    Area(id="b", name="B", ext={"gis": {"polygon": [1, 2], "ok": True}}),
    Assignment(
        id="a-1",
        area="aale",
        contact="c-1",
        role=Role.SUBSTITUTE,
        period=Period(UNKNOWN, date(2020, 4, 1)),
        confirmation=Confirmation(day=UNKNOWN, how=ConfirmedHow.IMPORTED),
        handover_wish=HandoverWish(quote="bør videregives", day=UNKNOWN),
    ),
    Assignment(id="a-2", area="b", contact="c-1", period=Period(date(2020, 1, 1), UNKNOWN)),
    Contact(
        id="c-1",
        person="p-1",
        workplace=Workplace.SCHOOL,
        employment=Period(UNKNOWN, None),
        manager_yes=Approval(yes=True, day=date(2020, 1, 1), by="p-2"),
        granted=GrantedTime(minutes_per_week=75, day=UNKNOWN),
    ),
    Neighbour(id="a--b", areas=("a", "b"), cooperation=False),
    PlanStep(id="s", when=MonthRange(Month(2019, 12), Month(2020, 1)), task="Lokalrådene melder tilbage"),
    Acceptance(
        id="x", code="LK005", subject=Ref("contact", "c-1"), values={"a": "b"}, reason="aftalt", day=date(2020, 1, 1)
    ),
    Scheme(
        id="scheme",
        name="Hedensted",
        municipality="Hedensted",
        phases=(PhaseStart(phase=Phase.PILOT, start=UNKNOWN),),
        minutes_by_size={Size.SMALL: 45},
        rules={"LK013": {"days": 60}},
    ),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.ref))
def test_a_record_survives_the_way_through_its_document(record):
    assert from_document(record.kind, to_document(record), "x") == record


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.ref))
def test_a_document_holds_no_none(record):
    assert "None" not in repr(to_document(record))


def test_a_commit_survives_the_way_through_its_document():
    commit = Commit(
        revision=3,
        instant=datetime(2020, 5, 1, 12, tzinfo=UTC),
        actor="anna",
        change=ChangeSet(
            "assign",
            (Edit(None, RECORDS[0]), Edit(RECORDS[1], None)),
            about=(RECORDS[0].ref,),
            reason="aftalt",
            undoes=2,
        ),
    )
    assert commit_from_document(commit_to_document(commit), "x") == commit


def test_every_problem_of_a_document_is_reported_with_its_path():
    with pytest.raises(DataError) as caught:
        from_document(
            "assignment",
            {
                "id": 3,
                "area": "a",
                "contcat": "c",
                "role": "boss",
                "period": {"start": "soon"},
                "confirmation": {"day": 1},
            },
            "records/assignment/x.toml",
        )
    problems = {(problem.code, problem.values["path"]) for problem in caught.value.details}
    assert problems == {
        ("LKE121", "id"),
        ("LKE123", "role"),
        ("LKE122", "period.start"),
        ("LKE122", "confirmation.day"),
        ("LKE126", "confirmation.how"),
        ("LKE126", "contact"),
        ("LKE125", "contcat"),
    }


def test_nothing_is_coerced():
    for document in ({"id": "a", "name": ["x"]}, {"id": "a", "name": 3}, {"id": "a", "name": "x", "villages": "Åle"}):
        with pytest.raises(DataError):
            from_document("area", document, "x")
