"""The conformance kit of redaction: subclass it, give `backend` and `stored`, and every promise is tested."""

# ruff: noqa: D102, PLR2004 - a test's name is its documentation, and its numbers are its example's
import itertools
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.errors import ConflictError, StoreError
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.ports.register_store import RegisterStore
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Erased, Person
from lokalkontakt_core.redaction.redaction import VERB, Redaction
from lokalkontakt_core.redaction.targets import Target, TargetKind
from lokalkontakt_core.testing.backend import Backend, Tick, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.register_store import NOW, write
from lokalkontakt_core.testing.response_store import ANONYMOUS, NAMED, ticket_of
from lokalkontakt_core.testing.together import at_once

NAME, FORMER, EMAIL, PHONE = "Tordis Øvlisen", "Tordis Bagger", "tordis@eksempel.example", "75 99 88 77"
PERSON = Person(id="person-1", name=NAME, work_email=EMAIL, private_phone=PHONE, logins=("tov",))
CONTACT = Contact(id="contact-1", person="person-1")
GLUD = Area(id="glud", name="Glud", status_note=f"Ring til {NAME} ({PHONE})", ext={"andet": {"note": [f"se {EMAIL}"]}})
PLACE = Area(id="tordis", name=NAME, villages=(NAME,))
PLACEHOLDER = Person(id="person-1", name="slettet person #1", erased=Erased(day=date(2020, 5, 1)))
REDACTION = Redaction(
    PLACEHOLDER,
    (
        Target(TargetKind.NAME, NAME),
        Target(TargetKind.NAME, FORMER),
        Target(TargetKind.ADDRESS, EMAIL),
        Target(TargetKind.NUMBER, PHONE),
    ),
    logins=("tov",),
    words=("Tordis",),
    decided=("Tordis ved det",),
)
TRACES = tuple(text.encode() for text in (NAME, FORMER, EMAIL, PHONE, "75998877", "Tordis ved"))
TEXT = f"Aftalt med {NAME}s leder"
WITHOUT = f"Aftalt med {PLACEHOLDER.name}s leder"
Stored = Callable[[Any], Iterable[bytes]]


def filled(backend: Backend) -> Any:
    """Make a register whose records and history are full of a person; it stands at revision 4."""
    place = backend.create()
    store = backend.open(place).register
    write(store, evolve(PERSON, name=FORMER), CONTACT, GLUD)
    write(store, PERSON)
    passing = evolve(GLUD, id="passing", name="Gone", status_note=TEXT)
    change = ChangeSet("test", store.read().put(passing), reason=TEXT, source=f"Brev fra {FORMER}")
    store.commit(change, base=2, actor="tov", instant=NOW)
    store.commit(ChangeSet("test", store.read().remove(passing)), base=3, actor="person-1", instant=NOW)
    return place


def redact(store: RegisterStore, *, base: int | None = None) -> Commit:
    """Redact on top of what the store holds, or on a base."""
    return store.redact(REDACTION, base=store.head() if base is None else base, actor="anna", instant=NOW)


def answered(store: Store, setup: WaveSetup) -> None:
    """Open a wave whose form, title, first answer and only draft are full of a person."""
    text = evolve(setup, title=f"Runde ved {NAME}", form_text=f'[form]\ntitle = "{TEXT}"\n')
    store.responses.open_wave(text)
    first, second, third = (ticket_of(store.responses, setup, one) for one in setup.invitations)
    store.responses.submit(first, {"why": TEXT, "who": ["Tordis ved det", {"mail": EMAIL}], "count": 7}, "da")
    store.responses.submit(second, {"why": "Intet", "count": 7}, "da")
    store.responses.save_draft(third, {"why": TEXT})


class RedactionContract(Contract):
    """What the stores promise of redaction."""

    @pytest.fixture
    def stored(self) -> Stored:
        """Give what gives all bytes a store keeps at a place; every subclass overrides this.

        Raises:
            NotImplementedError: It is not overridden.
        """
        raise NotImplementedError("a redaction test is given all stored bytes by a fixture called stored")

    def test_the_person_is_a_placeholder_in_the_register_and_in_the_whole_history(self, backend: Backend) -> None:
        place = filled(backend)
        redact(backend.open(place).register)
        store = backend.open(place).register
        assert store.read().get(Person, "person-1") == PLACEHOLDER
        persons = [
            record
            for commit in store.history()
            for edit in commit.change.edits
            for record in (edit.before, edit.after)
            if isinstance(record, Person)
        ]
        assert persons == [PLACEHOLDER] * 3

    def test_texts_of_records_history_and_plugins_are_replaced_and_the_rest_stays(self, backend: Backend) -> None:
        place = filled(backend)
        redact(backend.open(place).register)
        store = backend.open(place).register
        gone = PLACEHOLDER.name
        assert store.read().get(Area, "glud") == evolve(
            GLUD, status_note=f"Ring til {gone} ({gone})", ext={"andet": {"note": [f"se {gone}"]}}
        )
        assert store.read().get(Contact, "contact-1") == CONTACT
        third = next(commit for commit in store.history() if commit.revision == 3)
        assert (third.actor, third.change.reason, third.change.source) == ("person-1", WITHOUT, f"Brev fra {gone}")
        assert third.instant == NOW

    def test_it_raises_the_revision_and_is_recorded_without_personal_data(self, backend: Backend) -> None:
        place = filled(backend)
        commit = redact(backend.open(place).register)
        store = backend.open(place).register
        assert (store.head(), store.read().revision) == (5, 5)
        assert next(store.history()) == commit
        assert commit == Commit(5, NOW, "anna", ChangeSet(VERB, (), about=(PERSON.ref,)))
        assert store.outside_edits() == ()

    def test_what_places_are_called_is_never_touched(self, backend: Backend) -> None:
        place = filled(backend)
        write(backend.open(place).register, PLACE)
        redact(backend.open(place).register)
        assert backend.open(place).register.read().get(Area, "tordis") == PLACE

    def test_another_base_is_a_conflict_and_changes_nothing(self, backend: Backend) -> None:
        place = filled(backend)
        before = backend.open(place).register.read()
        with pytest.raises(ConflictError) as caught:
            redact(backend.open(place).register, base=2)
        assert (caught.value.code, dict(caught.value.values)) == ("LKE101", {"base": 2, "head": 4})
        assert (backend.open(place).register.read(), backend.open(place).register.head()) == (before, 4)

    def test_again_is_recorded_again_and_changes_nothing_else(self, backend: Backend) -> None:
        place = filled(backend)
        redact(backend.open(place).register)
        once = backend.open(place).register
        before, history = once.read(), list(once.history())
        redact(backend.open(place).register)
        twice = backend.open(place).register
        assert (twice.read(), twice.head(), list(twice.history())[1:]) == (before, 6, history)

    def test_a_store_that_was_open_before_sees_it_and_writes_on_it(self, backend: Backend) -> None:
        place = filled(backend)
        early = backend.open(place).register
        early.read()
        redact(backend.open(place).register)
        assert early.read().get(Person, "person-1") == PLACEHOLDER
        assert write(early, evolve(CONTACT, ended=date(2020, 6, 1))).revision == 6
        assert backend.open(place).register.outside_edits() == ()

    @pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
    @pytest.mark.parametrize("setup", [NAMED, ANONYMOUS], ids=["named", "anonymous"])
    def test_answers_drafts_titles_and_forms_are_redacted(
        self, backend: Backend, setup: WaveSetup, *, sealed: bool
    ) -> None:
        place = backend.create()
        answered(backend.open(place), setup)
        if sealed:
            backend.open(place).responses.seal(setup.wave)
        changed = backend.open(place).responses.redact(REDACTION)
        store, gone = backend.open(place).responses, PLACEHOLDER.name
        answers = sorted((dict(one.answers) for one in store.scan(setup.wave)), key=str)
        first = {"why": WITHOUT, "who": [f"{gone} ved det", {"mail": gone}], "count": 7}
        assert answers == sorted([first, {"why": "Intet", "count": 7}], key=str)
        assert store.setup(setup.wave).title == f"Runde ved {gone}"
        assert store.setup(setup.wave).form_text == f'[form]\ntitle = "{WITHOUT}"\n'
        assert store.setup(setup.wave).labels == setup.labels
        assert store.progress(setup.wave).submitted == 2
        if not sealed:
            assert ticket_of(store, setup, "invitation-3").draft == {"why": WITHOUT}
            assert ticket_of(store, setup, "invitation-1").used
        assert changed == (2 if sealed else 3)
        assert store.redact(REDACTION) == 0

    def test_what_channels_said_is_redacted_under_a_new_version(self, backend: Backend) -> None:
        place = backend.create()
        store = backend.open(place).deliveries
        said = Delivery("key.1", "notice-1", DeliveryState.PERMANENT, detail=f"550 no such user: {EMAIL}")
        quiet = evolve(said, key="key.2", detail=None)
        assert store.put(said, version=None)
        assert store.put(quiet, version=None)
        assert backend.open(place).deliveries.redact(REDACTION) == 1
        again = backend.open(place).deliveries
        assert again.find("key.1") == evolve(said, detail=f"550 no such user: {PLACEHOLDER.name}", version=1)
        assert again.find("key.2") == quiet
        assert again.redact(REDACTION) == 0

    def test_no_byte_of_what_was_replaced_is_left(self, backend: Backend, stored: Stored) -> None:
        place = filled(backend)
        for setup in (NAMED, ANONYMOUS):
            answered(backend.open(place), setup)
        said = Delivery("key.1", "notice-1", DeliveryState.PERMANENT, detail=f"550 no such user: {EMAIL}")
        assert backend.open(place).deliveries.put(said, version=None)
        assert _found(stored(place)) == set(TRACES) - {b"75998877"}
        store = backend.open(place)
        store.deliveries.redact(REDACTION)
        store.responses.redact(REDACTION)
        redact(store.register)
        del store
        assert _found(stored(place)) == set()

    def test_a_redactor_killed_at_any_step_leaves_it_undone_or_it_is_finished(
        self, backend: Backend, stored: Stored
    ) -> None:
        for step in itertools.count(1):
            place = filled(backend)

            def work(tick: Tick, place: Any = place) -> None:
                redact(backend.open(place, tick).register, base=4)

            killed = killed_at(step, work)
            store = backend.open(place).register
            head = store.head()
            assert head in ({4, 5} if killed else {5})
            name = PLACEHOLDER.name if head == 5 else NAME
            assert store.read().get(Person, "person-1").name == name
            assert len(list(store.history())) == head
            assert store.outside_edits() == ()
            if head == 5:
                assert _found(stored(place)) == set()
            write(backend.open(place).register, evolve(CONTACT, ended=date(2020, 6, 1)))
            redact(backend.open(place).register)
            assert _found(stored(place)) == set()
            if not killed:
                assert step > 1, "the backend never called tick"
                return

    def test_a_redaction_of_answers_killed_at_any_step_is_finished_by_the_next(
        self, backend: Backend, stored: Stored
    ) -> None:
        for step in itertools.count(1):
            place = backend.create()
            answered(backend.open(place), ANONYMOUS)

            def work(tick: Tick, place: Any = place) -> None:
                backend.open(place, tick).responses.redact(REDACTION)

            killed = killed_at(step, work)
            store = backend.open(place).responses
            assert len(list(store.scan(ANONYMOUS.wave))) == 2
            store.redact(REDACTION)
            del store
            assert _found(stored(place)) == set()
            if not killed:
                assert step > 1, "the backend never called tick"
                return

    def test_a_full_disk_at_any_step_is_told_and_doing_it_again_finishes(
        self, backend: Backend, stored: Stored
    ) -> None:
        for step in itertools.count(1):
            place = filled(backend)
            tick: Any = full_from(step)
            try:
                redact(backend.open(place, tick).register, base=4)
            except StoreError:
                assert backend.open(place).register.head() in {4, 5}
                redact(backend.open(place).register)
            assert _found(stored(place)) == set()
            if tick.left > 0:
                assert step > 1, "the backend never called tick"
                return

    def test_a_reader_beside_a_redactor_sees_it_done_wholly_or_not_at_all(self, backend: Backend) -> None:
        place = filled(backend)
        many = [Area(id=f"area-{number}", name=str(number), status_note=TEXT) for number in range(20)]
        write(backend.open(place).register, *many)
        done: list[int] = []

        def redact_it() -> None:
            try:
                redact(backend.open(place).register)
            finally:
                done.append(1)

        def read_all() -> list[tuple[int, set[str | None]]]:
            seen = []
            while not done:
                register = backend.open(place).register.read()
                notes = {area.status_note for area in register.all(Area) if area.id.startswith("area-")}
                seen.append((register.revision, notes))
            return seen

        works: list[Callable[[], Any]] = [redact_it, read_all]
        results = at_once(works)
        assert results[0] is None, results
        assert isinstance(results[1], list), results
        assert {(revision, *notes) for revision, notes in results[1]} <= {(5, TEXT), (6, WITHOUT)}


def _found(contents: Iterable[bytes]) -> set[bytes]:
    return {trace for content in contents for trace in TRACES if trace in content}
