"""Choice lists as written become choice lists: names are checked, files become lists."""

from collections.abc import Mapping

from lokalkontakt_core.surveys.engine.form import Choice, ChoiceList
from lokalkontakt_core.surveys.engine.problems import Problems
from lokalkontakt_core.surveys.engine.rows import ChoiceRow, Written
from lokalkontakt_core.texts import Text


def _choice(row: ChoiceRow, path: str, problems: Problems) -> Choice:
    if not row.name.strip() or any(sign.isspace() for sign in row.name):
        problems.add("SF030", f"{path}.{row.name}", name=row.name)
    return Choice(row.name, row.label, row.missing, row.score, row.columns)


def _list(name: str, rows: tuple[ChoiceRow, ...], problems: Problems) -> ChoiceList:
    path = f"choices.{name}"
    if not rows:
        problems.add("SF031", path, list=name)
    seen: set[str] = set()
    for row in rows:
        if row.name in seen:
            problems.add("SF029", f"{path}.{row.name}", list=name, name=row.name)
        seen.add(row.name)
    return ChoiceList(name, tuple(_choice(row, path, problems) for row in rows))


def _from_file(name: str, rows: tuple[Mapping[str, str], ...], language: str) -> ChoiceList:
    choices: list[Choice] = []
    for row in rows:
        stored = row.get("name") or row.get("name_key") or row.get("value") or row.get("id") or ""
        choices.append(Choice(stored, Text({language: row.get("label", stored)}), columns=dict(row)))
    return ChoiceList(name, tuple(choices))


def build_lists(written: Written, problems: Problems) -> dict[str, ChoiceList]:
    """Give every list by name, those that come from files under the file's name without its ending."""
    language = written.settings.get("default_language", "da")
    files = {name: _from_file(name, rows, language) for name, rows in written.tables.items()}
    return files | {name: _list(name, rows, problems) for name, rows in written.lists.items()}
