"""`journal`: documents are listed until they are journaled, are not changed after that, and are written as files."""

import csv

import pytest

from tests.cli import memory_plugin


@pytest.fixture
def agreement(cli):
    return cli("agreement", "write", "Korning", "--text", "Vi mødes hver måned.").lines[0]


def listed(cli, *options):
    return {one["id"]: one for one in cli("journal", "list", *options, "--format", "json").json}


def test_what_is_journaled_leaves_the_list_and_keeps_case_subject_day_and_person(cli, agreement):
    assert listed(cli)[agreement]["case"] is None
    put = ("--kle", "01.11.20-g01", "--day", "30/4/2020", "--by", "Susanne Ernst")
    assert cli("journal", "record", agreement, "20/1234", *put).code == 0
    assert agreement not in listed(cli)
    held = listed(cli, "--all")[agreement]
    assert (held["case"], held["kle"], held["journaled_on"]) == ("20/1234", "01.11.20-G01", "2020-04-30")
    assert held["journaled_by"] == "Susanne Ernst"


def test_what_is_journaled_is_not_changed_until_it_is_taken_out(cli, agreement):
    cli("journal", "record", agreement, "20/1234")
    refused = cli("agreement", "edit", agreement, "--text", "Noget andet")
    assert (refused.code, "LKE274" in refused.err, "20/1234" in refused.err) == (1, True, True)
    assert cli("journal", "remove", agreement).code == 0
    assert cli("agreement", "edit", agreement, "--text", "Noget andet").code == 0


def test_a_journaling_is_undone_and_redone(cli, agreement):
    cli("journal", "record", agreement, "20/1234")
    cli("undo")
    assert agreement in listed(cli)
    cli("redo")
    assert agreement not in listed(cli)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["20/1234", "--kle", "1.11"], "LKE273"),
        (["20/1234", "--day", "2/5/2020"], "LKE761"),
        ([" "], "LKE218"),
        (["20/1234", "--by", "Ingen Kendt"], "LKE"),
    ],
)
def test_what_cannot_be_noted_is_refused(cli, agreement, typed, code):
    refused = cli("journal", "record", agreement, *typed)
    assert refused.code == 2
    assert code in refused.err
    assert agreement in listed(cli)


def test_only_documents_are_journaled(cli):
    assert "LKE276" in cli("journal", "record", "glud", "20/1234").err
    assert "LKE276" in cli("journal", "remove", "=1+1").err


def test_the_package_holds_a_file_for_each_document_and_a_table_of_them(cli, agreement, tmp_path):
    report = cli("report-log", "record", "status", "=Status", "--text", "Alt går godt").lines[0]
    folder = tmp_path / "til" / "journal"
    assert cli("journal", "package", "--into", folder, language="da").code == 0
    assert "Vi mødes hver måned." in (folder / f"agreement-{agreement}.txt").read_text("utf-8")
    assert "Alt går godt" in (folder / f"report-{report}.txt").read_text("utf-8")
    table = (folder / "metadata.csv").read_text("utf-8").splitlines()
    rows = {row["id"]: row for row in csv.DictReader(table)}
    assert rows[agreement]["file"] == f"agreement-{agreement}.txt"
    assert rows[agreement]["title"] == "Samarbejdsaftale: Korning"
    assert not rows[report]["title"].startswith("=")


def test_a_package_is_not_written_over_another_one_unasked_and_leaves_out_what_is_journaled(cli, agreement, tmp_path):
    assert cli("journal", "package", "--into", tmp_path).code == 0
    assert "SF234" in cli("journal", "package", "--into", tmp_path).err
    assert cli("journal", "package", "--into", tmp_path, "--replace", "--format", "html").code == 0
    cli("journal", "record", agreement, "20/1234")
    left = tmp_path / "left"
    cli("journal", "package", "--into", left)
    assert not (left / f"agreement-{agreement}.txt").exists()
    cli("journal", "package", "--into", left, "--all", "--replace")
    assert "20/1234" in (left / f"agreement-{agreement}.txt").read_text("utf-8")


def test_a_folder_that_cannot_be_made_is_told(cli, agreement, tmp_path):
    (tmp_path / "fil").write_text("x")
    told = cli("journal", "package", "--into", tmp_path / "fil" / "ned")
    assert "LKE031" in told.err


@pytest.fixture
def sent(cli, tmp_path):
    """The messages of a round with two areas, sent."""
    cli("wave", "open", "Ønsker", "--form", "wish", "--mode", "named", "--areas", "As,Glud")
    cli("outbox", "send", "--all", "--yes", "--channel", tmp_path / "ud")
    return [row["notice"] for row in cli("outbox", "list", "--format", "json").json if row["state"] == "sent"]


def test_a_message_is_a_document_once_it_has_gone_out(cli, tmp_path):
    cli("wave", "open", "Ønsker", "--form", "wish", "--mode", "named", "--areas", "As,Glud")
    notice = cli("outbox", "list", "--format", "json").json[0]["notice"]
    assert notice not in listed(cli)
    assert "LKE277" in cli("journal", "record", notice, "20/1234").err
    cli("outbox", "send", "--all", "--yes", "--channel", tmp_path / "ud")
    assert listed(cli)[notice]["type"] == "notice"
    assert listed(cli)[notice]["day"] == "2020-05-04"


def test_a_sent_message_is_journaled_undone_and_taken_out(cli, sent):
    assert len(sent) == 2
    assert cli("journal", "record", sent[0], "20/1234").code == 0
    assert sent[0] not in listed(cli)
    assert cli("history", "--format", "json").json[0]["name"] in {"Journaled: As", "Journaled: Glud"}
    cli("undo")
    assert sent[0] in listed(cli)
    cli("redo")
    assert cli("journal", "remove", sent[0]).code == 0
    assert sent[0] in listed(cli)


def test_the_page_of_a_message_holds_its_words_but_neither_code_nor_address(cli, sent, tmp_path):
    code = next(iter(memory_plugin.STORES["fresh"].responses.codes(wave_of(cli)).values()))
    cli("journal", "package", "--into", tmp_path / "pakke", language="da")
    page = (tmp_path / "pakke" / f"notice-{sent[0]}.txt").read_text("utf-8")
    assert "Sådan skriver registret beskeden nu, uden koder." in page
    assert "Ønsker" in page
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "pakke").iterdir())
    assert code not in written
    assert "@" not in page


def wave_of(cli):
    return cli("wave", "list", "--format", "json").json[0]["id"]


def test_what_a_sent_message_was_about_may_be_gone(cli, sent, tmp_path):
    assert cli("undo").code == 0
    cli("journal", "package", "--into", tmp_path / "pakke", language="da")
    page = (tmp_path / "pakke" / f"notice-{sent[0]}.txt").read_text("utf-8")
    assert "ikke i registret mere" in page


def test_a_message_to_a_contact_stays_in_the_house_and_is_no_document(cli, tmp_path):
    cli("person", "edit", "Frank Kjær", "--work-email", "frank@example.org")
    cli("attest", "ask", "Frank Kjær")
    cli("outbox", "send", "--all", "--yes", "--channel", tmp_path / "ud")
    told = [row for row in cli("outbox", "list", "--format", "json").json if row["kind"] == "attestation"]
    assert "sent" in {row["state"] for row in told}
    assert not {row["notice"] for row in told} & set(listed(cli, "--all"))
    assert "LKE276" in cli("journal", "record", told[0]["notice"], "20/1234").err


def test_a_duty_holds_for_sent_messages_too(cli, sent):
    cli("scheme", "set", "JOURNAL.days", "14")
    (row,) = [one for one in cli("due", "--format", "json").json if one["kind"] == "unjournaled"]
    assert {f"notice/{one}" for one in sent} <= set(row["about"])
