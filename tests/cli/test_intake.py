import pytest

REPLY = """Navn: Mette Øvig

Viden
Områder: Glud
Retning: fra området
Venter på svar: ja
Tekst: Stien ved skolen er mørk.

Erfaring
Områder: Atlantis
Tekst: Fælles møder virker.

Punkt til dagsordenen
Tekst: Lys på stier
"""


@pytest.fixture
def reply(tmp_path):
    place = tmp_path / "svar.txt"
    place.write_text(REPLY, "utf-8")
    return place


def knowledge(cli):
    return cli("knowledge", "list", "--format", "json").json


def test_reading_shows_what_would_become_of_each_and_changes_nothing(cli, reply):
    ran = cli("intake", "read", reply, "--format", "json")
    assert [(row["type"], row["state"]) for row in ran.json][:2] == [("knowledge", "new"), ("knowledge", "unclear")]
    assert "Atlantis" in ran.json[1]["problems"][0]
    assert ran.code == 1
    assert knowledge(cli) == []


def test_what_is_clear_is_adopted_as_one_change_and_only_once(cli, reply):
    before = len(cli("history", "--format", "json").json)
    assert cli("intake", "adopt", reply).code == 0
    assert [row["text"] for row in knowledge(cli)] == ["Stien ved skolen er mørk."]
    assert len(cli("history", "--format", "json").json) == before + 1
    again = cli("intake", "adopt", reply)
    assert "Nothing to change" in again.err
    assert cli("undo").code == 0
    assert knowledge(cli) == []


def test_a_decision_of_the_coordinator_makes_it_clear(cli, reply):
    refused = cli("intake", "adopt", reply, "--only", "2")
    assert refused.code != 0
    assert "LKE729" in refused.err
    assert cli("intake", "adopt", reply, "--only", "2", "--area", "2=Hjarnø").code == 0
    (row,) = knowledge(cli)
    assert (row["areas"], row["type"], row["source"]) == (["Hjarnø"], "experience", "svar.txt")


def test_a_dry_run_saves_nothing_and_wrong_words_are_told(cli, reply):
    assert cli("intake", "adopt", reply, "--dry-run").code == 0
    assert knowledge(cli) == []
    assert "LKE034" in cli("intake", "adopt", reply, "--area", "Glud").err
    assert "LKE735" in cli("intake", "adopt", reply, "--only", "9").err
    assert "LKE004" in cli("intake", "adopt").err
    assert "LKE013" in cli("intake", "read", "nowhere.txt").err


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_template_is_written_in_both_languages_and_for_a_contact(cli, language):
    ran = cli("intake", "template", "--contact", "Susanne Ernst", language=language)
    assert ran.code == 0
    assert "Susanne Ernst" in ran.out
    assert "Glud" in ran.out


def test_areas_hand_in_by_a_round_with_the_shipped_form(cli):
    cli("wave", "open", "Nyt", "--form", "intake", "--mode", "named", "--areas", "Glud,As")
    codes = cli("wave", "codes", "Nyt", "--format", "json").json
    code = next(row["code"] for row in codes if row["area"] == "Glud")
    ran = cli("answer", code, stdin="\nNy bro\n1\nLys på stier\n\n\nsend\n")
    rows = cli("intake", "read", "--wave", "Nyt", "--format", "json").json
    assert [(row["type"], row["name"], row["areas"]) for row in rows][:1] == [("knowledge", "Ny bro", ["Glud"])], (
        ran.out
    )
    assert cli("intake", "adopt", "--wave", "Nyt").code == 0
    (row,) = knowledge(cli)
    assert (row["direction"], row["waits_for_answer"], row["source"]) == ("from_area", True, "Nyt")
