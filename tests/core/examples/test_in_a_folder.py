import subprocess
import sys

from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.extension.host import Host

MAKE = """
import sys
from lokalkontakt_core.examples.hedensted import EXAMPLE, lay_example
from lokalkontakt_core.extension.host import Host
lay_example(Host().open_store(sys.argv[1], create=True).register)
"""


def made(folder, seed):
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", MAKE, str(folder)], check=True, env={"PYTHONHASHSEED": seed, "LC_ALL": "C"}
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_programs_write_the_example_byte_for_byte_alike(tmp_path):
    one = made(tmp_path / "one" / "hedensted-2020", "1")
    other = made(tmp_path / "other" / "hedensted-2020", "2")
    assert one == other
    assert "records/area/aale-hjortsvang.toml" in one


def test_the_example_read_from_its_folder_is_the_example(tmp_path):
    made(tmp_path / "hedensted-2020", "1")
    assert Host().open_store(str(tmp_path / "hedensted-2020")).register.read() == example_register()
