import sys
from importlib.metadata import EntryPoint

import pytest

from lokalkontakt_core.extension.hooks import ENTRY_POINTS
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from tests.cli import memory_plugin
from tests.cli.conftest import NOW


def waiting(cli):
    return cli("outbox", "list", "--format", "json").json


def opened(cli):
    cli("wave", "open", "Ønsker", "--form", "wish", "--mode", "named", "--areas", "As,Glud")
    return waiting(cli)


def test_notices_wait_and_name_no_address(cli):
    rows = opened(cli)
    assert {row["state"] for row in rows} == {"ready"}
    assert all({"id", "name", "kind", "recipient", "due"} <= set(row) for row in rows)
    assert "@" not in cli("outbox", "list").out


def test_a_notice_is_shown_in_words_and_as_the_very_bytes(cli):
    key = opened(cli)[0]["id"]
    assert len(cli("outbox", "preview", key).lines) > 3
    raw = cli("outbox", "preview", key, "--raw").out
    assert "Message-ID:" in raw
    assert "X-Unsent: 1" in raw


def test_sending_asks_says_how_many_and_writes_one_file_a_notice(cli, tmp_path):
    rows = opened(cli)
    channel = ["--channel", tmp_path / "ud"]
    unasked = cli("outbox", "send", "--all", *channel)
    assert unasked.code == 2
    assert "LKE032" in unasked.err
    assert not (tmp_path / "ud").exists()
    assert "2 notices go out" in cli("outbox", "send", "--all", "--dry-run", *channel).err
    assert not (tmp_path / "ud").exists()
    sent = cli("outbox", "send", "--all", "--yes", *channel, "--format", "json")
    assert sent.code == 0
    assert {row["state"] for row in sent.json} == {"sent"}
    assert sorted(file.name for file in (tmp_path / "ud").glob("*.eml")) == sorted(f"{row['id']}.eml" for row in rows)


def test_sending_twice_sends_once(cli, tmp_path):
    opened(cli)
    channel = ["--channel", tmp_path / "ud", "--yes"]
    cli("outbox", "send", "--all", *channel)
    before = {file: file.read_bytes() for file in (tmp_path / "ud").iterdir()}
    again = cli("outbox", "send", "--all", *channel)
    assert again.code == 0
    assert "Nothing is ready" in again.err
    assert {file: file.read_bytes() for file in (tmp_path / "ud").iterdir()} == before


def test_a_notice_is_called_back_and_made_ready_again(cli):
    key = opened(cli)[0]["id"]
    assert cli("outbox", "call-back", key, "--format", "json").json[0]["state"] == "cancelled"
    assert cli("outbox", "send-again", key, "--format", "json").json[0]["state"] == "ready"


def test_an_undone_cause_takes_its_notices_with_it(cli):
    opened(cli)
    assert cli("undo").code == 0
    assert waiting(cli) == []


def test_where_no_address_is_known_the_outcome_says_so(bare, tmp_path):
    register = ["--register", tmp_path / "ren"]
    bare("demo", "--into", "ren", "--without-practice-data")
    bare(*register, "wave", "open", "Ønsker", "--form", "wish", "--mode", "named")
    rows = bare(*register, "outbox", "list", "--format", "json").json
    assert len(rows) == 28
    assert {row["state"] for row in rows} == {"no_recipient"}


def test_the_notices_of_a_round_stand_together_in_danish_order(cli):
    cli("wave", "open", "Alle", "--form", "wish", "--mode", "named")
    ready = [row["name"] for row in waiting(cli) if row["state"] == "ready" and row["kind"] == "wave_invitation"]
    assert len(ready) > 5
    assert ready == sorted(ready, key=danish_key)


def test_what_was_being_sent_when_the_program_was_stopped_is_told_and_not_passed_over(cli, tmp_path):
    row = opened(cli)[0]
    claimed = Delivery(row["id"], row["notice"], DeliveryState.SENDING, attempts=1, changed=NOW, version=0)
    assert memory_plugin.STORES["fresh"].deliveries.put(claimed, version=None)
    ran = cli("outbox", "send", "--all", "--yes", "--channel", tmp_path / "ud", "--format", "json")
    assert row["id"] not in {sent["id"] for sent in ran.json}
    assert "1 notice is being sent" in ran.err


def test_messages_go_beside_the_register_wherever_one_stands(disk, tmp_path, monkeypatch):
    opened(disk)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    sent = disk("outbox", "send", "--all", "--yes")
    assert sent.code == 0
    assert list(elsewhere.iterdir()) == []
    (folder,) = tmp_path.rglob("*-outbox")
    assert len(list(folder.glob("*.eml"))) == 2


def test_what_a_channel_of_a_plugin_said_is_told_in_its_words_later_and_by_its_code_without_it(
    cli, tmp_path, monkeypatch
):
    words = tmp_path / "board/locale/en/board.po"
    words.parent.mkdir(parents=True)
    words.write_text('msgid "VI101.what"\nmsgstr "The board is away."\n', "utf-8")
    (tmp_path / "board/plugin.py").write_text('LOKALKONTAKT_API = "1"\n')
    pytest.importorskip("hatch_build", reason="a checkout has it").compile_catalogues(tmp_path)
    row = opened(cli)[0]
    failed = Delivery(row["id"], row["notice"], DeliveryState.TEMPORARY, attempts=1, changed=NOW, problem="VI101")
    assert memory_plugin.STORES["fresh"].deliveries.put(failed, version=None)
    assert waiting(cli)[0]["message"] == "VI101"
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "board.plugin", raising=False)
    cli.points = (*cli.points, EntryPoint("board", "board.plugin", ENTRY_POINTS))
    assert waiting(cli)[0]["message"] == "The board is away."
