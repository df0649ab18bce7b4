"""The page about expressions names every function there is, and no other."""

import re
from pathlib import Path

from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "expressions.md"


def test_the_page_names_every_function_and_no_other():
    table = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    named = {name for line in table for name in re.findall(r"`([a-z0-9:-]+)\(", line)}
    assert named == set(FUNCTIONS)
