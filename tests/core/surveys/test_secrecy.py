"""Codes, drafts, used-marks and answers lie in the response store only: everything else is searched for them."""

import logging
from datetime import UTC, datetime

import pytest

from lokalkontakt_core.changes import ChangeSet, edits_between
from lokalkontakt_core.codec.commits import commit_to_document
from lokalkontakt_core.codec.documents import to_document
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.codes import code_hash, read_code
from lokalkontakt_core.surveys.frozen_forms import digest_of
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_toml.store import create_store, open_store

ANSWERED = "Åse skriver det, kun koordinatoren må se"
DRAFTED = "Kladden, som ingen må se"
RESPONSE_STORE = {"responses", "secrets"}

both_modes = pytest.mark.parametrize("mode", list(WaveMode))


class Round:
    """A round in a folder: six areas asked, two have answered, one has begun."""

    def __init__(self, folder, register, workspace_on, mode):
        self.folder = folder
        store = create_store(folder, "proeve")
        everything = ChangeSet("create_scheme", edits_between((), register))
        store.register.commit(everything, base=0, actor="anna", instant=datetime(2020, 5, 4, 9, tzinfo=UTC))
        self.desk = WaveDesk(workspace_on(store))
        self.wave = self.desk.plan(name="Foråret", form_text=shipped_form_text("wish"), mode=mode)
        self.desk.open(self.wave.id)
        self.codes = [row.code for row in self.desk.codes(self.wave.id)]
        self.tickets = [store.responses.find_ticket(code).handle for code in self.codes]
        for code in self.codes[:2]:
            session = self.desk.answering().begin(code)
            session.answer("yes", "wish")
            session.answer(ANSWERED, "comment")
            session.submit()
        self.desk.answering().begin(self.codes[2]).answer(DRAFTED, "comment")

    def secrets(self):
        """Everything that must stay in the response store, in every spelling it could have elsewhere."""
        plain = [read_code(code) for code in self.codes]
        yield from (*self.codes, *plain, *(code.lower() for code in (*self.codes, *plain)))
        yield from (*self.tickets, *(code_hash(code) for code in plain))
        yield from (ANSWERED, DRAFTED, ANSWERED.encode("unicode_escape").decode())
        for file in (self.folder / "secrets").rglob("*"):
            if file.is_file():
                yield file.read_text("utf-8").strip()

    def files(self, *, inside):
        """Give path and content of the files inside the response store, or of all others."""
        for file in self.folder.rglob("*"):
            place = file.relative_to(self.folder)
            if file.is_file() and (place.parts[0] in RESPONSE_STORE) is inside:
                yield place.as_posix(), file.read_text("utf-8")


@pytest.fixture
def opened(tmp_path, small_register, workspace_on):
    return lambda mode: Round(tmp_path / "register", small_register, workspace_on, mode)


def found(secrets, texts):
    return [(place, secret) for place, text in texts for secret in secrets if secret in text or secret in place]


@both_modes
def test_no_file_outside_the_response_store_holds_a_code_a_draft_a_mark_or_an_answer(opened, mode):
    a_round = opened(mode)
    secrets = list(a_round.secrets())
    assert found(secrets, a_round.files(inside=False)) == []
    assert len(list(a_round.files(inside=False))) > 20
    # The same search finds them where they belong, so it can find them.
    inside = {secret for _place, secret in found([ANSWERED, DRAFTED], a_round.files(inside=True))}
    assert inside == {ANSWERED, DRAFTED}


@both_modes
def test_no_code_is_written_anywhere_at_all(opened, mode):
    a_round = opened(mode)
    codes = [*a_round.codes, *(read_code(code) for code in a_round.codes)]
    everywhere = [*a_round.files(inside=True), *a_round.files(inside=False)]
    assert found([spelling for code in codes for spelling in (code, code.lower())], everywhere) == []


@both_modes
def test_history_and_records_hold_none_of_it_after_closing_either(opened, mode):
    a_round = opened(mode)
    secrets = list(a_round.secrets())
    a_round.desk.close(a_round.wave.id)
    workspace = a_round.desk.workspace
    texts = [("history", repr(commit_to_document(commit))) for commit in workspace.history()]
    texts += [("records", repr(to_document(record))) for record in workspace.register]
    assert found(secrets, [*texts, *a_round.files(inside=False)]) == []


@both_modes
def test_closing_leaves_no_key_no_draft_and_no_ticket(opened, mode):
    a_round = opened(mode)
    gone = [
        secret for secret in a_round.secrets() if secret not in {ANSWERED, ANSWERED.encode("unicode_escape").decode()}
    ]
    a_round.desk.close(a_round.wave.id)
    everywhere = [*a_round.files(inside=True), *a_round.files(inside=False)]
    assert found(gone, everywhere) == []


def test_nothing_joins_an_anonymous_answer_to_who_was_asked(opened):
    a_round = opened(WaveMode.ANONYMOUS)
    a_round.desk.close(a_round.wave.id)
    invitations = list(a_round.desk.workspace.store.responses.setup(a_round.wave.id).invitations)
    responses = list(a_round.desk.workspace.store.responses.scan(a_round.wave.id))
    assert len(responses) == 2
    for response in responses:
        assert response.id not in invitations
        assert not any(invitation in repr(response.answers) for invitation in invitations)
    holding = [text for _place, text in a_round.files(inside=True) if ANSWERED in text]
    assert holding != []
    assert [text for text in holding if any(invitation in text for invitation in invitations)] == []


@both_modes
def test_nothing_is_logged_and_no_error_repeats_a_code_or_an_answer(opened, mode, caplog):
    with caplog.at_level(logging.DEBUG):
        a_round = opened(mode)
        secrets = list(a_round.secrets())
        said = []
        for call in (
            lambda: a_round.desk.answering().begin(a_round.codes[0]),
            lambda: a_round.desk.answering().begin(a_round.codes[0][:-1] + "0"),
            lambda: a_round.desk.answering().begin(a_round.codes[5]).submit(),
            lambda: a_round.desk.adopt(a_round.wave.id, areas=["oerum"]),
            a_round.desk.workspace.undo,
        ):
            with pytest.raises(LokalkontaktError) as refusal:
                call()
            said.append(("error", f"{refusal.value} {refusal.value.values} {refusal.value.details}"))
        a_round.desk.close(a_round.wave.id)
    assert found(secrets, [*said, ("log", caplog.text)]) == []


def test_a_frozen_form_comes_back_from_a_folder_byte_for_byte(tmp_path, small_register, workspace_on):
    text = shipped_form_text("wish").replace("\n", "  \r\n", 3) + '\n# "Åh" \\ \'\'\' """ \t slut  '
    a_round = Round(tmp_path / "register", small_register, workspace_on, WaveMode.NAMED)
    a_round.desk.plan(name="Særlig", form_text=text, mode=WaveMode.NAMED)
    again = open_store(a_round.folder)
    kept = [form for form in again.register.read().all(FrozenForm) if form.sha256 == digest_of(text)]
    assert [form.text for form in kept] == [text]
