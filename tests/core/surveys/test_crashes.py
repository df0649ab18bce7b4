"""The program dies between any two steps that touch a store; whoever opens the register next finishes them."""

import pytest

from lokalkontakt_core.errors import ConflictError, OwedError, RefusedError
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services.councils import add_council
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.wave_desk import WaveDesk

WRITING = {"commit", "open_wave", "save_draft", "submit", "seal", "erase", "put"}


class Killed(BaseException):
    """The process is gone; nothing catches it."""


class Watched:
    """A store that dies before or after one of its writing calls."""

    def __init__(self, store, fuse):
        self._store = store
        self._fuse = fuse

    def __getattr__(self, name):
        call = getattr(self._store, name)
        if name not in WRITING:
            return call

        def watched(*args, **kwargs):
            self._fuse.step(f"before {name}")
            result = call(*args, **kwargs)
            self._fuse.step(f"after {name}")
            return result

        return watched


class Fuse:
    """Burns down by one at each step, and kills at the end."""

    def __init__(self, length):
        self.left = length
        self.passed = []

    def step(self, what):
        self.passed.append(what)
        self.left -= 1
        if self.left == 0:
            raise Killed


def watched(store, fuse):
    return Store(
        store.url,
        Watched(store.register, fuse),
        Watched(store.responses, fuse),
        Watched(store.deliveries, fuse),
        store.keeper,
    )


def killed_at(store, workspace_on, length, act):
    """Run until the fuse is burnt; give the steps passed and whether the run came to its end."""
    fuse = Fuse(length)
    try:
        act(WaveDesk(workspace_on(watched(store, fuse))))
    except Killed:
        return fuse.passed, False
    return fuse.passed, True


OPENING = ["before open_wave", "after open_wave", "before commit", "after commit"]
CLOSING = [
    "before commit", "after commit", "before seal", "after seal", "before commit", "after commit",
]  # fmt: skip


@pytest.fixture
def setting(store, workspace_on, planned):
    """A planned round in a store, and a desk that was opened after the crash."""
    wave = planned()
    return store, wave.id, lambda: WaveDesk(workspace_on(store))


@pytest.mark.parametrize("length", range(1, len(OPENING) + 1))
def test_an_opening_killed_at_any_step_can_be_finished(setting, workspace_on, length):
    store, wave, reopen = setting
    passed, finished = killed_at(store, workspace_on, length, lambda desk: desk.open(wave))
    assert (passed, finished) == (OPENING[:length], False)

    desk = reopen()
    there = desk.workspace.register.get(Wave, wave)
    if length < len(OPENING):
        assert there.state is WaveState.DRAFT
        assert desk.workspace.register.all(Invitation) == desk.workspace.register.all(Notice) == ()
        desk.open(wave)
    register = desk.workspace.register
    assert register.get(Wave, wave).state is WaveState.OPEN
    assert len(register.all(Invitation)) == len(register.all(Notice)) == len(desk.codes(wave)) == 7
    assert {row.invitation for row in desk.codes(wave)} == {invitation.id for invitation in register.all(Invitation)}


def test_the_steps_of_opening_and_closing_are_the_ones_killed_above_and_below(setting, workspace_on):
    store, wave, _reopen = setting
    assert killed_at(store, workspace_on, 99, lambda desk: desk.open(wave)) == (OPENING, True)
    assert killed_at(store, workspace_on, 99, lambda desk: desk.close(wave)) == (CLOSING, True)


def answer(desk, wave, name, **answers):
    session = desk.answering().begin(next(row.code for row in desk.codes(wave) if row.name == name))
    for path, value in answers.items():
        session.answer(value, path)
    return session


@pytest.mark.parametrize("finish", ["settle", "close"])
@pytest.mark.parametrize("length", range(1, len(CLOSING) + 1))
def test_a_closing_killed_at_any_step_is_finished_by_whoever_finds_it(setting, workspace_on, length, finish):
    store, wave, reopen = setting
    desk = reopen()
    desk.open(wave)
    code = desk.codes(wave)[0].code
    answer(desk, wave, "As", wish="yes").submit()
    half = answer(desk, wave, "Ørum", wish="no")
    passed, finished = killed_at(store, workspace_on, length, lambda desk: desk.close(wave))
    assert (passed, finished) == (CLOSING[:length], False)

    desk = reopen()
    state = desk.workspace.register.get(Wave, wave).state
    assert state is {1: WaveState.OPEN, len(CLOSING): WaveState.CLOSED}.get(length, WaveState.CLOSING)
    if state is WaveState.OPEN or (state is WaveState.CLOSING and finish == "close"):
        desk.close(wave)
    else:
        assert [closed.id for closed in desk.settle()] == ([wave] if state is WaveState.CLOSING else [])
    there = desk.workspace.register.get(Wave, wave)
    assert (there.state, there.closed) == (WaveState.CLOSED, desk.workspace.day)
    assert desk.settle() == ()
    assert [response.answers for response in store.responses.scan(wave)] == [{"wish": "yes"}]
    assert store.responses.find_ticket(code) is None
    with pytest.raises(RefusedError):
        half.submit()


@pytest.mark.parametrize("length", range(1, 9))
def test_an_answering_killed_at_any_step_goes_on_with_the_same_code(setting, workspace_on, length):
    store, wave, reopen = setting
    desk = reopen()
    desk.open(wave)
    code = next(row.code for row in desk.codes(wave) if row.name == "As")

    def fill_in(desk):
        session = desk.answering().begin(code)
        session.answer("yes", "wish")
        session.answer(["find"], "tasks")
        session.answer("Hej", "comment")
        return session.submit()

    steps = [f"{when} save_draft" for _ in range(3) for when in ("before", "after")] + ["before submit", "after submit"]
    passed, finished = killed_at(store, workspace_on, length, fill_in)
    assert (passed, finished) == (steps[:length], False)

    desk = reopen()
    if length == len(steps):
        with pytest.raises(RefusedError) as received:
            desk.answering().begin(code)
        assert received.value.code == "LKE312"
    else:
        session = desk.answering().begin(code)
        saved = {"wish": "yes", "tasks": "find", "comment": "Hej"}
        kept = dict(list(saved.items())[: length // 2])
        assert {key: session.interview.value(key) for key in kept} == kept
        assert session.resumed == bool(kept)
        assert fill_in(desk).stored
    assert [response.answers for response in store.responses.scan(wave)] == [
        {"wish": "yes", "tasks": "find", "comment": "Hej"}
    ]


def test_an_undone_opening_can_be_opened_again_with_the_same_codes(desk, planned):
    wave = desk.open(planned().id)
    codes = desk.codes(wave.id)
    desk.workspace.undo()
    assert desk.workspace.register.get(Wave, wave.id).state is WaveState.DRAFT
    assert desk.workspace.register.all(Invitation) == desk.workspace.register.all(Notice) == ()
    desk.open(wave.id)
    assert desk.codes(wave.id) == codes


def test_the_opening_of_a_round_that_has_an_answer_cannot_be_undone(desk, planned, answer):
    wave = desk.open(planned().id)
    assert desk.with_answers() == frozenset()
    answer(wave, "As", wish="yes")
    assert desk.with_answers() == {wave.id}
    with pytest.raises(RefusedError) as refusal:
        desk.workspace.undo()
    assert refusal.value.code == "LKE243"
    assert desk.workspace.register.get(Wave, wave.id).state is WaveState.OPEN


def test_a_closing_cannot_be_undone(desk, planned):
    wave = desk.close(desk.open(planned().id).id)
    for commit in list(desk.workspace.history())[:2]:
        with pytest.raises(RefusedError):
            desk.workspace.undo(commit.revision)
    assert desk.workspace.register.get(Wave, wave.id).state is WaveState.CLOSED


def test_an_answer_that_came_after_an_undone_opening_is_not_lost(desk, planned, store):
    wave = desk.open(planned().id)
    code = desk.codes(wave.id)[0].code
    desk.workspace.undo()
    session = desk.answering().begin(code)
    session.answer("yes", "wish")
    assert session.submit().stored
    assert desk.status(wave.id).submitted == 1
    with pytest.raises(RefusedError) as refusal:
        desk.drop(wave.id)
    assert (refusal.value.code, refusal.value.values["submitted"]) == ("LKE321", 1)
    desk.open(wave.id)
    assert desk.results(wave.id).responses == 1


def test_throwing_a_draft_away_stops_the_codes_of_an_undone_opening(desk, planned, store):
    wave = desk.open(planned().id)
    code = desk.codes(wave.id)[0].code
    desk.workspace.undo()
    desk.drop(wave.id)
    assert store.responses.find_ticket(code) is None


def test_an_undone_opening_with_other_content_is_told_apart(desk, planned):
    wave = desk.open(planned().id)
    desk.workspace.undo()
    desk.edit(wave.id, mode=WaveMode.ANONYMOUS)
    with pytest.raises(RefusedError) as refusal:
        desk.open(wave.id)
    assert refusal.value.code == "LKE322"
    assert desk.workspace.register.get(Wave, wave.id).state is WaveState.DRAFT
    desk.drop(wave.id)


def test_a_draft_that_was_thrown_away_after_an_undone_opening_stays_closed(desk, planned):
    wave = desk.open(planned().id)
    desk.workspace.undo()
    desk.drop(wave.id)
    desk.workspace.undo()
    with pytest.raises(RefusedError) as refusal:
        desk.open(wave.id)
    assert refusal.value.code == "LKE322"


def test_who_is_late_with_another_content_sees_that_the_round_is_open(store, workspace_on, planned):
    wave = planned()
    first, second = WaveDesk(workspace_on(store)), WaveDesk(workspace_on(store, actor="bo"))
    first.edit(wave.id, areas=["as", "glud"])
    first.open(wave.id)
    with pytest.raises(RefusedError) as refusal:
        second.open(wave.id)
    assert refusal.value.code == "LKE303"
    assert len(second.codes(wave.id)) == 2


def test_two_coordinators_who_open_the_same_round_open_it_once(store, workspace_on, planned):
    wave = planned()
    first, second = WaveDesk(workspace_on(store)), WaveDesk(workspace_on(store, actor="bo"))
    first.open(wave.id)
    with pytest.raises(ConflictError) as conflict:
        second.open(wave.id)
    assert conflict.value.code == "LKE205"
    assert len(second.workspace.register.all(Notice)) == 7
    assert second.codes(wave.id) == first.codes(wave.id)


def test_what_somebody_else_writes_meanwhile_does_not_disturb_an_opening(store, workspace_on, planned):
    wave = planned()
    first, second = WaveDesk(workspace_on(store)), WaveDesk(workspace_on(store, actor="bo"))
    first.workspace.do(add_council, name="Andet Råd", areas=())
    second.open(wave.id)
    assert second.workspace.register.get(Wave, wave.id).state is WaveState.OPEN
    assert len(second.workspace.register.all(Council)) == 4


def test_a_preview_that_was_shown_is_what_is_opened(desk, planned):
    wave = planned()
    seen = desk.preview_open(wave.id)
    desk.open(wave.id, seen=seen)
    commit = next(desk.workspace.history())
    assert commit.change.edits == seen.change.edits


def test_the_form_in_the_response_store_is_the_frozen_one(desk, planned, store):
    wave = desk.open(planned(form="evaluation").id)
    assert store.responses.setup(wave.id).form_text == shipped_form_text("evaluation")


def test_a_round_is_closed_to_the_end_though_the_store_could_not_be_written_anew(setting, monkeypatch):
    store, wave, reopen = setting
    reopen().open(wave)
    seal = store.responses.seal

    def sealed_but_owed(name):
        seal(name)
        raise OwedError("LKE196", place=store.url)

    monkeypatch.setattr(store.responses, "seal", sealed_but_owed)
    with pytest.raises(OwedError):
        reopen().close(wave)
    assert reopen().workspace.register.get(Wave, wave).state is WaveState.CLOSED
