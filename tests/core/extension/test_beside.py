from lokalkontakt_core.extension.beside import beside


def test_a_folder_and_a_file_have_their_things_beside_them_under_their_own_name(tmp_path):
    (tmp_path / "hedensted.kommune").mkdir()
    (tmp_path / "horsens.db").touch()
    assert beside(f"toml:{tmp_path / 'hedensted.kommune'}", "outbox") == str(tmp_path / "hedensted.kommune-outbox")
    assert beside(f"sqlite:{tmp_path / 'horsens.db'}", "outbox") == str(tmp_path / "horsens-outbox")


def test_a_register_named_from_where_one_stands_has_them_beside_itself(tmp_path, monkeypatch):
    (tmp_path / "hedensted").mkdir()
    monkeypatch.chdir(tmp_path / "hedensted")
    assert beside("toml:.", "outbox") == str(tmp_path / "hedensted-outbox")


def test_a_register_on_a_server_or_in_memory_has_them_where_one_stands():
    assert beside("postgresql://server/base?register=hedensted", "outbox") == "outbox"
    assert beside("memory:", "outbox") == "outbox"
