"""Hand-overs, absence, confirming and asking the areas, from the command line."""

import pytest

SUSANNE = "Susanne Ernst"


@pytest.fixture
def ready(cli):
    """Mette Øvig is a contact who can be confirmed, and Glud has said yes."""
    cli("contact", "add", "--name", "Mette Øvig")
    cli("approve", "own", "Mette Øvig")
    cli("approve", "manager", "Mette Øvig")
    cli("grant-time", "Mette Øvig", "240")
    cli("answers-record", "--yes", "Glud,Hjarnø,Snaptun")
    return cli


def test_a_handover_goes_from_the_wish_to_the_closing(ready):
    begun = ready("handover", "begin", "Glud,Hjarnø", "--candidate", "Mette Øvig")
    assert begun.code == 0
    (row,) = ready("handover", "list", "--format", "json").json
    assert (row["areas"], row["former"], row["state"]) == (["glud", "hjarnoe"], [SUSANNE], "planning")
    assert ready("handover", "carry-out", "Glud").code != 0
    settled = ready("handover", "settle", "Glud", "--to", "Mette Øvig", "--from", "1/6", "--overlap-until", "30/6")
    assert settled.code == 0
    assert ready("handover", "carry-out", "Glud").code == 0
    shown = ready("handover", "show", "Hjarnø", "--format", "json").json
    assert (shown["state"], shown["first_day"], shown["overlap_until"]) == ("handed_over", "2020-06-01", "2020-06-30")
    assert shown["steps"]["checklist"] == "now"
    assert "LKE747" in ready("handover", "close", "Glud").err
    assert "LKE746" in ready("handover", "close", "Glud", "--on", "2020-07-01").err
    numbers = [str(one["number"]) for one in shown["checklist"] if one["done"] is None]
    assert ready("handover", "tick", "Glud", *numbers, "--add", "Nøglen").code == 0
    assert ready("handover", "tick", "Glud", str(len(shown["checklist"]) + 1)).code == 0
    assert ready("handover", "close", "Glud", "--on", "2020-07-01").code == 0
    assert ready("handover", "list", "--on", "2020-07-01", "--format", "json").json == []
    refused = ready("undo")
    assert (refused.code, "LKE748" in refused.err) == (1, True)


def test_a_handover_is_shown_as_steps_and_a_checklist(ready):
    ready("handover", "begin", "Glud")
    ready("handover", "settle", "Glud", "--to", "Mette Øvig")
    shown = ready("handover", "show", "Glud", language="da")
    assert "✓ 2 Ny lokalkontakt" in shown.lines
    assert "» 3 Dato og overlap" in shown.lines
    assert any("Samarbejdsaftalen fornyes" in line and "Glud" in line for line in shown.lines)


def test_a_handover_that_was_given_up_is_listed_when_asked_for(ready):
    ready("handover", "begin", "Glud")
    assert ready("handover", "give-up", "Glud", "--reason", "Susanne bliver").code == 0
    assert ready("handover", "list", "--format", "json").json == []
    (row,) = ready("handover", "list", "--all", "--format", "json").json
    assert row["given_up"] == "Susanne bliver"


def test_an_area_that_was_never_handed_over_has_nothing_to_show(ready):
    assert "LKE201" in ready("handover", "show", "Glud").err


def test_an_absence_has_a_substitute_for_its_days(ready):
    assert ready("absence", "add", SUSANNE, "--from", "1/6", "--back", "1/7", "--substitute", "Mette Øvig").code == 0
    (row,) = ready("absence", "list", "--format", "json").json
    assert (row["start"], row["end"], row["substitute"]) == ("2020-06-01", "2020-07-01", "Mette Øvig")
    assert row["areas"] == ["Glud", "Hjarnø", "Snaptun"]
    area = ready("area", "show", "Glud", "--on", "2020-06-10", "--format", "json").json
    assert (area["contact"], area["turn_to"]) == (SUSANNE, ["Mette Øvig"])
    assert ready("absence", "end", SUSANNE, "--on", "2020-06-10").code == 0
    area = ready("area", "show", "Glud", "--on", "2020-06-10", "--format", "json").json
    assert area["turn_to"] == [SUSANNE]
    assert ready("absence", "list", "--on", "2020-06-10", "--format", "json").json == []


def test_a_substitute_who_lacks_a_yes_is_refused_and_the_absence_can_be_noted_alone(cli):
    cli("contact", "add", "--name", "Jens Prøve")
    refused = cli("absence", "add", SUSANNE, "--substitute", "Jens Prøve")
    assert (refused.code, "LK007" in refused.err) == (1, True)
    assert cli("absence", "add", SUSANNE).code == 0
    assert "LK007" in cli("absence", "substitute", SUSANNE, "Jens Prøve").err


def test_nobody_is_back_who_was_not_away(cli):
    assert "LKE201" in cli("absence", "end", SUSANNE).err


def test_contacts_are_asked_reminded_and_confirm(cli):
    assert cli("attest", "ask", SUSANNE, "--due", "2020-05-20").code == 0
    row = next(one for one in cli("attest", "list", "--format", "json").json if one["name"] == SUSANNE)
    assert (row["state"], row["due"]) == ("asked", "2020-05-20")
    assert cli("attest", "remind", "--on", "2020-05-21").code == 0
    assert cli("attest", "answer", SUSANNE, "--day", "2020-05-22", "--on", "2020-05-22").code == 0
    area = cli("area", "show", "Glud", "--on", "2020-05-22", "--format", "json").json
    assert area["confirmed_on"] == "2020-05-22"
    assert cli("attest", "answer", SUSANNE, "--area", "Glud", "--on", "2020-05-23").code == 0
    row = next(one for one in cli("attest", "list", "--on", "2020-05-23", "--format", "json").json
               if one["name"] == SUSANNE)  # fmt: skip
    assert (row["state"], row["not_named"]) == ("differs", ["Hjarnø", "Snaptun"])


def test_all_areas_are_offered_a_contact_answer_and_are_reminded(cli):
    assert "14–15 areas need a local contact." in cli("need").err
    assert cli("offer-all", "--via", "møde for alle lokalråd").code == 0
    assert "LKE758" in cli("offer-all").err
    assert (
        cli("answers-record", "--yes", "As,Bjerre", "--no", "Vrigsted", "--via", "Det Fælles Landdistriktsråd").code
        == 0
    )
    rows = {row["id"]: row for row in cli("need", "--format", "json").json}
    assert (rows["vrigsted"]["need"], rows["as"]["need"], rows["as"]["answer"]) == ("declined", "needed", "yes")
    assert cli("remind", "--format", "json").code == 0
    assert "LKE757" in cli("remind").err
    assert rows["stenderup"]["need"] == "perhaps"


def test_an_area_cannot_answer_two_things(cli):
    assert "LKE759" in cli("answers-record", "--yes", "As", "--no", "As").err
