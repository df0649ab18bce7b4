from datetime import date

import pytest

from lokalkontakt_core.errors import NotFoundError, RefusedError, UsageError
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.rules.base import Finding, Kind, Rule
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.rules.report import bound_values, judge
from lokalkontakt_core.services.accept import accept, withdraw_acceptance
from lokalkontakt_core.services.context import Context
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)
FRANK = Ref("contact", "frank")
LINES = "area aale\narea glud\ncontact frank workplace=school\nassign aale frank ?..\nanswer aale no ?"


def context(register=None):
    return Context(register if register is not None else register_of(LINES), DAY, CountedIds())


def accepted(register=None, rules=RULES, **given):
    wanted = {"code": "LK005", "subject": FRANK, "reason": "Følger aftalen fra forsøget", **given}
    return accept(context(register), rules=rules, **wanted)


def test_an_accepted_warning_asks_for_nothing_until_its_last_day():
    change = accepted(until=date(2020, 6, 30))
    assert (change.verb, change.about, change.reason) == ("accept", (FRANK,), "Følger aftalen fra forsøget")
    after = register_of(LINES).apply(change)
    assert not next(one.open for one in judge(after, DAY, RULES) if one.finding.code == "LK005")
    assert next(one.open for one in judge(after, date(2020, 7, 1), RULES) if one.finding.code == "LK005")


def test_the_acceptance_keeps_what_the_finding_said():
    (edit,) = accepted(reason="  aftalt \n med chefen  ").edits
    given = edit.after
    assert isinstance(given, Acceptance)
    assert (given.code, given.subject, given.day, given.until) == ("LK005", FRANK, DAY, None)
    assert given.reason == "aftalt\n med chefen"
    assert given.values == {
        "areas": "area/aale",
        "contact": "contact/frank",
        "place": "not_told",
        "workplace": "school",
    }


@pytest.mark.parametrize(
    ("given", "error", "code"),
    [
        ({"reason": " \n\t "}, UsageError, "LKE261"),
        ({"until": date(2020, 4, 30)}, UsageError, "LKE262"),
        ({"code": "LK099"}, NotFoundError, "LKE260"),
        ({"subject": Ref("contact", "mette")}, NotFoundError, "LKE260"),
        ({"values": {"contact": "contact/frank"}}, NotFoundError, "LKE260"),
        ({"code": "LK002", "subject": Ref("area", "aale")}, RefusedError, "LKE263"),
        ({"code": "LK004"}, RefusedError, "LKE264"),
        ({"reason": "x" * 2001}, UsageError, "LKE219"),
        ({"reason": "skjult \u202e tekst"}, UsageError, "LKE220"),
    ],
)
def test_what_cannot_be_accepted_is_refused(given, error, code):
    with pytest.raises(error) as refused:
        accepted(**given)
    assert refused.value.code == code


def test_the_last_day_may_be_today():
    assert accepted(until=DAY)


def test_accepting_twice_is_refused_and_names_the_acceptance_there_is():
    first = accepted()
    after = register_of(LINES).apply(first)
    with pytest.raises(RefusedError) as refused:
        accepted(after)
    assert refused.value.code == "LKE265"
    assert refused.value.values["acceptance"] == first.edits[0].ref


def test_an_acceptance_that_ran_out_can_be_given_anew():
    old = register_of(LINES).apply(accepted(until=DAY))
    later = Context(old, date(2020, 5, 2), CountedIds(7))
    change = accept(later, rules=RULES, code="LK005", subject=FRANK, reason="Stadig aftalt")
    assert len(old.apply(change).all(Acceptance)) == 2


def test_one_of_several_findings_about_a_subject_can_be_meant():
    def two(register, _day):
        for number in (1, 2):
            yield Finding("XX001", register.scheme.ref, {"number": number})

    rule = Rule("XX001", "two", Kind.WARNING, two)
    scheme = Ref("scheme", "scheme")
    wanted = bound_values(Finding("XX001", scheme, {"number": 2}))
    (edit,) = accepted(rules=[rule], code="XX001", subject=scheme, values=wanted).edits
    assert edit.after.values == {"number": "2"}
    assert len(accepted(rules=[rule], code="XX001", subject=scheme).edits) == 2


def test_an_acceptance_taken_back_makes_the_warning_ask_again():
    change = accepted()
    after = register_of(LINES).apply(change)
    back = withdraw_acceptance(context(after), acceptance=change.edits[0].ref.id)
    assert (back.verb, back.about) == ("withdraw_acceptance", (FRANK,))
    assert after.apply(back) == register_of(LINES)
    with pytest.raises(NotFoundError) as refused:
        withdraw_acceptance(context(), acceptance="acceptance-x")
    assert refused.value.code == "LKE201"
