from datetime import date

import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.due import Due, DueKind, Urgency, due
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.register import Register
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)


def rows(lines, day=DAY, **given):
    return [
        (row.kind, [ref.id for ref in row.refs], row.verb, row.day) for row in due(register_of(lines, **given), day)
    ]


def test_the_imported_hedensted_register_says_what_waits():
    register = example_register()
    found = due(register, register.scheme.example_day, ready_notices=3)
    assert [(row.kind, row.number, row.verb) for row in found] == [
        (DueKind.HANDOVER, 3, "hand_over"),
        (DueKind.QUESTION, 1, "answer_question"),
        (DueKind.APPROVALS, 8, "record_manager_yes"),
        (DueKind.NOTICES, 3, "show_outbox"),
        (DueKind.UNANSWERED, 12, "record_answer"),
        (DueKind.AGREEMENTS, 16, "write_agreement"),
    ]
    assert {row.day for row in found} == {None}
    words = Catalogue("da")
    said = [words.message(row.message, namer=lambda ref: name_of(register, ref)) for row in found]
    assert said == [
        "Glud, Hjarnø og Snaptun skal overdrages",
        "Stenderup skal afklares",
        "8 lokalkontakter mangler et ja",
        "3 beskeder er klar til at blive sendt",
        "12 områder uden lokalkontakt har ikke svaret",
        "16 samarbejdsaftaler er ikke skrevet",
    ]


GOOD = "own=2020-01-01 manager=2020-01-01/leder"


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (
            f"area glud\ncontact a {GOOD} employment=?..2020-04-01\nassign glud a ?..\nanswer glud no ?",
            (DueKind.VACANT, ["glud"], "hand_over", None),
        ),
        ("area glud\nanswer glud yes ?", (DueKind.UNCOVERED, ["glud"], "assign", None)),
        ("area glud", (DueKind.UNANSWERED, ["glud"], "record_answer", None)),
        (
            f"area glud\ncontact a {GOOD} employment=?..2020-08-01\nassign glud a ?..\nagreement glud 2020-01-01",
            (DueKind.LEAVING, ["a"], "hand_over", date(2020, 8, 1)),
        ),
        (
            "area glud\ncontact a own=2020-01-01\nassign glud a ?.. id=x\nagreement glud 2020-01-01",
            (DueKind.APPROVALS, ["a"], "record_manager_yes", None),
        ),
        ("area glud\nanswer glud no ?\ncontact a", (DueKind.APPROVALS, ["a"], "record_manager_yes", None)),
        (
            f"area glud\ncontact a {GOOD}\nassign glud a ?.. proposed id=x\nanswer glud no ?",
            (DueKind.PROPOSAL, ["x"], "confirm", None),
        ),
        (
            f"area glud\ncontact a {GOOD}\nassign glud a 2020-04-01..",
            (DueKind.AGREEMENTS, ["glud"], "write_agreement", date(2020, 5, 31)),
        ),
    ],
)
def test_one_thing_that_waits_is_one_row_with_its_verb_and_its_day(lines, row):
    assert rows(lines) == [row]


@pytest.mark.parametrize(
    "lines",
    [
        "area vrigsted\nanswer vrigsted no ?",
        "area vrigsted ended=2020-01-01",
        f"area glud\ncontact a {GOOD}\nassign glud a ?..\nagreement glud 2020-01-01",
        f"area glud\ncontact a {GOOD} employment=?..2020-08-01\nassign glud a ?..2020-07-01\nagreement glud 2020-01-01",
        f"area glud\nanswer glud no ?\ncontact a {GOOD}",
    ],
)
def test_where_nothing_waits_there_is_no_row(lines):
    assert rows(lines) == []


def test_areas_that_want_a_contact_are_due_on_the_deadline_of_the_scheme():
    deadline = {"LK038": {"deadline": date(2020, 4, 30)}}
    assert rows("area glud\narea as\nanswer as yes ?", rules=deadline) == [
        (DueKind.UNCOVERED, ["as"], "assign", date(2020, 4, 30)),
        (DueKind.UNANSWERED, ["glud"], "record_answer", None),
    ]


@pytest.mark.parametrize(
    ("state", "closes", "row"),
    [
        (WaveState.OPEN, date(2020, 5, 20), (DueKind.WAVE, "show_wave", date(2020, 5, 20))),
        (WaveState.OPEN, DAY, (DueKind.WAVE, "show_wave", DAY)),
        (WaveState.OPEN, None, (DueKind.WAVE, "show_wave", None)),
        (WaveState.OPEN, date(2020, 4, 30), (DueKind.WAVE_OVER, "close_wave", date(2020, 4, 30))),
        (WaveState.CLOSING, date(2020, 4, 30), (DueKind.WAVE_CLOSING, "finish_wave", None)),
        (WaveState.DRAFT, None, None),
        (WaveState.CLOSED, None, None),
    ],
)
def test_a_wave_waits_to_be_followed_closed_or_finished(state, closes, row):
    form = FrozenForm(id="f", form_id="f", version="1", text="", sha256="")
    wave = Wave(id="w", name="Evaluering", form="f", mode=WaveMode.NAMED, state=state, closes=closes)
    found = due(Register([*register_of(""), form, wave]), DAY)
    assert [(one.kind, one.verb, one.day) for one in found] == ([row] if row else [])


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        (date(2020, 4, 30), Urgency.OVERDUE),
        (date(2020, 5, 1), Urgency.THIS_WEEK),
        (date(2020, 5, 3), Urgency.THIS_WEEK),
        (date(2020, 5, 4), Urgency.LATER),
        (None, Urgency.UNDATED),
    ],
)
def test_how_urgent_a_row_is_follows_from_its_day(day, urgency):
    assert Due(DueKind.HANDOVER, (Ref("area", "glud"),), "hand_over", day).urgency(DAY) is urgency


def test_documents_are_a_row_only_where_the_municipality_has_set_how_soon():
    lines = "report status 2020-04-20 id=a\nreport status 2020-04-10 id=b\narea glud\nagreement glud 2020-04-15"
    assert DueKind.UNJOURNALED not in {kind for kind, *_ in rows(lines)}
    (row,) = [one for one in rows(lines, rules={"JOURNAL": {"days": 14}}) if one[0] is DueKind.UNJOURNALED]
    assert (len(row[1]), row[2], row[3]) == (3, "journalise", date(2020, 4, 24))
    unusable = rows(lines, rules={"JOURNAL": {"days": "14"}})
    assert DueKind.UNJOURNALED not in {kind for kind, *_ in unusable}
