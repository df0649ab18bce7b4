"""Letters instead of signs, for consoles that have none."""


def test_letters_are_shown_where_they_are_asked_for_and_nowhere_else(cli):
    assert any(line.startswith("▲") for line in cli("check").lines)
    plain = cli("check", "--symbols", "plain")
    assert any(line.startswith("!") for line in plain.lines)
    assert "▲" not in plain.out
    assert any(line.startswith("▲") for line in cli("check").lines)


def test_the_environment_may_say_so_too_and_the_option_wins(cli):
    cli.environ["LOKALKONTAKT_SYMBOLS"] = "plain"
    assert "▲" not in cli("check").out
    assert "▲" in cli("--symbols", "signs", "check").out


def test_symbols_that_are_not_there_are_refused(cli):
    ran = cli("--symbols", "runer", "areas")
    assert (ran.code, "LKE040" in ran.err) == (2, True)


def test_data_for_programs_is_what_it_was(cli):
    assert cli("areas", "--format", "json", "--symbols", "plain").out == cli("areas", "--format", "json").out
