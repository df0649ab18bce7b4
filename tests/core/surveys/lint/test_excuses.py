import pytest

from lokalkontakt_core.surveys.lint.checking import check_form
from lokalkontakt_core.surveys.lint.subject import Settings

ROW = '[[survey]]\ntype = "text"\nname = "why_low"\nlabel = "Hvorfor?"\n'
REASON = "# allow SF120: det bliver her"


def codes(text):
    return [one.code for one in check_form(text).findings]


PLACES = [
    f'{REASON}\n\n[form]\nform_id = "x"\n\n{ROW}{ROW.replace("why_low", "how_low")}',
    f'[form]\nform_id = "x"\n\n{REASON}\n{ROW}',
    f'[form]\nform_id = "x"\n\n{REASON}\n# mere\n{ROW}',
    f'[form]\nform_id = "x"\n\n{ROW.replace("[[survey]]", "[[survey]] " + REASON)}',
    f'[form]\nform_id = "x"\n\n{ROW.replace("name", REASON + chr(10) + "name")}',
    f'[form]\nform_id = "x"\n\n{ROW.replace("_low" + chr(34), "_low" + chr(34) + " " + REASON)}',
    f'[form]\nform_id = "x"\n\n{ROW.replace("name", "# allow sf121, SF120: begge".strip() + chr(10) + "name")}',
]


@pytest.mark.parametrize("text", PLACES)
def test_an_exception_counts_on_its_line_above_its_row_and_at_the_head_of_the_file(text):
    report = check_form(text)
    assert {one.code for one in report.findings} <= {"SF198"}
    assert {reason for _, reason in report.excused} <= {"det bliver her", "begge"}
    assert {finding.code for finding, _ in report.excused} == {"SF120"}


def test_an_exception_does_not_reach_another_row():
    other = ROW.replace("why_low", "how_low")
    assert codes(f'[form]\nform_id = "x"\n\n{REASON}\n{ROW}\n{other}') == ["SF120"]


def test_an_exception_for_another_code_is_told_as_unused():
    assert sorted(codes(f'[form]\nform_id = "x"\n\n# allow SF121: nej\n{ROW}')) == ["SF120", "SF198"]


def test_a_text_that_looks_like_an_exception_is_none():
    hidden = ROW.replace("Hvorfor?", "# allow SF120: nej")
    assert codes(f'[form]\nform_id = "x"\n\n{hidden}') == ["SF120"]


def test_the_problems_of_the_loader_cannot_be_excused():
    assert codes('# allow SF006: nej\n\n[form]\n\n[[survey]]\ntype = "note"\nname = "n"\nlabel = "N"\n') == ["SF006"]


def test_an_exception_for_anonymous_surveys_is_not_called_unused_when_the_survey_is_none():
    text = f'[form]\nform_id = "x"\n\n# allow SF160: vi læser alt selv\n{ROW.replace("_", "")}'
    assert codes(text) == []
    assert check_form(text, Settings(anonymous=True)).findings == ()
