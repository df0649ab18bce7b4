"""Every form, filled in step by step: each step leaves behind what working everything out from scratch gives."""

import pytest

from lokalkontakt_core.surveys.engine.interview import Interview
from tests.oracle.cases import paths, read_form
from tests.oracle.filling import Filling
from tests.oracle.ours import Ours

FORMS = {path.stem: path for path in paths() if not path.stem.startswith("refused-")}


@pytest.mark.parametrize("name", FORMS)
def test_a_step_changes_what_working_everything_out_anew_would(name):
    form = read_form(FORMS[name])
    assert form is not None
    for number in range(3):
        ours = Ours(form, {})
        for step in Filling(form, {}, number).steps():
            ours.take(step)
            before = ours.look()
            ours.state.work_out()
            assert ours.look() == before, step


@pytest.mark.parametrize("name", FORMS)
def test_an_answer_kept_and_taken_up_again_is_the_same(name):
    form = read_form(FORMS[name])
    for number in range(3):
        filled = Ours(form, {})
        for step in Filling(form, {}, number).steps():
            filled.take(step)
        again = Ours(form, {})
        again.interview = Interview.restore(form, filled.interview.save(), filled.interview._recorder.world)
        again.state = again.interview._state
        again.program = again.state.program
        assert again.look() == filled.look()
