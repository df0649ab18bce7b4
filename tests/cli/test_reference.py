from pathlib import Path

from lokalkontakt_cli.reference import reference

ROOT = Path(__file__).resolve().parents[2]


def test_the_written_reference_is_that_of_the_commands():
    # Made anew by `python -m lokalkontakt_cli.reference > docs/commands.md`.
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == reference()
