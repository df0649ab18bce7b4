"""The TOML folder forgets whom it is told to forget."""

import pytest

from lokalkontakt_core.codec.documents import to_plain
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.testing.access_log import AccessLogContract
from lokalkontakt_core.testing.redaction import RedactionContract
from lokalkontakt_core.testing.redaction_examples import NAME, PERSON, PLACEHOLDER, REDACTION, filled, redact
from lokalkontakt_core.testing.register_examples import NOW
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.lock import NoLock
from lokalkontakt_toml.redacting import Pending, begin
from lokalkontakt_toml.register_store import TomlRegisterStore
from lokalkontakt_toml.toml_text import encoded, written


class TestTomlRedaction(RedactionContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend

    @pytest.fixture
    def stored(self):
        return lambda place: [path.read_bytes() for path in place.rglob("*") if path.is_file()]


class TestTomlAccessLog(AccessLogContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend


def test_what_was_edited_by_hand_and_not_adopted_refuses_it(toml_backend):
    place = filled(toml_backend)
    file = place / "records" / "area" / "glud.toml"
    file.write_text(file.read_text("utf-8").replace("Ring til", "Skriv til"), "utf-8")
    with pytest.raises(ConflictError) as caught:
        redact(toml_backend.open(place).register)
    assert (caught.value.code, caught.value.values["records"]) == ("LKE102", ("area/glud",))
    assert "Skriv til" in file.read_text("utf-8")


def test_while_a_redaction_is_under_way_nobody_reads_what_goes(toml_backend):
    place = filled(toml_backend)
    layout = Layout(place)
    files = Files(layout.temporary)
    begin(Pending(4, "anna", NOW, REDACTION), layout, HistoryFiles(layout, files), files)
    reader = TomlRegisterStore(layout, files, NoLock())
    assert (reader.head(), reader.read().get(Person, "person-1")) == (5, PLACEHOLDER)
    assert NAME not in repr(list(reader.history()))
    assert reader.outside_edits() == ()
    assert NAME in (place / "records" / "person" / "person-1.toml").read_text("utf-8"), "nothing was rewritten yet"


def test_a_list_whose_number_somebody_else_took_is_dropped_and_nothing_is_touched(toml_backend):
    place = filled(toml_backend)
    layout = Layout(place)
    Files(layout.temporary).replace(layout.redaction, written_pending(Pending(3, "anna", NOW, REDACTION)))
    store = toml_backend.open(place).register
    assert (store.head(), store.read().get(Person, "person-1")) == (4, PERSON)
    assert not layout.redaction.exists()


def written_pending(pending):
    return encoded(written(to_plain(pending)))


def test_git_around_it_and_copies_beside_it_are_named(toml_backend):
    place = filled(toml_backend)
    assert toml_backend.open(place).register.out_of_reach() == ()
    (place / ".git").mkdir()
    copy = place.with_name(f"{place.name} (kopi)")
    copy.mkdir()
    assert toml_backend.open(place).register.out_of_reach() == (str(place / ".git"), str(copy))
