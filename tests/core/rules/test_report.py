from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind
from lokalkontakt_core.rules.grouping import grouped
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.rules.report import bound_values, consequences, judge, refuse_guarded
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)
GOOD = "own=2020-01-01 manager=2020-01-01/leder granted=300/leder outside=2020-01-01 employment=?.."


def confirmed(register, *ids):
    how = Confirmation(day=DAY, how=ConfirmedHow.DECIDED)
    changed = {one: evolve(register.get(Assignment, one), confirmation=how) for one in ids}
    return Register([changed.get(record.id, record) for record in register])


def refusal(before, after, verb="confirm"):
    with pytest.raises(RefusedError) as refused:
        refuse_guarded(verb, consequences(judge(before, DAY, RULES), judge(after, DAY, RULES)))
    assert refused.value.code == "LKE204"
    return {one.finding.code for one in refused.value.values["findings"]}


def test_confirming_somebody_without_yes_and_time_is_refused():
    before = register_of("area glud\ncontact mette\nassign glud mette 2020-05-01.. proposed id=a\nanswer glud yes ?")
    assert refusal(before, confirmed(before, "a")) == {"LK007", "LK008"}


def test_confirming_for_a_later_day_is_guarded_as_well():
    before = register_of("area glud\ncontact mette\nassign glud mette 2021-05-01.. proposed id=a\nanswer glud no ?")
    assert refusal(before, confirmed(before, "a")) == {"LK002", "LK007", "LK008"}


def test_a_second_area_is_refused_though_the_same_warning_stands_already_on_the_first():
    before = register_of(
        "area glud\narea as\ncontact mette\nassign as mette ?..\nassign glud mette 2020-05-01.. proposed id=a"
    )
    result = consequences(judge(before, DAY, RULES), judge(confirmed(before, "a"), DAY, RULES))
    assert "LK007" not in {one.finding.code for one in result.new}
    assert refusal(before, confirmed(before, "a")) == {"LK007", "LK008"}


def test_an_accepted_warning_does_not_open_the_door_for_a_new_area():
    before = register_of(
        "area glud\narea as\ncontact mette granted=300/leder\nassign as mette ?..\n"
        "assign glud mette 2020-05-01.. proposed id=a"
    )
    standing = next(one.finding for one in judge(before, DAY, RULES) if one.finding.code == "LK007")
    accepted = Acceptance(
        id="x", code="LK007", subject=standing.subject, values=bound_values(standing), reason="ok", day=DAY
    )
    before = Register([*before, accepted])
    assert refusal(before, confirmed(before, "a")) == {"LK007"}


def test_a_contact_who_has_left_cannot_be_confirmed():
    before = register_of(
        f"area glud\ncontact mette {GOOD.replace('?..', '?..2020-04-01')}\nassign glud mette 2020-05-01.. proposed id=a"
    )
    assert refusal(before, confirmed(before, "a")) == {"LK004"}


def test_handing_areas_over_from_somebody_who_breaks_a_rule_to_somebody_who_does_not_is_not_refused():
    lines = f"area glud\narea as\ncontact susanne\ncontact mette {GOOD}\nassign as susanne ?..\n"
    before = register_of(lines + "assign glud susanne ?.. id=old")
    after = register_of(
        lines + "assign glud susanne ?..2020-05-01 id=old successor=new\nassign glud mette 2020-05-01.. id=new"
    )
    refuse_guarded("hand_over", consequences(judge(before, DAY, RULES), judge(after, DAY, RULES)))


def test_handing_an_area_over_that_has_said_no_is_refused_though_it_had_a_contact_before():
    lines = f"area glud\nanswer glud no ?\ncontact susanne {GOOD}\ncontact mette {GOOD}\n"
    before = register_of(lines + "assign glud susanne ?.. id=old")
    after = register_of(
        lines + "assign glud susanne ?..2020-05-01 id=old successor=new\nassign glud mette 2020-05-01.. id=new"
    )
    assert refusal(before, after, "hand_over") == {"LK002"}


def test_calling_a_meeting_nobody_owns_is_refused_though_it_was_planned_so():
    planned = "scheme coordinator=anna\nmeeting 2020-06-02 id=m"
    agenda = "agenda=knowledge,challenges,experience"
    before, after = register_of(planned), register_of(f"{planned} called=2020-05-01 {agenda}")
    assert refusal(before, after, "call_meeting") == {"LK020"}
    owned = register_of(f"{planned} called=2020-05-01 {agenda} owner=anna")
    refuse_guarded("call_meeting", consequences(judge(before, DAY, RULES), judge(owned, DAY, RULES)))


def test_somebody_else_may_call_a_meeting_and_it_is_told_as_a_warning():
    planned = "scheme coordinator=anna\nmeeting 2020-06-02 id=m owner=bo"
    before = register_of(planned)
    after = register_of(f"{planned} called=2020-05-01")
    refuse_guarded("call_meeting", consequences(judge(before, DAY, RULES), judge(after, DAY, RULES)))
    (told,) = (one for one in judge(after, DAY, RULES) if one.finding.code == "LK020")
    assert told.kind is Kind.WARNING
    finding = told.finding
    accepted = Acceptance(
        id="x", code="LK020", subject=finding.subject, values=bound_values(finding), reason="Anna er væk", day=DAY
    )
    (told,) = (one for one in judge(Register([*after, accepted]), DAY, RULES) if one.finding.code == "LK020")
    assert not told.open


def test_closing_a_pilot_without_evaluation_and_reason_is_refused():
    lines = "area aale\npilot aale - 2019-11-01..2020-05-01 id=p"
    before = register_of(lines)
    assert refusal(before, register_of(f"{lines} closed=2020-05-01"), "close_pilot") == {"LK036"}
    reasoned = register_of(f"{lines} closed=2020-05-01 without=Opgivet")
    refuse_guarded("close_pilot", consequences(judge(before, DAY, RULES), judge(reasoned, DAY, RULES)))


def test_a_fact_is_recorded_whatever_a_hard_rule_says():
    lines = f"area glud\ncontact mette {GOOD}\nassign glud mette ?..\n"
    after = register_of(lines + "answer glud no 2020-05-01 via=Fællesrådet")
    result = consequences(judge(register_of(lines), DAY, RULES), judge(after, DAY, RULES))
    assert [(one.finding.code, one.kind) for one in result.new] == [("LK002", Kind.HARD)]
    refuse_guarded("record_answer", result)


def test_what_cannot_be_judged_stops_nothing():
    before = register_of(f"area glud\ncontact mette {GOOD}\nassign glud mette 2020-05-01.. proposed id=a")
    result = consequences(judge(before, DAY, RULES), judge(confirmed(before, "a"), DAY, RULES))
    assert any(one.finding.unjudged and one.finding.code == "LK002" for one in result.new)
    refuse_guarded("confirm", result)


def test_an_acceptance_holds_until_its_last_day_and_for_its_values_only():
    register = register_of("area aale\ncontact frank workplace=school\nassign aale frank ?..")
    finding = next(one.finding for one in judge(register, DAY, RULES) if one.finding.code == "LK005")
    accepted = Acceptance(
        id="x",
        code="LK005",
        subject=finding.subject,
        values=bound_values(finding),
        reason="aftalt",
        day=DAY,
        until=date(2020, 6, 30),
    )

    def is_open(acceptance, day, lines="area aale\ncontact frank workplace=school\nassign aale frank ?.."):
        judged = judge(Register([*register_of(lines), acceptance]), day, RULES)
        return next(one.open for one in judged if one.finding.code == "LK005")

    assert not is_open(accepted, date(2020, 6, 30))
    assert is_open(accepted, date(2020, 7, 1))
    assert is_open(evolve(accepted, code="LK012"), DAY)
    assert is_open(evolve(accepted, subject=Ref("contact", "x")), DAY)
    moved = "area aale\ncontact frank workplace=care_home\nassign aale frank ?.."
    assert is_open(accepted, DAY, moved)


def test_bound_values_are_text_a_person_can_read_in_the_file():
    finding = Finding(
        "XX001",
        Ref("area", "glud"),
        {"b": (Ref("area", "x"), Ref("area", "y")), "a": date(2020, 5, 1), "n": 3, "kind": Kind.HARD},
    )
    assert bound_values(finding) == {"a": "2020-05-01", "b": "area/x, area/y", "kind": "hard", "n": "3"}


def test_the_same_said_of_several_subjects_is_one_group_and_accepted_ones_stand_apart():
    register = register_of(
        "area a\narea b\narea c\ncontact x workplace=school\ncontact y workplace=school\ncontact z\n"
        "assign a x ?..\nassign b y ?..\nassign c z ?.."
    )
    lk005 = next(rule for rule in RULES if rule.code == "LK005")
    groups = grouped(judge(register, DAY, [lk005]))
    assert [(group.kind, [one.id for one in group.subjects]) for group in groups] == [
        (Kind.WARNING, ["x", "y"]),
        (Kind.INFORMATION, ["z"]),
    ]
    first = groups[0].judged[0].finding
    accepted = Acceptance(id="x", code="LK005", subject=first.subject, values=bound_values(first), reason="ok", day=DAY)
    groups = grouped(judge(Register([*register, accepted]), DAY, [lk005]))
    assert [(group.accepted, len(group.judged)) for group in groups] == [(True, 1), (False, 1), (False, 1)]
