import pytest

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services.areas import edit_area
from tests.core.desk import DAY, refusal


@pytest.fixture
def wave(desk):
    """An open wave, in the register and in the response store, and the commits that planned and opened it."""
    form = FrozenForm(id="form-1", form_id="wish", version="1", text="", sha256="")
    draft = Wave(id="wave-1", name="Forår", form=form.id, mode=WaveMode.NAMED, areas=("glud",))
    opened = Wave(
        id="wave-1", name="Forår", form=form.id, mode=WaveMode.NAMED, areas=("glud",), state=WaveState.OPEN, opened=DAY
    )
    desk.store.responses.open_wave(WaveSetup("wave-1", WaveMode.NAMED, "", "Forår", ("invitation-1",), {}))
    planned = desk.anna.do(lambda context: ChangeSet("plan_wave", context.register.put(form, draft)))
    opening = desk.anna.do(lambda context: ChangeSet("open_wave", context.register.put(opened), (opened.ref,)))
    return planned.commit, opening.commit


def answer(desk):
    (code,) = desk.store.responses.codes("wave-1").values()
    ticket = desk.store.responses.find_ticket(code)
    assert desk.store.responses.submit(ticket, {"q": "a"}, "da")


def test_opening_a_wave_is_undone_while_nobody_has_answered(desk, wave):
    desk.anna.undo()
    assert desk.anna.register.get(Wave, "wave-1").state is WaveState.DRAFT


def test_opening_a_wave_that_has_an_answer_is_not_undone(desk, wave):
    preview = desk.anna.preview_undo()
    answer(desk)
    assert refusal("LKE243", desk.anna.undo).values["wave"] == Ref("wave", "wave-1")
    desk.bo.refresh()
    desk.bo.do(edit_area, area="hjarnoe", changes={"size": "small"})
    assert [one.code for one in refusal("LKE205", desk.anna.commit, preview).details] == ["LKE243"]


def test_planning_a_wave_that_has_been_opened_is_not_undone(desk, wave):
    planned, opening = wave
    assert refusal("LKE241", desk.anna.undo, planned.revision).values["revisions"] == (opening.revision,)


def test_a_wave_the_response_store_never_saw_has_no_answers(desk):
    form = FrozenForm(id="form-1", form_id="wish", version="1", text="", sha256="")
    opened = Wave(id="wave-9", name="Forår", form=form.id, mode=WaveMode.NAMED, state=WaveState.OPEN)
    desk.anna.do(lambda context: ChangeSet("open_wave", context.register.put(form, opened)))
    desk.anna.undo()
    assert desk.anna.register.find(Wave, "wave-9") is None


@pytest.mark.parametrize("state", [WaveState.CLOSING, WaveState.CLOSED])
def test_closing_a_wave_is_never_undone(desk, wave, state):
    def closing(context):
        there = context.register.get(Wave, "wave-1")
        gone = Wave(id=there.id, name=there.name, form=there.form, mode=there.mode, areas=there.areas, state=state)
        return ChangeSet("close_wave", context.register.put(gone))

    desk.anna.do(closing)
    refusal("LKE242", desk.anna.undo)
