"""A glance leaves records unread that nobody asks for, and gives and tells the same as reading all of them."""

import hashlib

import pytest
from attrs import evolve

from lokalkontakt_core.errors import DataError
from lokalkontakt_core.ports.glancing import Glances
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.head_file import Head, digest_over, write_head
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.record_files import digest_of, record_content

COUNCIL = Council(id="glud-raad", name="Glud Borgerforening", areas=("glud",))


@pytest.fixture
def with_council(toml_backend, glud):
    write(toml_backend.open(glud).register, COUNCIL)
    return glud


def seal_nonsense(place):
    """Write, with a right digest, a council that no program of ours can read, as a newer one might."""
    layout = Layout(place)
    content, digest = record_content(COUNCIL, 2)
    nonsense = content.replace(b"areas", b"arias")
    end = nonsense.rindex(b"\n# revision ")
    sealed = hashlib.sha256(nonsense[:end]).hexdigest()
    layout.record(COUNCIL.ref).write_bytes(nonsense.replace(digest.encode(), sealed.encode()))
    digests = {one.ref: digest_of(one) for one in (GLUD, SNAPTUN)} | {COUNCIL.ref: sealed}
    write_head(Head(2, digest_over(digests)), layout, Files(layout.temporary))


def test_it_gives_what_reading_gives(toml_backend, with_council):
    store = toml_backend.open(with_council).register
    assert isinstance(store, Glances)
    glance = store.glance()
    assert glance == store.read() == Register([GLUD, SNAPTUN, COUNCIL])
    assert (glance.revision, len(glance)) == (store.head(), 3)


def test_a_register_at_a_glance_is_asked_like_any_other(toml_backend, with_council):
    glance = toml_backend.open(with_council).register.glance()
    assert glance.find(Area, "glud") == GLUD
    assert glance.at(Ref("council", "glud-raad")) == COUNCIL
    assert glance.by(Council, "areas")["glud"] == (COUNCIL,)
    assert glance.at(Ref("person", "nobody")) is None


def test_what_is_wrong_with_a_kind_is_told_when_it_is_asked_for_and_by_reading_at_once(toml_backend, with_council):
    seal_nonsense(with_council)
    store = toml_backend.open(with_council).register
    glance = store.glance()
    assert glance.all(Area) == (GLUD, SNAPTUN)
    for asking in (lambda: glance.all(Council), store.read):
        with pytest.raises(DataError) as caught:
            asking()
        assert caught.value.code == "LKE130"
        assert [(one.code, one.values["path"]) for one in caught.value.details] == [("LKE125", "arias")]


def test_a_hand_edit_is_noticed_and_not_counted_in(toml_backend, with_council):
    path = with_council / "records/area/glud.toml"
    path.write_text(path.read_text("utf-8").replace('"Glud"', '"Glud By"'), "utf-8")
    store = toml_backend.open(with_council).register
    assert store.glance() == Register([GLUD, SNAPTUN, COUNCIL])
    assert store.noticed_edits() == 1


def test_a_broken_file_of_a_kind_that_nobody_asks_for_is_told_of_all_the_same(toml_backend, with_council):
    (with_council / "records/council/glud-raad.toml").write_text("id = ", "utf-8")
    with pytest.raises(DataError):
        toml_backend.open(with_council).register.glance()


@pytest.mark.parametrize("name", ["records/area/GLUD.toml", "records/goblin/x.toml", "history/2020/1 (1).toml"])
def test_what_is_none_of_ours_is_told_of(toml_backend, with_council, name):
    stranger = with_council / name
    stranger.parent.mkdir(parents=True, exist_ok=True)
    stranger.write_text("", "utf-8")
    store = toml_backend.open(with_council).register
    with pytest.raises(DataError):
        store.read()
    with pytest.raises(DataError):
        store.glance()


def test_a_change_set_that_is_not_written_out_yet_is_counted_in(toml_backend, with_council):
    written_out = (with_council / "head.toml", with_council / "records/area/glud.toml")
    before = [path.read_bytes() for path in written_out]
    larger = evolve(GLUD, name="Glud og omegn")
    write(toml_backend.open(with_council).register, larger)
    for path, content in zip(written_out, before, strict=True):
        path.write_bytes(content)
    assert toml_backend.open(with_council).register.glance() == Register([larger, SNAPTUN, COUNCIL])


def test_without_its_head_file_a_register_is_the_same(toml_backend, with_council):
    (with_council / "head.toml").unlink()
    assert toml_backend.open(with_council).register.glance() == Register([GLUD, SNAPTUN, COUNCIL])
