import pytest

from lokalkontakt_core.surveys.engine.interview import Interview
from tests.core.surveys.engine.helpers import form_of, row, value, world

CASES = [
    # empty
    ("${e} + 1", ""),
    ("${e} * 1", ""),
    ("string(${e} + 1)", "NaN"),
    ("number('')", ""),
    ("round('')", ""),
    ("int('')", ""),
    ("sum(${e})", ""),
    ("max(${e}, 3)", ""),
    # order is always numeric
    ("'' < 5", "false"),
    ("'' >= 0", "false"),
    ("'abc' < 'abd'", "false"),
    ("'10' > '9'", "true"),
    ("${n} >= 3", "true"),
    # equality
    ("${n} = '3'", "true"),
    ("${n} = '3.0'", "false"),
    ("${n} = 3.0", "true"),
    ("'1' = '1.0'", "false"),
    ("${e} != 'a'", "true"),
    ("${e} != 3", "true"),
    ("${e} = 0", "false"),
    ("${e} = ''", "true"),
    ("0.1 + 0.2 = 0.3", "true"),
    ("true() = 'x'", "true"),
    ("false() = ''", "true"),
    ("1 div 0 = 1 div 0", "true"),
    ("number('x') = number('x')", "false"),
    ("number('x') != number('x')", "true"),
    # boolean
    ("boolean('')", "false"),
    ("boolean('false')", "true"),
    ("boolean('0')", "true"),
    ("boolean(0)", "false"),
    ("boolean(number('x'))", "false"),
    ("boolean-from-string('false')", "false"),
    ("boolean-from-string('true')", "true"),
    ("not(${e})", "true"),
    ("${e} or ${n}", "true"),
    ("${e} and ${n}", "false"),
    # arithmetic
    ("'1' + '2'", "3"),
    ("7 div 2", "3.5"),
    ("-5 mod 3", "-2"),
    ("5.5 mod 2", "1.5"),
    ("5 mod 0", ""),
    ("1 div 0", "Infinity"),
    ("-1 div 0", "-Infinity"),
    ("0 div 0", ""),
    ("2 + 3 * 4 - 1", "13"),
    ("(2 + 3) * 4", "20"),
    ("10 - 3 - 2", "5"),
    ("--3", "3"),
    ("-(3)", "-3"),
    ("2 - -2", "4"),
    # number from text
    ("'1,5' + 1", ""),
    ("'1e3' + 0", "1000"),
    ("'0x10' + 0", "16"),
    ("' 7 ' + 0", "7"),
    ("number('2026-03-05')", "20517"),
    ("number('1970-01-02')", "1"),
    ("number('2026-02-30')", ""),
    ("number('nan')", ""),
    ("number('1_000')", ""),
    # text from number
    ("0.1 + 0.2", "0.30000000000000004"),
    ("3.0", "3"),
    ("10 * 100000000000000000000", "1e+21"),
    ("1 div 3", "0.3333333333333333"),
    ("0.00001 * 1", "0.00001"),
    ("0.0000001 * 1", "1e-7"),
    ("concat(-0 * 1, '')", "0"),
    # rounding
    ("round(-2.5)", "-3"),
    ("round(-0.5)", "-1"),
    ("round(2.5)", "3"),
    ("round(1.005, 2)", "1.01"),
    ("round(1234, -2)", "1200"),
    ("round(50, -2)", "100"),
    ("round(49, -2)", "0"),
    ("int(2.9)", "2"),
    ("int(-2.9)", "-2"),
    ("floor(-2.1)", "-3"),
    ("ceiling(2.1)", "3"),
    ("abs(-4)", "4"),
    # select_multiple
    ("selected('a b', 'a')", "true"),
    ("selected('ab', 'a')", "false"),
    ("selected('a b', ' b ')", "true"),
    ("selected('', '')", "true"),
    ("selected(${m}, '')", "false"),
    ("selected(${m}, ${x})", "true"),
    ("count-selected(${m})", "3"),
    ("count-selected('')", "0"),
    ("selected-at(${m}, 0)", "x"),
    ("selected-at(${m}, 2)", "z"),
    ("selected-at(${m}, 3)", ""),
    ("selected-at(${m}, -1)", ""),
    # texts
    ("concat('a', 1, true())", "a1true"),
    ("join('-', 'a', 'b', 'c')", "a-b-c"),
    ("substr('hello', 1, 3)", "el"),
    ("substr('hello', -3)", "llo"),
    ("substr('hello', -3, -1)", "ll"),
    ("substring('hello', 2, 3)", "ell"),
    ("substring('12345', 1.5, 2.6)", "234"),
    ("substring-before('a-b-c', '-')", "a"),
    ("substring-after('a-b-c', '-')", "b-c"),
    ("substring-before('abc', 'x')", ""),
    ("translate('bar', 'abc', 'AB')", "BAr"),
    ("normalize-space('  a   b ')", "a b"),
    ("string-length('æøå😀')", "4"),
    ("contains('abc', 'b')", "true"),
    ("starts-with('abc', 'ab')", "true"),
    ("ends-with('abc', 'bc')", "true"),
    ("regex('ab1', '[0-9]+')", "true"),
    ("regex('ab1', '^[0-9]+$')", "false"),
    (r"regex('Ærø', '^\p{L}+$')", "true"),
    (r"regex('Ær ø', '^[\p{L} ]+$')", "true"),
    (r"regex('12', '\p{L}')", "false"),
    (r"regex('Ab', '^\p{Lu}\p{Ll}$')", "true"),
    # choosing
    ("coalesce('', 'b')", "b"),
    ("coalesce('a', 'b')", "a"),
    ("if(${n} = 3, 'tre', 'andet')", "tre"),
    ("if(false(), 1, 'x')", "x"),
    ("if(true(), 1, 'x') + 1", "2"),
    ("if(${n} > 2, ${x}, 5) = 'x'", "true"),
    # days
    ("today()", "2026-03-05"),
    ("now()", "2026-03-05T14:30:15.250+00:00"),
    ("today() - '2026-03-01'", "4"),
    ("date(today() + 1)", "2026-03-06"),
    ("date('2026-02-30')", ""),
    ("date(0)", "1970-01-01"),
    ("'2026-03-01' < today()", "true"),
    ("date('2026-03-05') = today()", "true"),
    ("decimal-date-time('1970-01-02T12:00:00')", "1.5"),
    ("decimal-time('06:00:00')", "0.25"),
    ("format-date('2026-03-05', '%e. %b %Y')", "5. mar 2026"),
    ("format-date('2026-03-05', '%a %d/%m/%y %n')", "tor 05/03/26 3"),
    ("format-date-time('2026-03-05T09:08:07', '%H:%M:%S %h %3')", "09:08:07 9 000"),
    ("format-date('x', '%Y')", ""),
    ("date-time('2026-03-05T10:00:00+01:00')", "2026-03-05T10:00:00.000+01:00"),
    ("date-time('2026-03-05 10:00')", "2026-03-05T10:00:00.000"),
    ("date-time(0.5)", "1970-01-01T12:00:00.000"),
    ("date(now())", "2026-03-05"),
    ("add-date('2024-01-31', 0, 1, 0)", "2024-02-29"),
    ("difference-in-months('2026-01-31', '2026-03-30')", "1"),
    ("difference-in-months('2026-01-31', '2026-03-31')", "2"),
    # numbers
    ("sum(1, 2, 3)", "6"),
    ("min(3, 1, 2)", "1"),
    ("max(3, '7', 2)", "7"),
    ("count(${n})", "1"),
    ("count-non-empty(${n}, ${e}, ${x})", "2"),
    ("pow(2, 10)", "1024"),
    ("sqrt(16)", "4"),
    ("sqrt(-1)", ""),
    ("log10(1000)", "3"),
    ("exp10(2)", "100"),
    ("pow(10, 400)", "Infinity"),
    ("round(pi(), 4)", "3.1416"),
    ("round(atan2(1, 1), 4)", "0.7854"),
    # chance and ids come from outside, in order
    ("random()", "0.01"),
    ("uuid()", "uuid-0"),
    ("string-length(uuid(8))", "8"),
    # checklists
    ("checklist(2, 3, 1, '', 'true')", "true"),
    ("checklist(3, -1, 1, '', 'true')", "false"),
    ("weighted-checklist(3, -1, 'a', 2, '', 5, 'b', 1)", "true"),
    # encoding
    ("digest('abc', 'SHA-256', 'hex')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("digest('abc', 'MD5', 'base64')", "kAFQmDzST7DWlj99KOF/cg=="),
    ("base64-decode('w6bDuMOl')", "æøå"),
    # places
    ("distance('55 10;56 10')", "111318.85"),
    ("area('55 10;56 10')", "0"),
]


@pytest.mark.parametrize(("expression", "expected"), CASES, ids=[case[0] for case in CASES])
def test_an_expression_gives(expression, expected):
    assert value(expression, e="", n="3", x="x", m="x y z") == expected


def test_names_of_months_and_weekdays_follow_the_language_shown():
    form = form_of(
        row("text", "a", label={"da": "a", "en": "a"}),
        row("calculate", "day", calculation="format-date('2026-05-01', '%a %b')"),
    )
    interview = Interview(form, world(), "da")
    assert interview.value("day") == "fre maj"
    interview.speak("en")
    assert interview.value("day") == "Fri May"


def test_the_label_of_an_option_follows_the_language_shown():
    form = form_of(
        row("select_one yesno", "q", label={"da": "Ja?", "en": "Yes?"}),
        row("calculate", "label", calculation="jr:choice-name(${q}, '${q}')"),
    )
    interview = Interview(form)
    interview.answer("ja")
    assert interview.value("label") == "Ja"
    interview.speak("en")
    assert interview.value("label") == "Yes"


def test_a_text_is_found_by_the_id_that_an_xform_has_for_it():
    towns = {"towns": {"a": {"label": {"da": "Glud", "en": "Glud town"}}, "b": {"label": {"da": "As", "en": "Ass"}}}}
    texts = (
        "jr:itext(instance('towns')/root/item[name = ${town}]/itextId)",
        "jr:itext('towns-1')",
        "jr:itext('/data/g/town:label')",
        "jr:itext('/data/g/town:hint')",
        "jr:itext('/data/g:label')",
        "concat(jr:itext('towns-2'), jr:itext('/data/x:label'), jr:itext('/data/g/town:image'), jr:itext('x'))",
        "count(instance('towns')/root/item[1]/*)",
    )
    form = form_of(
        row("begin_group", "g", label={"da": "Hvor", "en": "Where"}),
        row("select_one towns", "town", label={"da": "By?", "en": "Town?"}, hint={"da": "Nærmeste", "en": "Nearest"}),
        row("end_group"),
        *(row("calculate", f"c{number}", calculation=text) for number, text in enumerate(texts)),
        choices=towns,
    )
    interview = Interview(form)
    interview.answer("a", "town")
    assert [interview.value(f"c{n}") for n in range(7)] == ["Glud", "As", "By?", "Nærmeste", "Hvor", "", "2"]
    interview.speak("en")
    assert [interview.value(f"c{n}") for n in range(5)] == ["Glud town", "Ass", "Town?", "Nearest", "Where"]


def test_an_answer_in_brackets_is_the_number_of_an_instance_and_a_word_a_condition():
    form = form_of(
        row("text", "n", label="n"),
        row("begin_repeat", "r", label="r", repeat_count="3"),
        row("calculate", "at", calculation="position(..)"),
        row("end_repeat"),
        row("calculate", "chosen", calculation="join(',', ${r}[${n}]/at)"),
        row("calculate", "third", calculation="join(',', ${r}[${n} + 1]/at)"),
        row("calculate", "inner", calculation="join(',', ${r}[at > 1][${n}]/at)"),
    )
    interview = Interview(form)
    seen = {}
    for typed in ("", "1", "2", "4", "1.5", "x"):
        interview.answer(typed, "n")
        seen[typed] = [interview.value(key) for key in ("chosen", "third", "inner")]
    assert seen == {
        "": ["", "", ""],
        "1": ["1", "2", "2"],
        "2": ["2", "3", "3"],
        "4": ["", "", ""],
        "1.5": ["", "", ""],
        "x": ["1,2,3", "", "2,3"],
    }


def test_once_keeps_what_was_drawn_first():
    form = form_of(
        row("text", "a", label="a"), row("calculate", "lot", calculation="once(random() + string-length(${a}))")
    )
    interview = Interview(form, world())
    first = interview.value("lot")
    interview.answer("xyz", "a")
    assert interview.value("lot") == first == "0.01"


def test_last_saved_reads_the_answers_given_before():
    form = form_of(row("text", "a", label="a"), row("calculate", "before", calculation="${last-saved#a}"))
    assert Interview(form, world(last_saved={"a": "sidst"})).value("before") == "sidst"


def test_pulldata_reads_a_row_of_a_table():
    table = [{"name": "glud", "people": "900"}, {"name": "as", "people": "50"}]
    form = form_of(
        row("text", "town", label="By"),
        row("calculate", "people", calculation="pulldata('towns', 'people', 'name', ${town})"),
        tables={"towns.csv": table},
    )
    interview = Interview(form)
    interview.answer("glud")
    assert interview.value("people") == "900"
    interview.answer("findes-ikke")
    assert interview.value("people") == ""


def test_instance_reads_a_choice_list_by_a_predicate():
    towns = {"towns": {"a": {"label": "Glud", "size": "9"}, "b": {"label": "As", "size": "3"}}}
    form = form_of(
        row("select_one towns", "town", label="By"),
        row("calculate", "size", calculation="instance('towns')/root/item[name = ${town}]/size"),
        row("calculate", "label", calculation="instance('towns')/root/item[name = ${town}]/label"),
        row("calculate", "large", calculation="count(instance('towns')/root/item[size > 5])"),
        row("calculate", "second", calculation="instance('towns')/root/item[2]/name"),
        choices=towns,
    )
    interview = Interview(form)
    interview.answer("a")
    assert [interview.value(key) for key in ("size", "label", "large", "second")] == ["9", "Glud", "1", "b"]


def test_numbers_of_an_endless_chain_are_worked_out_from_left_to_right():
    assert value(" - ".join(["1000", *["1"] * 500])) == "500"
    assert value(" * ".join(["2"] * 40)) == str(2**40)
    assert value(" = ".join(["1"] * 61)) == "true"
    assert value(" or ".join(["false()"] * 3000 + ["true()"])) == "true"


@pytest.mark.parametrize("depth", [200, 255])
def test_a_deep_expression_is_worked_out(depth):
    nested = "if(${n} > 0, " * (depth - 2) + "'inderst'" + ", '')" * (depth - 2)
    assert value(nested, n="1") == "inderst"
    assert value("not(" * (depth - 1) + "true()" + ")" * (depth - 1)) in {"true", "false"}
    assert value("(" * 5000 + "1" + ")" * 5000) == "1"


def _deep_in_the_stack(frames, work):
    return work() if frames == 0 else _deep_in_the_stack(frames - 1, work)


TALL = [
    ("(" * 240 + "1" + "".join(") + 1" if n % 2 else ") * 1" for n in range(240)), "121"),
    (
        "(" * 100
        + "1"
        + "".join((") + 1" if n % 2 else ") * 1") + (" - 0" if n % 2 else " * 1") * 25 for n in range(100)),
        "51",
    ),
    ("concat('a', " * 250 + "'b'" + ")" * 250, "a" * 250 + "b"),
    ("instance('yesno')/root/item[name = 'ja' and " * 100 + "1" + "]/name" * 100, "ja"),
]


@pytest.mark.parametrize(("expression", "expected"), TALL, ids=["sums", "chains", "calls", "predicates"])
def test_a_tall_expression_is_worked_out_also_where_little_stack_is_left(expression, expected):
    assert _deep_in_the_stack(500, lambda: value(expression)) == expected
