"""The conformance kit of redaction: subclass it, give `backend` and `stored`, and every promise is tested."""

# ruff: noqa: D102, PLR2004 - a test's name is its documentation, and its numbers are its example's
from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.redaction.redaction import VERB
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.redaction_examples import (
    CONTACT,
    EMAIL,
    GLUD,
    PERSON,
    PLACE,
    PLACEHOLDER,
    REDACTION,
    TRACES,
    WITHOUT,
    Stored,
    answered,
    filled,
    redact,
    traces_in,
)
from lokalkontakt_core.testing.redaction_trouble import RedactionTroubleContract
from lokalkontakt_core.testing.register_examples import NOW, write
from lokalkontakt_core.testing.response_examples import ANONYMOUS, NAMED, ticket_of


class RedactionContract(RedactionTroubleContract):
    """What the stores promise of redaction."""

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
        assert traces_in(stored(place)) == set(TRACES) - {b"75998877"}
        store = backend.open(place)
        store.deliveries.redact(REDACTION)
        store.responses.redact(REDACTION)
        redact(store.register)
        del store
        assert traces_in(stored(place)) == set()
