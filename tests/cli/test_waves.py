import pytest

EVALUATION = ["--form", "evaluation", "--mode", "named", "--areas", "As,Glud,Hjarnø"]
WISH = ["--form", "wish", "--mode", "named", "--areas", "As,Glud"]


def codes(cli, wave):
    return {row["area"]: row["code"] for row in cli("wave", "codes", wave, "--format", "json").json}


def test_a_round_is_planned_opened_answered_closed_and_read(cli):
    assert cli("wave", "plan", "Forår", *EVALUATION).code == 0
    opened = cli("wave", "open", "Forår", "--format", "json")
    assert opened.code == 0
    assert sum(record.startswith("invitation/") for record in opened.json["records"]) == 3
    status = cli("wave", "status", "Forår", "--format", "json").json
    assert (status["state"], status["invited"], status["submitted"]) == ("open", 3, 0)
    assert {person["name"] for person in status["people"]}
    assert "Hjarnø" in cli("wave", "status", "Forår").out
    assert cli("wave", "close", "Forår").code == 2
    closed = cli("wave", "close", "Forår", "--yes")
    assert closed.code == 0
    assert "lokalkontakt undo" not in closed.err
    assert cli("wave", "status", "Forår", "--format", "json").json["state"] == "closed"
    assert cli("wave", "close", "Forår", "--yes").code == 1


def test_planning_and_opening_go_in_one(cli):
    assert cli("wave", "open", "Ønsker", *WISH).code == 0
    assert [row["state"] for row in cli("wave", "list", "--format", "json").json] == ["open"]


def test_the_codes_can_be_listed_in_every_form_and_as_slips(cli):
    cli("wave", "open", "Ønsker", *WISH)
    found = codes(cli, "Ønsker")
    assert set(found) == {"As", "Glud"}
    for form in (["--format", "text"], ["--format", "csv"], ["--slips"]):
        out = cli("wave", "codes", "Ønsker", *form).out
        assert all(code in out for code in found.values())


def test_a_closed_round_has_no_codes_any_more(cli):
    cli("wave", "open", "Ønsker", *WISH)
    cli("wave", "close", "Ønsker", "--yes")
    ran = cli("wave", "codes", "Ønsker")
    assert (ran.code, ran.out) == (1, "")


def test_an_area_answers_line_by_line_and_hands_in(cli):
    cli("wave", "open", "Ønsker", *WISH)
    code = codes(cli, "Ønsker")["Glud"]
    ran = cli("answer", code, stdin="1\n" * 30 + "send\n")
    assert ran.code == 0
    assert "Question 1 of" in ran.out
    paused = cli("wave", "status", "Ønsker", "--format", "json").json
    assert paused["started"] + paused["submitted"] == 1


def submitted(cli, code):
    """Answer question by question, whatever it asks, and hand in."""
    for step in range(1, 60):
        ran = cli("answer", code, stdin="1\n" * step + "send\n")
        if "Thank you" in ran.out:
            return ran
    pytest.fail(f"the form was never handed in:\n{ran.out}")


def test_a_used_code_is_told_apart_from_a_wrong_one(cli):
    cli("wave", "open", "Ønsker", *WISH)
    code = codes(cli, "Ønsker")["Glud"]
    submitted(cli, code)
    used, wrong = cli("answer", code), cli("answer", "AAAA-BBBB-CCCC-DD")
    assert (used.code, wrong.code) == (1, 2)
    assert "LKE312" in used.err
    assert "Glud" not in wrong.err
    assert "Ønsker" not in wrong.err


def test_leaving_keeps_the_draft_and_the_code_goes_on_there(cli):
    cli("wave", "open", "Forår", *EVALUATION)
    code = codes(cli, "Forår")["As"]
    left = cli("answer", code, stdin="1\n\n1\np\n")
    assert left.code == 0
    assert "Go on with the same code" in left.out
    again = cli("answer", code, stdin="p\n")
    assert "You go on where you left" in again.out


def test_the_end_of_input_is_a_pause(cli):
    cli("wave", "open", "Forår", *EVALUATION)
    ran = cli("answer", codes(cli, "Forår")["As"], stdin="")
    assert ran.code == 0
    assert "Your answers are kept" in ran.out


def test_answering_shows_nothing_of_the_register_but_the_respondents_name(cli):
    cli("wave", "open", "Forår", *EVALUATION)
    out = cli("answer", codes(cli, "Forår")["As"], stdin="?\no\np\n").out
    for secret in ("Susanne Ernst", "Mette Øvig", "Hjarnø", "memory:"):
        assert secret not in out


def test_a_wish_is_proposed_and_becomes_an_answer_only_when_it_is_adopted(cli):
    cli("wave", "open", "Ønsker", *WISH)
    submitted(cli, codes(cli, "Ønsker")["As"])
    assert cli("area", "show", "As", "--format", "json").json["answer"] is None
    looked = cli("wave", "adopt", "Ønsker", "--dry-run")
    assert looked.code == 0
    assert "As:" in looked.err
    assert cli("area", "show", "As", "--format", "json").json["answer"] is None
    assert cli("wave", "adopt", "Ønsker", "--areas", "As").code == 0
    assert cli("area", "show", "As", "--format", "json").json["answer"] == "yes"


def test_an_answer_given_to_adopt_is_read_strictly(cli):
    cli("wave", "open", "Ønsker", *WISH)
    assert "LKE034" in cli("wave", "adopt", "Ønsker", "--answer", "Glud").err
    assert "LKE006" in cli("wave", "adopt", "Ønsker", "--answer", "Glud=måske").err


def test_results_have_their_base_in_every_form(cli):
    cli("wave", "open", "Ønsker", *WISH)
    submitted(cli, codes(cli, "Ønsker")["As"])
    cli("wave", "close", "Ønsker", "--yes")
    found = cli("wave", "results", "Ønsker", "--format", "json").json
    assert found["responses"] == 1
    shown = [question for question in found["questions"] if question.get("options")]
    assert shown
    assert all(sum(one["count"] for one in question["options"]) >= 1 for question in shown)
    assert "1 answer." in cli("wave", "results", "Ønsker").out
    assert cli("wave", "results", "Ønsker", "--format", "csv").out.startswith(
        "id,name,kind,group,option,count,share,base"
    )


def test_an_anonymous_round_shows_no_results_before_it_is_closed_nor_of_few(cli):
    cli("wave", "open", "Hemmelig", "--form", "evaluation", "--mode", "anonymous")
    ran = cli("wave", "results", "Hemmelig")
    assert (ran.code, ran.out) == (1, "")
    submitted(cli, next(iter(codes(cli, "Hemmelig").values())))
    assert cli("wave", "status", "Hemmelig", "--format", "json").json["submitted"] is None
    cli("wave", "close", "Hemmelig", "--yes")
    found = cli("wave", "results", "Hemmelig", "--format", "json").json
    assert found["hidden"] or all(question["hidden"] for question in found["questions"])
    assert "%" not in cli("wave", "results", "Hemmelig").out


def test_opening_a_round_that_has_answers_cannot_be_undone(cli):
    cli("wave", "open", "Ønsker", *WISH)
    submitted(cli, codes(cli, "Ønsker")["As"])
    assert cli("undo").code == 1


def test_the_shipped_forms_have_no_problem(cli):
    for form in ("evaluation", "intake", "wish"):
        ran = cli("form", "check", form, "--format", "json")
        assert (ran.code, ran.json) == (0, [])


def test_a_form_with_a_cycle_is_told_with_every_place(cli, tmp_path):
    file = tmp_path / "skema.toml"
    file.write_text(
        """
[form]
form_id = "x"
version = "1"
form_title = { da = "X" }
default_language = "da"

[[survey]]
type = "integer"
name = "a"
label = { da = "A" }
relevant = "${b} = 1"

[[survey]]
type = "integer"
name = "b"
label = { da = "B" }
relevant = "${a} = 1"
""",
        "utf-8",
    )
    ran = cli("form", "check", file, "--format", "json")
    assert ran.code == 1
    assert all({"code", "path", "message", "remedy"} <= set(row) for row in ran.json)
    assert any("a" in row["message"] and "b" in row["message"] for row in ran.json)
    assert "problem" in ran.err


def test_a_file_that_is_no_form_is_told_as_such(cli, tmp_path):
    file = tmp_path / "skema.toml"
    file.write_text("[[", "utf-8")
    assert cli("form", "check", file).code == 1
    file.write_bytes(b"\xff\xfe\x00")
    assert "LKE031" in cli("form", "check", file).err


def test_after_the_last_day_the_codes_work_until_the_round_is_closed_and_the_status_says_so(cli):
    cli("wave", "open", "Ønsker", *WISH, "--closes", "2020-05-05")
    assert "gone by" not in cli("wave", "status", "Ønsker", "--on", "2020-05-05").out
    assert "gone by; answers are received until you close" in cli("wave", "status", "Ønsker", "--on", "2020-05-06").out
    submitted(cli, codes(cli, "Ønsker")["Glud"])
    late = cli("wave", "status", "Ønsker", "--on", "2020-05-06", "--format", "json").json
    assert (late["overdue"], late["submitted"]) == (True, 1)
    code = codes(cli, "Ønsker")["As"]
    assert cli("wave", "close", "Ønsker", "--yes").code == 0
    assert "gone by" not in cli("wave", "status", "Ønsker", "--on", "2020-05-06").out
    assert "LKE311" in cli("answer", code).err


def test_options_of_a_new_round_are_refused_beside_a_draft_and_never_passed_over(cli):
    cli("wave", "plan", "Forår", "--form", "wish", "--mode", "named")
    ran = cli("wave", "open", "Forår", "--closes", "2020-06-01")
    assert (ran.code, "LKE038" in ran.err) == (2, True)
    assert cli("wave", "status", "Forår", "--format", "json").json["state"] == "draft"


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_a_new_round_that_cannot_be_opened_is_not_planned_either(cli, dry):
    command = ["wave", "open", "Forår", "--form", "evaluation", "--mode", "anonymous", "--areas", "As,Glud"]
    ran = cli(*command, *dry)
    assert (ran.code, "LKE309" in ran.err) == (1, True)
    assert cli("wave", "list", "--format", "json").json == []


def undone(cli):
    """A round that was opened and taken back; its codes may be in somebody's hands."""
    cli("wave", "open", "Forår", *WISH)
    code = codes(cli, "Forår")["As"]
    assert cli("undo").code == 0
    return code


def test_dropping_a_draft_that_was_open_before_stops_its_codes(cli):
    code = undone(cli)
    assert cli("wave", "drop", "Forår").code == 0
    assert "LKE311" in cli("answer", code, "--plain").err


def test_a_draft_that_was_answered_while_it_was_open_is_not_dropped(cli):
    code = undone(cli)
    submitted(cli, code)
    ran = cli("wave", "drop", "Forår")
    assert (ran.code, "LKE321" in ran.err) == (1, True)
