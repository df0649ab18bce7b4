import pytest

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_toml.layout import Layout, is_strange, safe_name


@pytest.mark.parametrize("name", ["glud", "aale-hjortsvang", "a--b", "person-7k3qf", "x2"])
def test_an_id_of_small_letters_digits_and_hyphens_is_a_file_name(name):
    assert safe_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "-x", "Glud", "åle", "a b", "a/b", "a\\b", "../x", "a.toml", "con", "lpt1", "x" * 151, "a\n"],
)
def test_any_other_id_is_refused(name, tmp_path):
    with pytest.raises(StoreError) as caught:
        Layout(tmp_path).record(Ref("area", name))
    assert caught.value.code == "LKE134"


@pytest.mark.parametrize("name", ["glud (1).toml", "GLUD.toml", "glud-Mettes-pc.toml", "glud.sync-conflict-2020.toml"])
def test_a_copy_left_by_a_sync_program_is_strange(name):
    assert is_strange(name)


@pytest.mark.parametrize("name", ["glud.toml", ".glud.toml.swp", ".#glud.toml", "Thumbs.db", "glud.toml~", ".DS_Store"])
def test_our_files_and_what_editors_and_systems_leave_are_not_strange(name):
    assert not is_strange(name)
