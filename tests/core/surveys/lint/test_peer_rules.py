"""Every rule of the SurveyJS checker has a code here, or a reason why there is nothing to find."""

import pytest

from lokalkontakt_core.surveys.lint.checking import check_form

HEAD = '[form]\nform_id = "prove"\nversion = "1"\nform_title = "Prøve"\n\n'
YN = '[choices.yn]\nja = { label = "Ja" }\nnej = { label = "Nej" }\n'


def row(**cells):
    written = {"label": "Hvad?", **cells}
    return "[[survey]]\n" + "".join(
        f"{key} = {value if value in {'true', 'false'} else repr(value)}\n" for key, value in written.items() if value
    )


def text(name="q", **cells):
    return row(type="text", name=name, **cells)


def number(name="n", **cells):
    return row(type="integer", name=name, **cells)


def one(name="c", **cells):
    return row(type="select_one yn", name=name, **cells)


def worked_out(name, expression, **cells):
    return row(type="calculate", name=name, label="", calculation=expression, **cells)


RULES = {
    "expression/syntax": (text() + text("r", relevant="${q} = "), {"SF059", "SF054", "SF057"}),
    "reference/unknown": (text(relevant="${mangler} = 1"), {"SF060"}),
    "reference/self": (text(relevant="${q} = 1"), {"SF065", "SF070"}),
    "name/duplicate": (text() + text(), {"SF023"}),
    "name/shadowing": (
        row(type="begin_group", name="g")
        + text("a")
        + row(type="end_group", label="")
        + row(type="begin_group", name="h")
        + text("a")
        + row(type="end_group", label=""),
        {"SF124"},
    ),
    "name/reserved": (text("meta"), {"SF125"}),
    "variable/collision": (text("a") + worked_out("a", "1 + 1"), {"SF023"}),
    "element/unknown-type": (row(type="slider", name="q"), {"SF020"}),
    "property/unknown": (text(visibleIf="1 = 1"), {"SF004"}),
    "property/dead": (row(type="note", name="q", required="true"), {"SF130"}),
    "property/invalid-value": (row(type="range", name="q", parameters="start=x"), {"SF034"}),
    "property/not-an-array": ('[survey]\ntype = "text"\n', {"SF005"}),
    "property/required": (row(type="text", name=""), {"SF006"}),
    "expression/unknown-function": (text(relevant="findes-ikke(1) = 1"), {"SF055"}),
    "cycle/calculated-value": (worked_out("a", "${b} + 1") + worked_out("b", "${a} + 1"), {"SF065"}),
    "cycle/trigger": (
        worked_out("a", "${b} + 1", trigger="${b}") + worked_out("b", "${a} + 1", trigger="${a}"),
        {"SF065"},
    ),
    "cycle/value-write": (text("a", calculation="${b}") + text("b", calculation="${a}"), {"SF065"}),
    "expression/unknown-choice": (YN + one() + text(relevant="${c} = 'måske'"), {"SF103"}),
    "expression/type-mismatch": (number() + text(relevant="${n} > 'mange'"), {"SF104"}),
    "expression/contradiction": (number() + text(relevant="${n} > 3 and ${n} < 2"), {"SF110"}),
    "expression/meaningless-condition": (number() + text(relevant="${n} = 1 or 1 = 1"), {"SF112"}),
    "choices/dead-source": (row(type="select_one mangler", name="q"), {"SF027"}),
    "choices/duplicate": (YN.replace('"Nej"', '"Ja"') + one(), {"SF141"}),
    "trigger/unknown-target": (text(calculation="1 + 1", trigger="${mangler}"), {"SF060"}),
    "validator/dead": (number(constraint=". = 1 or . != 1"), {"SF113"}),
    "value/not-a-choice": (YN + one(default="måske"), {"SF036"}),
    "element/count-contradiction": (
        row(type="begin_repeat", name="r", repeat_count="0") + text() + row(type="end_repeat", label=""),
        {"SF117"},
    ),
    "element/never-visible": (
        YN
        + one()
        + row(type="begin_group", name="g", relevant="${c} = 'ja'")
        + text(relevant="${c} = 'nej'")
        + row(type="end_group", label=""),
        {"SF111"},
    ),
    "page/empty": (row(type="begin_group", name="g") + row(type="end_group", label=""), {"SF131"}),
}
"""The rule there to a form that breaks it, and the codes of which one is found here."""

NOTHING_TO_FIND = {
    "variable/preset": "there are no variables that a program sets; what an interview knows is asked by a type",
    "trigger/unknown-type": "there is one kind of trigger",
    "validator/unknown-type": "there is one kind of validator, the constraint",
    "mask/mismatch": "there are no masks; what is typed is read by the type",
}


def test_all_rules_of_the_peer_are_here():
    assert len(RULES) + len(NOTHING_TO_FIND) == 33


@pytest.mark.parametrize("rule", RULES)
def test_a_form_that_breaks_a_rule_of_the_peer_is_told(rule):
    form, expected = RULES[rule]
    found = check_form(HEAD + form).findings
    assert expected & {one.code for one in found}, [one.code for one in found]
    assert all(one.path or one.line for one in found)
