import pytest


@pytest.fixture
def noted(cli):
    """Three pieces of knowledge about Glud and Åle-Hjortsvang."""
    made = []
    for given in (
        ("--text", "Stien ved skolen er mørk", "--area", "Glud", "--direction", "from-area", "--owes-answer"),
        ("--text", "Puljen er åben til maj", "--area", "Aale-Hjortsvang,Glud", "--direction", "to-area"),
        ("--text", "Kun til mig selv", "--area", "Glud", "--visibility", "private"),
    ):
        ran = cli("knowledge", "add", *given)
        assert ran.code == 0
        made.append(ran.out.strip())
    return made


def texts(cli, *options):
    return [row["text"] for row in cli("knowledge", "list", *options, "--format", "json").json]


def test_knowledge_is_noted_shown_and_listed(cli, noted):
    row = cli("knowledge", "show", noted[1], "--format", "json").json
    assert (row["areas"], row["direction"], row["waits_to_be_passed_on"]) == (
        ["Glud", "Åle-Hjortsvang"],
        "to_area",
        True,
    )
    assert len(texts(cli)) == 3


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--area", "aale-hjortsvang"), ["Puljen er åben til maj"]),
        (("--direction", "from-area"), ["Stien ved skolen er mørk"]),
        (("--unanswered", "0"), ["Stien ved skolen er mørk"]),
        (("--unanswered", "1"), []),
        (("--to-pass-on",), ["Puljen er åben til maj"]),
        (("--private", "0", "--on", "2020-06-01"), ["Kun til mig selv"]),
        (("--private", "30"), []),
        (("--search", "SKOL moerk"), ["Stien ved skolen er mørk"]),
        (("--search", "skolen puljen"), []),
    ],
)
def test_the_list_is_narrowed(cli, noted, options, found):
    assert texts(cli, *options) == found


def test_an_answer_ends_the_wait_and_undo_begins_it_again(cli, noted):
    assert cli("knowledge", "answer", noted[0], stdin="Der kommer lys i juni.\n").code == 0
    assert texts(cli, "--unanswered", "0") == []
    assert cli("undo").code == 0
    assert texts(cli, "--unanswered", "0") == ["Stien ved skolen er mørk"]


def test_it_is_passed_on_and_shared(cli, noted):
    assert cli("knowledge", "pass-on", noted[1]).code == 0
    assert texts(cli, "--to-pass-on") == []
    refused = cli("knowledge", "pass-on", noted[0])
    assert refused.code != 0
    assert "LKE726" in refused.err
    assert cli("knowledge", "share", noted[2]).code == 0
    assert cli("knowledge", "show", noted[2], "--format", "json").json["visibility"] == "colleagues"


def test_what_was_noted_is_changed_and_cleared(cli, noted):
    edited = cli("knowledge", "edit", noted[0], "--text", "Stien er lys", "--owes-answer", "no", "--clear", "direction")
    assert edited.code == 0
    row = cli("knowledge", "show", noted[0], "--format", "json").json
    assert (row["text"], row["waits_for_answer"], row["direction"]) == ("Stien er lys", False, None)


def test_the_balance_tells_both_ways_and_where_it_is_quiet(cli, noted):
    rows = {row["name"]: row for row in cli("knowledge", "balance", "--format", "json").json}
    assert (rows["Glud"]["from_area"], rows["Glud"]["to_area"], rows["Glud"]["untold"]) == (1, 1, 1)
    assert not rows["Glud"]["quiet"]
    quiet = cli("knowledge", "balance", "--quiet", "--format", "json").json
    assert "Glud" not in {row["name"] for row in quiet}
    assert all(row["quiet"] for row in quiet)


def test_everything_is_searched_and_the_places_are_told(cli, noted):
    rows = cli("search", "glud", "--format", "json").json
    assert [row["kind"] for row in rows][:1] == ["area"]
    assert {"knowledge"} <= {row["kind"] for row in rows}
    (row,) = cli("search", "sti", "MOERK", "--kind", "knowledge", "--format", "json").json
    assert [row["piece"][start:end] for start, end in row["matches"]["piece"]] == ["Sti", "mørk"]


def test_more_hits_than_are_shown_are_counted(cli, noted):
    ran = cli("search", "glud", "--kind", "knowledge", "--most", "1")
    assert "1 of 3 are shown" in ran.err
    assert "Nothing matches" in cli("search", "zzzz").err
    assert "LKE0" in cli("search", "glud", "--kind", "knowlege").err


def test_a_text_with_escape_sequences_is_shown_as_text(cli):
    cli("person", "add", "{0.__class__} [bold]")
    assert "{0.__class__} [bold]" in cli("search", "class").out


def test_the_words_are_danish_too(cli, noted):
    ran = cli("knowledge", "list", language="da")
    assert "til området" in ran.out
    assert "kun koordinatoren" in ran.out
    assert "Viden" in cli("search", "puljen", language="da").out.title()


def test_the_fields_of_work_of_the_scheme_are_set_and_knowledge_is_filed_under_them(cli):
    assert "LKE725" in cli("knowledge", "add", "--text", "Ny bro", "--field-of-work", "Vej").err
    assert cli("scheme", "edit", "--field-of-work", "Vej og trafik", "--field-of-work", "Skole").code == 0
    assert cli("scheme", "show", "--format", "json").json["fields_of_work"] == ["Vej og trafik", "Skole"]
    assert cli("knowledge", "add", "--text", "Ny bro", "--field-of-work", "vej og trafik").code == 0
    assert "LKE724" in cli("knowledge", "add", "--text", "Ny bro", "--field-of-work", "Vej").err


def test_knowledge_is_listed_by_what_it_bears(cli, noted):
    assert cli("knowledge", "edit", noted[0], "--focus", "Smidigt samarbejde").code == 0
    assert texts(cli, "--focus", "smidigt SAMARBEJDE") == ["Stien ved skolen er mørk"]
    assert texts(cli, "--focus", "smidigt samarbejde", "--direction", "to-area") == []
    ran = cli("knowledge", "list", "--focus", "Rumfart")
    assert (ran.code, "LKE764" in ran.err) == (2, True)
