from lokalkontakt_schemas.examples import example_text


def write_list(folder):
    file = folder / "bilag1.txt"
    file.write_text(example_text("bilag1.txt"), "utf-8")
    return file


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_list_is_read_into_a_new_register_and_its_question_left_open(bare, tmp_path):
    ran = bare("import", write_list(tmp_path), "--into", "nyt", "--name", "Bilag 1")
    assert ran.code == 1
    assert "New: 28 areas, 8 local contacts, 16 assignments." in ran.err
    assert "Of 28 areas 12 are covered, 3 are to be handed over, 1 disputed, 12 without a contact." in ran.err
    assert "lokalkontakt question answer stenderup" in ran.err
    assert "LKI001" in ran.out


def test_importing_twice_changes_no_file(bare, tmp_path):
    file = write_list(tmp_path)
    bare("import", file, "--into", "nyt")
    before = files_of(tmp_path / "nyt")
    ran = bare("import", file, "--into", "nyt")
    assert ran.code == 1
    assert "Nothing to change" in ran.err
    assert files_of(tmp_path / "nyt") == before


def test_an_answered_question_is_not_asked_again(bare, tmp_path):
    file = write_list(tmp_path)
    bare("import", file, "--into", "nyt")
    register = ["--register", tmp_path / "nyt"]
    assert bare(*register, "question", "list").code == 1
    assert bare(*register, "question", "answer", "Stenderup", "covered").code == 0
    assert bare(*register, "question", "list").code == 0
    assert bare("import", file, "--into", "nyt").code == 0
    answered = bare(*register, "question", "list", "--all", "--format", "json").json
    assert [row["answer"] for row in answered] == ["covered"]


def test_as_json_there_are_findings_and_questions_with_their_lines(bare, tmp_path):
    ran = bare("import", write_list(tmp_path), "--into", "nyt", "--format", "json")
    assert {"findings", "questions", "revision", "encoding", "records"} <= set(ran.json)
    assert all({"code", "line", "what", "why", "remedy"} <= set(one) for one in ran.json["findings"])
    assert [one["options"] for one in ran.json["questions"]] == [["covered", "uncovered", "two_places"]]


def test_a_dry_run_reads_and_writes_nothing(bare, tmp_path):
    bare("init", "nyt", "--municipality", "Hedensted")
    before = files_of(tmp_path / "nyt")
    ran = bare("import", write_list(tmp_path), "--into", "nyt", "--dry-run")
    assert "Nothing was saved" in ran.err
    assert files_of(tmp_path / "nyt") == before


def test_a_dry_run_makes_no_register(bare, tmp_path):
    ran = bare("import", write_list(tmp_path), "--into", "nyt", "--dry-run")
    assert ran.code in {0, 1}
    assert "28 areas" in ran.err
    as_json = bare("import", write_list(tmp_path), "--into", "nyt", "--dry-run", "--format", "json")
    assert (as_json.json["dry_run"], len(as_json.json["questions"])) == (True, 1)
    assert not (tmp_path / "nyt").exists()


def test_a_file_without_a_list_makes_no_register(bare, tmp_path):
    for content in (b"", b"Hej\n", b"\x00\x01\x02", b"PK\x03\x04docx"):
        file = tmp_path / "fil.txt"
        file.write_bytes(content)
        ran = bare("import", file, "--into", "nyt")
        assert ran.code == 3
        assert "LKE60" in ran.err
        assert not (tmp_path / "nyt").exists()


def test_a_folder_in_place_of_a_file_is_a_wrong_request(bare, tmp_path):
    ran = bare("import", tmp_path, "--into", "nyt")
    assert ran.code == 2
    assert "LKE031" in ran.err


def test_it_never_asks_back(bare, tmp_path):
    ran = bare("import", write_list(tmp_path), "--into", "nyt", stdin="")
    assert ran.code == 1


def test_a_register_on_a_server_is_called_as_its_address_says_and_no_password_is_printed(bare, tmp_path):
    ran = bare("import", write_list(tmp_path), "--into", "memory:anna:hemmelig@server/kontakt?register=hedensted")
    assert "A new register was made in memory:server/kontakt?register=hedensted, called hedensted." in ran.err
    assert "hemmelig" not in ran.err + ran.out
