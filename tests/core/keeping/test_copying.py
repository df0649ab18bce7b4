"""Copies: refused where something would be lost or given away, compared, and the same through every kind of store."""

import io
import itertools

import pytest
from attrs import evolve

from lokalkontakt_core.changes import Edit
from lokalkontakt_core.errors import ConflictError, DataError, RefusedError, StoreError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.keeping.backups import write_backup
from lokalkontakt_core.keeping.contents import amount_in, contents_of
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.testing.keeper import held, is_empty
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.register_examples import GLUD
from lokalkontakt_core.testing.response_examples import ANSWERS, NAMED, ticket_of


class Instead:
    """Stands before a store, with one method replaced."""

    def __init__(self, behind, **methods):
        self._behind = behind
        vars(self).update(methods)

    def __getattr__(self, name):
        return getattr(self._behind, name)


def bytes_of(store):
    file = io.BytesIO()
    write_backup(store, file, with_open_waves=True)
    return file.getvalue()


def test_an_open_wave_is_copied_only_on_request(full):
    target = memory_store()
    with pytest.raises(RefusedError) as caught:
        copy_store(full, target)
    assert (caught.value.code, caught.value.values["waves"]) == (
        "LKE162",
        ("a", "a-1", "anonym", "evaluering-2020"),
    )
    assert is_empty(target)


def test_what_was_edited_by_hand_and_not_adopted_stops_a_copy(full):
    edited = Edit(GLUD, evolve(GLUD, name="Glut"))
    source = evolve(full, register=Instead(full.register, outside_edits=lambda: (edited,)))
    with pytest.raises(RefusedError) as caught:
        copy_store(source, memory_store(), with_open_waves=True)
    assert caught.value.code == "LKE164"


def test_when_somebody_answers_meanwhile_nothing_is_copied(full):
    def answering(wave):
        responses = list(full.responses.scan(wave))
        if wave == NAMED.wave:
            full.responses.submit(ticket_of(full.responses, NAMED, "invitation-3"), ANSWERS, "da")
        return iter(responses)

    source, target = evolve(full, responses=Instead(full.responses, scan=answering)), memory_store()
    with pytest.raises(ConflictError) as caught:
        copy_store(source, target, with_open_waves=True)
    assert caught.value.code == "LKE165"
    assert is_empty(target)


def test_commits_made_meanwhile_are_left_out(full):
    before = held(full)
    read = full.register.read()
    source = evolve(full, register=Instead(full.register, read=lambda: read))
    full.register.commit(
        next(full.register.history()).change.__class__("test", ()), base=read.revision, actor="anna",
        instant=next(full.register.history()).instant,
    )  # fmt: skip
    target = memory_store()
    copy_store(source, target, with_open_waves=True)
    assert held(target) == before


def test_a_target_that_gives_back_something_else_is_told_of(full):
    target = memory_store()
    lying = evolve(target, responses=Instead(target.responses, scan=lambda _: iter([Response("x", {}, "da")])))
    with pytest.raises(DataError) as caught:
        copy_store(full, lying, with_open_waves=True)
    assert caught.value.code == "LKE163"
    assert all(part.startswith("waves/") for part in caught.value.values["parts"])


def test_the_steps_told_are_those_foretold(full):
    steps = itertools.count()
    copy_store(full, memory_store(), with_open_waves=True, step=lambda: next(steps))
    waves = len(full.keeper.waves())
    assert next(steps) == 2 * (amount_in(full) + waves)


def test_through_every_kind_of_store_and_back_the_export_is_the_same_bytes(full, tmp_path):
    host, at, wanted = Host(), full, bytes_of(full)
    for url in (f"toml:{tmp_path / 'a'}", f"sqlite:{tmp_path / 'b.db'}", None, f"toml:{tmp_path / 'c'}"):
        following = memory_store() if url is None else host.open_store(url, create=True)
        copy_store(at, following, with_open_waves=True)
        assert bytes_of(following) == wanted
        at = following


def test_two_folders_copied_by_way_of_a_file_are_the_same_files(full, tmp_path):
    host = Host()
    urls = (f"toml:{tmp_path / 'a' / 'hus'}", f"sqlite:{tmp_path / 'b.db'}", f"toml:{tmp_path / 'c' / 'hus'}")
    at = full
    for url in urls:
        following = host.open_store(url, create=True)
        copy_store(at, following, with_open_waves=True)
        at = following

    def files(folder):
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert files(tmp_path / "a") == files(tmp_path / "c")


def test_what_cannot_be_a_file_name_is_refused_and_the_folder_is_not_called_whole(tmp_path):
    source = memory_store()
    source.responses.open_wave(evolve(NAMED, wave="../ude"))
    host = Host()
    target = host.open_store(f"toml:{tmp_path / 'a'}", create=True)
    with pytest.raises(StoreError) as caught:
        copy_store(source, target, with_open_waves=True)
    assert caught.value.code == "LKE134"
    with pytest.raises(StoreError) as caught:
        host.open_store(f"toml:{tmp_path / 'a'}")
    assert caught.value.code == "LKE160"


def test_the_contents_at_an_earlier_revision_are_those_it_had_then(full):
    at = {}
    store = memory_store()
    for commit in reversed(list(full.register.history())):
        store.register.commit(commit.change, base=commit.revision - 1, actor="anna", instant=commit.instant)
        at[commit.revision] = contents_of(store)
    assert any(edit.after is None for commit in store.register.history() for edit in commit.change.edits)
    for revision, then in at.items():
        now = contents_of(store, revision)
        assert (now.revision, list(now.records)) == (revision, list(then.records))
        assert [commit.revision for commit in now.commits] == list(range(revision, 0, -1))


def test_a_target_further_than_its_source_is_of_another_source(full, tmp_path):
    host, url = Host(), f"toml:{tmp_path / 'a'}"
    with pytest.raises(DataError):
        host.open_store(url, create=True).keeper.fill(evolve(contents_of(full), deliveries=iter(fail, None)))
    with pytest.raises(StoreError) as caught:
        copy_store(memory_store(), host.open_store(url, filling=True))
    assert caught.value.code == "LKE190"


def fail():
    raise DataError("LKE148", place="source")
