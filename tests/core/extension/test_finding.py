import sys
import zipfile
from importlib.metadata import EntryPoint, entry_points

import pytest

from lokalkontakt_core.extension.finding import FoundPlugin, installed
from lokalkontakt_core.extension.hooks import ENTRY_POINTS

POINTS = """\
[console_scripts]
lokalkontakt-fax = fax.main:run

[lokalkontakt.plugins]
# a channel nobody uses any more
fax = fax.plugin

[other.group]
telex = telex.plugin
"""


def lay(folder, name, version="1.2", points=POINTS, kind="dist-info"):
    info = folder / f"{name.replace('-', '_')}-{version}.{kind}"
    info.mkdir(parents=True)
    about = "METADATA" if kind == "dist-info" else "PKG-INFO"
    body = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nSummary: x\n\nName: in the text, no header\n"
    (info / about).write_text(body, "utf-8")
    if points is not None:
        (info / "entry_points.txt").write_text(points, "utf-8")
    return info


def as_the_standard_library_finds():
    return {FoundPlugin.of(point) for point in entry_points(group=ENTRY_POINTS)}


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder of packages on the path."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_the_installed_plugins_are_those_that_the_standard_library_finds():
    assert set(installed(ENTRY_POINTS)) == as_the_standard_library_finds()
    assert {"toml", "eml", "sqlite", "postgresql"} <= {plugin.name for plugin in installed(ENTRY_POINTS)}


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_a_strangers_plugin_is_found_with_its_package_and_version(site, kind):
    lay(site, "lokal-fax", kind=kind)
    assert FoundPlugin("fax", "fax.plugin", "lokal-fax", "1.2") in installed(ENTRY_POINTS)
    assert set(installed(ENTRY_POINTS)) == as_the_standard_library_finds()


def test_of_two_packages_of_one_name_the_first_on_the_path_counts(site, tmp_path, monkeypatch):
    lay(site, "lokal-fax", "1.0")
    first = tmp_path / "first"
    lay(first, "Lokal.Fax", "2.0", POINTS.replace("fax.plugin", "newer.plugin"))
    monkeypatch.syspath_prepend(str(first))
    found = [plugin for plugin in installed(ENTRY_POINTS) if plugin.name == "fax"]
    assert found == [FoundPlugin("fax", "newer.plugin", "Lokal.Fax", "2.0")]
    assert set(installed(ENTRY_POINTS)) == as_the_standard_library_finds()


def test_a_package_without_entry_points_and_one_that_cannot_be_read_are_passed(site):
    lay(site, "plain", points=None)
    info = lay(site, "odd")
    (info / "entry_points.txt").write_bytes(b"[lokalkontakt.plugins]\nodd = \xff\xfe\n")
    assert "odd" not in {plugin.name for plugin in installed(ENTRY_POINTS)}


def test_a_path_that_is_not_there_is_passed(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "gone")])
    assert "toml" in {plugin.name for plugin in installed(ENTRY_POINTS)}


def test_a_plugin_in_an_archive_is_found_too(tmp_path, monkeypatch):
    info = lay(tmp_path / "unpacked", "lokal-fax")
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in info.iterdir():
            packed.write(file, f"{info.name}/{file.name}")
    monkeypatch.syspath_prepend(str(archive))
    assert FoundPlugin("fax", "fax.plugin", "lokal-fax", "1.2") in installed(ENTRY_POINTS)


def test_a_finder_that_finds_packages_in_its_own_way_is_asked(monkeypatch):
    class Distribution:
        name = "lokal-fax"
        version = "1.2"
        _normalized_name = "lokal_fax"

    class Finder:
        @staticmethod
        def find_spec(_name, _path=None, _target=None):
            return None

        @staticmethod
        def find_distributions(_context=None):
            made = Distribution()
            made.entry_points = (EntryPoint("fax", "fax.plugin", ENTRY_POINTS)._for(made),)
            return [made]

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert FoundPlugin("fax", "fax.plugin", "lokal-fax", "1.2") in installed(ENTRY_POINTS)


def test_only_the_module_of_an_entry_point_is_imported():
    assert FoundPlugin("fax", "fax.plugin : thing [extra]").module == "fax.plugin"
