"""The corpus of small forms: one feature each, with what is to be said about it."""

import re
from pathlib import Path

import attrs

CORPUS = Path(__file__).resolve().parents[3] / "data" / "xlsform"
_LINE = re.compile(r"^(Remarks|Refused|pyxform): (.*)$", re.MULTILINE)


@attrs.frozen
class Case:
    """A small form.

    Attributes:
        name: The name of its file.
        tables: The form as markdown tables.
        remarks: The codes of what is remarked.
        refused: The codes of what keeps it from being used.
        differs: How pyxform judges otherwise, and why; '' when it judges alike.
    """

    name: str
    tables: str
    remarks: set[str]
    refused: set[str]
    differs: str


def _case(path):
    text = path.read_text("utf-8")
    said = dict(_LINE.findall(text))
    codes = {key: set(said.get(key, "").split()) for key in ("Remarks", "Refused")}
    tables = "\n".join(line for line in text.splitlines() if line.startswith("|") or not line)
    return Case(path.stem, tables, codes["Remarks"], codes["Refused"], said.get("pyxform", ""))


CASES = [_case(path) for path in sorted(CORPUS.glob("*.md"))]


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", CASES, ids=[case.name for case in CASES])
