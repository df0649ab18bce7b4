"""`distribute` on the example: several areas in one change, taken back in one, and what is refused."""

from lokalkontakt_cli.exits import ExitCode


def assignments(cli):
    return {(row["area_id"], row["contact"]): row["state"] for row in cli("assignments", "--format", "json").json}


def revision(cli):
    return len(cli("history", "--format", "json").json)


def test_a_hand_over_a_confirmed_proposal_and_an_area_taken_off_are_one_change(cli):
    before = revision(cli)
    ran = cli("distribute", "glud=Mette Øvig", "bjerre=Mette Øvig", "--off", "lindved", "--confirm", "--format", "json")
    assert (ran.code, ran.json["verb"]) == (ExitCode.OK, "distribute")
    found = assignments(cli)
    assert found["glud", "Mette Øvig"] == "active"
    assert found["bjerre", "Mette Øvig"] == "active"
    assert ("lindved", "Kim Rosenkilde") not in found
    assert revision(cli) == before + 1
    assert cli("undo").code == ExitCode.OK
    after = assignments(cli)
    assert after["glud", "Susanne Ernst"] == "active"
    assert after["lindved", "Kim Rosenkilde"] == "active"
    assert ("bjerre", "Mette Øvig") not in after


def test_without_confirm_an_area_without_a_contact_gets_a_proposal(cli):
    assert cli("distribute", "bjerre=Mette Øvig").code == ExitCode.OK
    assert assignments(cli)["bjerre", "Mette Øvig"] == "proposed"


def test_a_dry_run_saves_nothing(cli):
    before = assignments(cli)
    ran = cli("distribute", "glud=Mette Øvig", "--dry-run")
    assert ran.code == ExitCode.OK
    assert assignments(cli) == before


def test_what_is_no_pair_is_refused_with_an_example(cli):
    ran = cli("distribute", "glud")
    assert ran.code == ExitCode.USAGE
    assert "glud=mette" in ran.err


def test_nothing_to_distribute_is_refused(cli):
    assert cli("distribute").code == ExitCode.USAGE


def test_a_contact_without_the_two_yeses_is_refused_what_is_to_be_confirmed(cli):
    ran = cli("distribute", "glud=Henriette Petersen")
    assert ran.code == ExitCode.FINDINGS
    assert assignments(cli)["glud", "Susanne Ernst"] == "active"
