"""The conformance kit of register stores: subclass it, give a `backend` fixture, and every promise is tested."""

# ruff: noqa: D102 - a test's name is its documentation
from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError, RefusedError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.register_examples import (
    ASSIGNMENT,
    CONTACT,
    GLUD,
    HOSTILE,
    NOW,
    PERSON,
    SNAPTUN,
    change_of,
    unchanged,
    write,
)
from lokalkontakt_core.testing.register_machine import check_as_machine
from lokalkontakt_core.testing.register_together import RegisterTogetherContract
from lokalkontakt_core.testing.register_trouble import RegisterTroubleContract


class RegisterStoreContract(RegisterTogetherContract, RegisterTroubleContract):
    """What a register store promises."""

    def test_a_new_store_is_empty_and_at_revision_0(self, backend: Backend) -> None:
        store = backend.open(backend.create()).register
        assert (len(store.read()), store.read().revision, store.head(), list(store.history())) == (0, 0, 0, [])

    def test_a_commit_is_read_by_whoever_opens_the_store_next(self, backend: Backend) -> None:
        place = backend.create()
        write(backend.open(place).register, GLUD, PERSON, CONTACT, ASSIGNMENT)
        store = backend.open(place).register
        assert store.read() == Register([GLUD, PERSON, CONTACT, ASSIGNMENT])
        assert (store.read().revision, store.head()) == (1, 1)

    def test_a_commit_is_seen_by_a_store_that_was_open_before(self, backend: Backend) -> None:
        place = backend.create()
        early = backend.open(place).register
        early.read()
        write(backend.open(place).register, GLUD)
        assert (early.head(), early.read()) == (1, Register([GLUD]))

    def test_history_gives_what_was_committed_newest_first(self, backend: Backend) -> None:
        place = backend.create()
        store = backend.open(place).register
        commits = [write(store, evolve(GLUD, name=name)) for name in ("Glud", "Glud og omegn", "Glud")]
        assert [commit.revision for commit in commits] == [1, 2, 3]
        assert list(backend.open(place).register.history()) == commits[::-1]

    def test_all_that_is_known_of_a_change_is_kept(self, backend: Backend) -> None:
        place = backend.create()
        change = ChangeSet(
            "import_list", (Edit(None, GLUD),), (GLUD.ref,), reason="aftalt", source="Bilag 1", undoes=None
        )
        commit = backend.open(place).register.commit(change, base=0, actor="person-1", instant=NOW)
        assert next(backend.open(place).register.history()) == commit == Commit(1, NOW, "person-1", change)

    def test_a_record_that_was_removed_is_gone_and_stays_in_the_history(self, backend: Backend) -> None:
        place = backend.create()
        store = backend.open(place).register
        write(store, GLUD, SNAPTUN)
        store.commit(change_of(*store.read().remove(GLUD)), base=1, actor="anna", instant=NOW)
        again = backend.open(place).register
        assert again.read() == Register([SNAPTUN])
        assert next(again.history()).change.edits == (Edit(GLUD, None),)

    @pytest.mark.parametrize("base", [0, 2, 7])
    def test_a_commit_on_another_base_than_the_head_is_a_conflict_and_changes_nothing(
        self, backend: Backend, base: int
    ) -> None:
        place = backend.create()
        store = backend.open(place).register
        write(store, GLUD)
        with pytest.raises(ConflictError) as caught:
            write(store, SNAPTUN, base=base)
        assert (caught.value.code, dict(caught.value.values)) == ("LKE101", {"base": base, "head": 1})
        unchanged(backend, place, [GLUD], 1)

    def test_before_values_that_are_not_the_stored_ones_are_a_conflict_and_change_nothing(
        self, backend: Backend
    ) -> None:
        place = backend.create()
        store = backend.open(place).register
        write(store, GLUD)
        other = change_of(Edit(evolve(GLUD, name="x"), None))
        with pytest.raises(ConflictError) as caught:
            store.commit(other, base=1, actor="anna", instant=NOW)
        assert caught.value.code == "LKE202"
        unchanged(backend, place, [GLUD], 1)

    def test_a_reference_to_nothing_is_refused_and_changes_nothing(self, backend: Backend) -> None:
        place = backend.create()
        store = backend.open(place).register
        with pytest.raises(RefusedError) as caught:
            store.commit(change_of(Edit(None, CONTACT)), base=0, actor="anna", instant=NOW)
        assert caught.value.code == "LKE203"
        unchanged(backend, place, [], 0)

    @pytest.mark.parametrize("text", HOSTILE)
    def test_whatever_a_person_types_comes_back_as_it_was(self, backend: Backend, text: str) -> None:
        place = backend.create()
        area = evolve(GLUD, name=text, status_note=text, villages=(text, text))
        commit = write(backend.open(place).register, area)
        again = backend.open(place).register
        assert (again.read(), next(again.history())) == (Register([area]), commit)

    def test_facts_of_a_plugin_that_is_not_there_survive_an_edit_and_its_undoing(self, backend: Backend) -> None:
        place = backend.create()
        ext = {"other": {"points": [1, 2.5, "x"], "on": date(2020, 1, 1), "deep": {"list": [{"a": True}]}}, "b": {}}
        foreign = evolve(GLUD, ext=ext)
        write(backend.open(place).register, foreign)
        edited = write(backend.open(place).register, evolve(foreign, name="Glud By"))
        assert backend.open(place).register.read().get(Area, "glud").ext == ext
        undone = change_of(*(edit.reversed for edit in edited.change.edits))
        backend.open(place).register.commit(undone, base=2, actor="anna", instant=NOW)
        assert backend.open(place).register.read() == Register([foreign])

    def test_nothing_was_edited_outside_a_store_nobody_else_touched(self, backend: Backend) -> None:
        place = backend.create()
        write(backend.open(place).register, GLUD, SNAPTUN)
        assert backend.open(place).register.outside_edits() == ()

    def test_it_behaves_like_a_register_in_memory_whatever_is_done(self, backend: Backend) -> None:
        check_as_machine(backend)
