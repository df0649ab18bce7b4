from tests.tui.answering.test_grid import FORM


def test_the_statements_of_a_grid_are_asked_one_by_one_with_their_place(bare, tmp_path):
    file = tmp_path / "f.toml"
    file.write_text(FORM, "utf-8")
    ran = bare("form", "preview", file, "--plain", stdin="7\n2\n\n5\nsend\n", register=False)
    assert "There is no such choice." in ran.out
    assert "Statement 1 of 3." in ran.out
    assert "Statement 3 of 3." in ran.out
    assert "1 Helt enig" in ran.out
    assert "Answer (1–6): " in ran.out
    assert ran.lines[-2:] == ["a = 2", "c = 5"]


def test_what_stands_above_a_grid_is_said_once(bare, tmp_path):
    rows = "".join(
        f'\n[[survey]]\ntype = "select_one agree"\nname = "{name}"\nappearance = "{look}"\nlabel = "{label}"\n'
        for name, look, label in (
            ("head", "label", "Hvor enige?"),
            ("a", "list-nolabel", "Første"),
            ("b", "list-nolabel", "Anden"),
        )
    )
    file = tmp_path / "f.toml"
    file.write_text(FORM.partition("[[survey]]")[0] + rows, "utf-8")
    ran = bare("form", "preview", file, "--plain", stdin="1\n2\nsend\n", register=False)
    assert ran.out.count("Hvor enige?") == 1
    assert ran.lines[-2:] == ["a = 1", "b = 2"]
