"""Backups: the same bytes for the same register, restored whole, and every damage told before anything is written."""

import io
import itertools
import json
import zipfile

import pytest

from lokalkontakt_core.errors import DataError, LokalkontaktError, RefusedError, StoreError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.keeping.backups import Backup, write_backup
from lokalkontakt_core.testing.keeper import held, is_empty
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.register_examples import GLUD, write


@pytest.fixture
def backup(full):
    file = io.BytesIO()
    write_backup(full, file, with_open_waves=True)
    return file.getvalue()


def with_part(backup, name, change):
    """Give a backup with one part changed, and put together again as a ZIP file should be."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(backup)) as before, zipfile.ZipFile(changed, "w") as after:
        for entry in before.namelist():
            content = before.read(entry)
            after.writestr(entry, change(content) if entry == name else content)
    return changed.getvalue()


def restored(content, target=None):
    target = target if target is not None else memory_store()
    Backup(io.BytesIO(content), "kopi.zip").restore(target)
    return target


def test_a_restored_register_holds_what_was_backed_up(full, backup):
    assert held(restored(backup)) == held(full)


def test_two_backups_of_one_register_are_the_same_bytes(full, backup):
    again = io.BytesIO()
    write_backup(full, again, with_open_waves=True)
    assert again.getvalue() == backup


def test_an_open_wave_is_backed_up_only_on_request(full):
    with pytest.raises(RefusedError) as caught:
        write_backup(full, io.BytesIO())
    assert caught.value.code == "LKE162"


def test_names_in_a_backup_are_made_of_nothing_that_somebody_typed(backup):
    names = zipfile.ZipFile(io.BytesIO(backup)).namelist()
    assert {name for name in names if not name.startswith("waves/")} == {
        "access.jsonl", "records.jsonl", "history.jsonl", "deliveries.jsonl", "manifest.json",
    }  # fmt: skip
    assert not any("evaluering" in name or "anonym" in name for name in names)


def test_each_part_is_lines_of_json(backup):
    with zipfile.ZipFile(io.BytesIO(backup)) as archive:
        for name in archive.namelist():
            if name.endswith(".jsonl"):
                assert all(isinstance(json.loads(line), dict) for line in archive.read(name).splitlines())


def test_every_part_that_is_altered_is_found_and_nothing_is_written(backup):
    with zipfile.ZipFile(io.BytesIO(backup)) as archive:
        names = [name for name in archive.namelist() if name != "manifest.json"]
    for name in names:
        target = memory_store()
        with pytest.raises(LokalkontaktError):
            restored(with_part(backup, name, lambda content: content.replace(b"a", b"e", 1)), target)
        assert is_empty(target)


def test_a_part_that_lacks_a_line_is_found(backup):
    shorter = with_part(backup, "history.jsonl", lambda content: b"\n".join(content.split(b"\n")[1:]))
    with pytest.raises(DataError) as caught:
        restored(shorter)
    assert caught.value.code == "LKE181"
    assert "history.jsonl" in caught.value.values["place"]


@pytest.mark.parametrize("keep", [0, 10, 500, -1])
def test_a_backup_that_was_cut_short_is_none(backup, keep):
    with pytest.raises(StoreError) as caught:
        Backup(io.BytesIO(backup[:keep]), "kopi.zip")
    assert caught.value.code == "LKE180"


def test_bytes_turned_over_in_the_middle_are_found(backup):
    at = len(backup) // 3
    turned = backup[:at] + bytes(255 - byte for byte in backup[at : at + 4]) + backup[at + 4 :]
    target = memory_store()
    with pytest.raises(StoreError):
        restored(turned, target)
    assert is_empty(target)


@pytest.mark.parametrize(
    "manifest",
    [b"", b"[]", b"{}", b'{"program": "other", "format": 1}', b"\xff", b'{"program": "lokalkontakt", "format": "x"}'],
)
def test_a_file_with_a_strange_manifest_is_no_backup(backup, manifest):
    with pytest.raises(StoreError) as caught:
        Backup(io.BytesIO(with_part(backup, "manifest.json", lambda _: manifest)), "kopi.zip")
    assert caught.value.code == "LKE180"


@pytest.mark.parametrize("what", ["format", "stored"])
def test_a_backup_by_a_newer_version_is_refused(backup, what):
    def newer(content):
        return json.dumps(json.loads(content) | {what: 99}).encode()

    with pytest.raises(StoreError) as caught:
        Backup(io.BytesIO(with_part(backup, "manifest.json", newer)), "kopi.zip")
    assert caught.value.code == "LKE105"


def test_a_part_that_the_manifest_does_not_name_is_missed(backup):
    def without_history(content):
        document = json.loads(content)
        del document["parts"]["history.jsonl"]
        return json.dumps(document).encode()

    with pytest.raises(DataError) as caught:
        restored(with_part(backup, "manifest.json", without_history))
    assert caught.value.code == "LKE181"


def test_a_register_that_is_in_use_is_not_restored_over(backup):
    target = memory_store()
    write(target.register, GLUD)
    with pytest.raises(StoreError) as caught:
        restored(backup, target)
    assert caught.value.code == "LKE161"
    assert target.register.head() == 1


def test_a_restoring_that_was_broken_off_goes_on_and_knows_its_own_backup(full, backup, tmp_path):
    url = f"sqlite:{tmp_path / 'a.db'}"
    target = Host().open_store(url, create=True)
    steps, amount = (
        itertools.count(1),
        sum(part.items for part in Backup(io.BytesIO(backup), "x").manifest.parts.values()),
    )

    def broken_off():
        if next(steps) == 2 * amount:
            raise DataError("LKE148", place="x")

    with pytest.raises(DataError):
        Backup(io.BytesIO(backup), "kopi.zip").restore(target, broken_off)
    with pytest.raises(StoreError) as caught:
        Host().open_store(url)
    assert caught.value.code == "LKE160"
    with pytest.raises(StoreError) as caught:
        restored(bytes_of(memory_store()), Host().open_store(url, filling=True))
    assert caught.value.code == "LKE190"
    restored(backup, Host().open_store(url, filling=True))
    assert held(Host().open_store(url)) == held(full)


def bytes_of(store):
    file = io.BytesIO()
    write_backup(store, file)
    return file.getvalue()
