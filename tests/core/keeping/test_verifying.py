"""The check: each kind of damage is found, with its place; what is certain is put right, the rest is left alone."""

from collections import Counter

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.keeping.contents import contents_of
from lokalkontakt_core.keeping.verifying import verify
from lokalkontakt_core.periods import Period
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.surveys.codes import code_hash, code_of
from lokalkontakt_core.surveys.frozen_forms import freeze
from lokalkontakt_core.surveys.invitations import setup_of
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import NAMED

KEY = b"k" * 32


def codes(problems):
    return Counter(problem.code for problem in problems)


def holding(source, **parts):
    """Give a store in memory that holds what another one holds, but for some parts."""
    store = memory_store()
    store.keeper.fill(evolve(contents_of(source), **parts))
    return store


@pytest.fixture
def form():
    return freeze(shipped_form_text("wish"), ())


@pytest.fixture
def asked(form):
    """A register with an open named wave in both stores, and one answer."""
    store = memory_store()
    wave = Wave(id="runde", name="Runde", form=form.id, mode=WaveMode.NAMED, state=WaveState.OPEN, areas=("glud",))
    invitations = [Invitation(id=f"runde--{area}", wave="runde", area=area) for area in ("glud", "snaptun")]
    write(store.register, GLUD, SNAPTUN, form, wave, *invitations)
    setup = setup_of(store.register.read(), wave)
    store.responses.open_wave(setup)
    ticket = store.responses.find_ticket(store.responses.codes("runde")["runde--glud"])
    store.responses.submit(ticket, {"a": 1}, "da")
    return store


def waves_of(store, **changes):
    kept = store.keeper.kept("runde")
    return evolve(kept, **changes), list(store.responses.scan("runde"))


def test_a_sound_store_has_nothing_wrong(asked):
    assert list(verify(asked)) == []


def test_a_record_that_is_not_what_the_history_says_is_found(asked):
    records = [evolve(one, name="Glut") if one == GLUD else one for one in asked.register.read()]
    (problem,) = verify(holding(asked, records=records))
    assert (problem.code, problem.values["place"], problem.values["revision"]) == ("LKE182", "area/glud", 1)


def test_a_record_that_no_change_has_written_is_found(asked):
    (problem,) = verify(holding(asked, records=[*asked.register.read(), evolve(GLUD, id="ny")]))
    assert (problem.code, problem.values["place"]) == ("LKE182", "area/ny")


def test_a_change_that_does_not_fit_the_next_is_found():
    store = memory_store()
    write(store.register, GLUD)
    write(store.register, evolve(GLUD, name="Glud by"))
    last, first = store.register.history()
    other = Commit(1, NOW, "anna", ChangeSet("test", (Edit(None, evolve(GLUD, name="Noget andet")),)))
    (problem,) = verify(holding(store, commits=[last, other]))
    assert (problem.code, problem.values["revision"]) == ("LKE183", 1)
    assert list(verify(holding(store, commits=[last, first]))) == []


def test_a_reference_to_nothing_is_found():
    store = memory_store()
    write(store.register, GLUD)
    lost = Assignment(id="a-1", area="glud", contact="ingen", period=Period(None, None))
    commit = Commit(2, NOW, "anna", ChangeSet("test", (Edit(None, lost),)))
    broken = holding(store, revision=2, records=[GLUD, lost], commits=[commit, *store.register.history()])
    (problem,) = verify(broken)
    assert problem.code == "LKE184"
    assert (problem.values["place"], problem.values["target"]) == ("assignment/a-1", "contact/ingen")


def test_a_form_that_was_altered_is_found():
    store = memory_store()
    write(store.register, FrozenForm(id="f", form_id="f", version="1", text="x", sha256="0" * 64))
    assert codes(verify(store)) == {"LKE304": 1}


def test_an_open_wave_without_codes_is_found(asked):
    assert codes(verify(holding(asked, waves=[]))) == {"LKE185": 1}


def test_an_open_wave_whose_answers_are_sealed_is_found(asked):
    asked.responses.seal("runde")
    assert codes(verify(asked)) == {"LKE187": 1}


def test_an_open_wave_that_asks_others_is_found(asked):
    setup = evolve(asked.keeper.kept("runde").setup, form_text="noget andet")
    assert codes(verify(holding(asked, waves=[waves_of(asked, setup=setup)]))) == {"LKE188": 1}


def test_an_answer_that_no_code_was_used_for_is_found(asked):
    assert codes(verify(holding(asked, waves=[waves_of(asked, used=frozenset())]))) == {"LKE189": 1}


def test_an_answer_of_nobody_who_was_asked_is_found(asked):
    kept, responses = waves_of(asked)
    strange = [*responses, Response("fremmed", {}, "da")]
    assert codes(verify(holding(asked, waves=[(kept, strange)]))) == {"LKE189": 1}


def test_more_anonymous_answers_than_used_codes_are_found():
    store = memory_store()
    setup = evolve(_setup(), mode=WaveMode.ANONYMOUS)
    used = frozenset({code_hash(code_of(KEY, "i-1"))})
    answers = [Response("a", {}, "da"), Response("b", {}, "da")]
    store.keeper.fill(evolve(contents_of(memory_store()), waves=[(KeptWave(setup, KEY, used=used), answers)]))
    (problem,) = verify(store)
    assert (problem.code, problem.values["count"]) == ("LKE189", 1)


def _setup():
    return evolve(NAMED, wave="runde", invitations=("i-1", "i-2"), labels={})


def test_erased_answers_are_no_damage(asked):
    asked.responses.erase("runde", ["runde--glud"])
    assert list(verify(asked)) == []


def test_a_closed_wave_that_was_never_sealed_is_sealed_by_a_repair(asked):
    wave = asked.register.read().get(Wave, "runde")
    write(asked.register, evolve(wave, state=WaveState.CLOSED))
    assert codes(verify(asked)) == {"LKE186": 1}
    assert asked.keeper.kept("runde").key is not None
    assert list(verify(asked, repair=True)) == []
    assert asked.keeper.kept("runde").sealed
    assert list(verify(asked)) == []


def test_a_history_that_cannot_be_read_is_told_with_its_place(asked):
    class Broken:
        def __getattr__(self, name):
            return getattr(asked.register, name)

        def history(self):
            yield next(asked.register.history())
            raise DataError("LKE151", place="x", revision=7)

    assert codes(verify(evolve(asked, register=Broken()))) == {"LKE151": 1}
