"""The conformance kit of register stores: subclass it, give a `backend` fixture, and every promise is tested."""

# ruff: noqa: D102 - a test's name is its documentation
import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError, RefusedError, StoreError
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.ports.register_store import RegisterStore
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, HandoverWish
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import Backend, Tick, forbidden_from, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.register_machine import check_as_machine
from lokalkontakt_core.testing.together import at_once

NOW = datetime(2020, 5, 1, 9, 30, tzinfo=UTC)

GLUD = Area(id="glud", name="Glud", size=Size.SMALL)
SNAPTUN = Area(id="snaptun", name="Snaptun")
PERSON = Person(id="person-1", name="Mette Øvig", work_email="mette@eksempel.example")
CONTACT = Contact(id="contact-1", person="person-1")
ASSIGNMENT = Assignment(
    id="assignment-1",
    area="glud",
    contact="contact-1",
    period=Period(UNKNOWN, date(2020, 4, 1)),
    confirmation=Confirmation(day=UNKNOWN, how=ConfirmedHow.IMPORTED),
    handover_wish=HandoverWish(quote="bør videregives", day=UNKNOWN),
)
WAIT = 60.0
"""How long is waited for a commit that will surely come, in seconds; a store gives the head far sooner."""
HOSTILE = (
    "to\nlinjer",
    "vogn\r\nretur\r",
    'tre """ anførselstegn \\ og \' én',
    "[/] [@click=app.quit]z",
    "# revision 1 sha256 " + "0" * 64,
    "\n# revision 1 sha256 " + "0" * 64 + "\n",
    "emoji 🏡, æøå, ﬁ, e\u0301, \u202e, \x1b[31m, \x00, \x7f",
    "  blanke  ",
    "'; DROP TABLE records; --",
    "../../etc/passwd",
)


def change_of(*edits: Edit, verb: str = "test") -> ChangeSet:
    """Give a change set of some edits."""
    return ChangeSet(verb, edits, about=tuple(edit.ref for edit in edits[:1]), reason="fordi\ndet er sådan")


def write(store: RegisterStore, *records: Record, base: int | None = None) -> Commit:
    """Commit records on top of what the store holds, or on a base."""
    register = store.read()
    change = change_of(*register.put(*records))
    return store.commit(change, base=register.revision if base is None else base, actor="anna", instant=NOW)


class RegisterStoreContract(Contract):
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
        _unchanged(backend, place, [GLUD], 1)

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
        _unchanged(backend, place, [GLUD], 1)

    def test_a_reference_to_nothing_is_refused_and_changes_nothing(self, backend: Backend) -> None:
        place = backend.create()
        store = backend.open(place).register
        with pytest.raises(RefusedError) as caught:
            store.commit(change_of(Edit(None, CONTACT)), base=0, actor="anna", instant=NOW)
        assert caught.value.code == "LKE203"
        _unchanged(backend, place, [], 0)

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

    def test_of_writers_on_one_base_exactly_one_succeeds(self, backend: Backend) -> None:
        place = backend.create()
        stores = [backend.open(place).register for _ in range(4)]
        areas = [Area(id=f"area-{number}", name=str(number)) for number in range(4)]
        results = at_once([partial(write, store, area, base=0) for store, area in zip(stores, areas, strict=True)])
        won = [index for index, result in enumerate(results) if isinstance(result, Commit)]
        lost = [result for result in results if isinstance(result, ConflictError)]
        assert len(won) == 1, results
        assert [(conflict.code, conflict.values["head"]) for conflict in lost] == [("LKE101", 1)] * 3
        _unchanged(backend, place, [areas[won[0]]], 1)

    def test_who_waits_is_given_the_head_once_somebody_else_has_committed(self, backend: Backend) -> None:
        place = backend.create()
        waiting = backend.open(place).register
        write(waiting, GLUD)

        def wait_in_turns() -> int:
            while (head := waiting.wait(1, WAIT)) == 1:
                pass
            return head

        def commit() -> int:
            return write(backend.open(place).register, SNAPTUN).revision

        assert at_once([wait_in_turns, commit]) == [2, 2]
        assert waiting.read() == Register([GLUD, SNAPTUN])

    def test_waiting_gives_the_head_when_it_is_another_one_already_and_when_the_time_is_over(
        self, backend: Backend
    ) -> None:
        place = backend.create()
        store = backend.open(place).register
        write(store, GLUD)
        write(backend.open(place).register, SNAPTUN)
        assert (store.wait(1, WAIT), store.wait(2, 0), store.wait(0, 0)) == (2, 2, 2)

    def test_one_may_wait_at_an_opening_that_is_used_meanwhile(self, backend: Backend) -> None:
        place = backend.create()
        store = backend.open(place).register
        last = 6

        def listen() -> list[int]:
            heard = [0]
            while heard[-1] < last:
                heard.append(store.wait(heard[-1], WAIT))
            return heard

        def use() -> list[int]:
            return [write(store, evolve(GLUD, name=str(number))).revision for number in range(last)]

        heard, written = at_once([listen, use])
        assert written == list(range(1, last + 1))
        assert isinstance(heard, list), heard
        assert heard == sorted(heard)

    def test_a_reader_beside_a_writer_sees_every_revision_wholly(self, backend: Backend) -> None:
        place = backend.create()
        write(backend.open(place).register, *_at_number(0))
        last = 25
        done: list[int] = []

        def write_all() -> None:
            store = backend.open(place).register
            for number in range(1, last):
                write(store, *_at_number(number))
            done.append(last)

        def read_all() -> list[tuple[int, set[str]]]:
            seen = []
            while not done:
                register = backend.open(place).register.read()
                seen.append((register.revision, {area.name for area in register.all(Area)}))
            return seen

        results = at_once([write_all, read_all])
        assert isinstance(results[1], list), results
        assert [(revision, names) for revision, names in results[1] if names != {str(revision - 1)}] == []
        revisions = [revision for revision, _ in results[1]]
        assert revisions == sorted(revisions)

    def test_nothing_was_edited_outside_a_store_nobody_else_touched(self, backend: Backend) -> None:
        place = backend.create()
        write(backend.open(place).register, GLUD, SNAPTUN)
        assert backend.open(place).register.outside_edits() == ()

    def test_it_behaves_like_a_register_in_memory_whatever_is_done(self, backend: Backend) -> None:
        check_as_machine(backend)

    def test_a_writer_killed_at_any_step_leaves_the_last_or_the_next_revision(self, backend: Backend) -> None:
        for step in itertools.count(1):
            place = backend.create()
            write(backend.open(place).register, GLUD, SNAPTUN)

            def work(tick: Tick, place: Any = place) -> None:
                _big_change(backend.open(place, tick).register)

            killed = killed_at(step, work)
            _last_or_next(backend, place, may_be_last=killed)
            if not killed:
                assert step > 1, "the backend never called tick"
                return

    @pytest.mark.parametrize("trouble", [full_from, forbidden_from], ids=["full", "forbidden"])
    def test_a_disk_that_refuses_at_any_step_is_told_and_nothing_is_changed(
        self, backend: Backend, trouble: Any
    ) -> None:
        for step in itertools.count(1):
            place = backend.create()
            write(backend.open(place).register, GLUD, SNAPTUN)
            tick = trouble(step)
            try:
                _big_change(backend.open(place, tick).register)
            except StoreError:
                _unchanged(backend, place, [GLUD, SNAPTUN], 1)
            else:
                _last_or_next(backend, place, may_be_last=False)
            if tick.left > 0:
                assert step > 1, "the backend never called tick"
                return


def _at_number(number: int) -> Sequence[Area]:
    return [Area(id=f"area-{index}", name=str(number)) for index in range(6)]


def _big_change(store: RegisterStore) -> None:
    """Write four new records, change one, remove one."""
    edits = (
        *store.read().put(evolve(GLUD, name="Glud By"), PERSON, CONTACT, ASSIGNMENT),
        *store.read().remove(SNAPTUN),
    )
    store.commit(change_of(*edits), base=1, actor="anna", instant=NOW)


def _unchanged(backend: Backend, place: Any, records: Sequence[Record], revision: int) -> None:
    store = backend.open(place).register
    assert (store.read(), store.read().revision, store.head()) == (Register(records), revision, revision)
    assert len(list(store.history())) == revision
    assert store.outside_edits() == ()


def _last_or_next(backend: Backend, place: Any, *, may_be_last: bool) -> None:
    last = [GLUD, SNAPTUN]
    following = [evolve(GLUD, name="Glud By"), PERSON, CONTACT, ASSIGNMENT]
    head = backend.open(place).register.head()
    assert head in ({1, 2} if may_be_last else {2})
    _unchanged(backend, place, last if head == 1 else following, head)
    write(backend.open(place).register, Area(id="as", name="As"))
    _unchanged(backend, place, [*(last if head == 1 else following), Area(id="as", name="As")], head + 1)
