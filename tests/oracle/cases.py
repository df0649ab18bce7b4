"""The forms asked of both engines: the corpus of features, and forms about what expressions mean."""

import re
from pathlib import Path

from attrs import Factory, frozen

from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.interchange.carrying import from_xlsform
from lokalkontakt_core.surveys.interchange.languages import code_of
from lokalkontakt_core.surveys.interchange.markdown import read_markdown

HERE = Path(__file__).resolve().parent
FOLDERS = (HERE.parent / "data" / "xlsform", HERE / "forms")
_LANGUAGE = re.compile(r'<translation lang="([^"]*)"')


@frozen
class Case:
    """A form as both engines get it.

    Attributes:
        name: The name of its file.
        title: What its first line says it is about.
        form: As we load it, None when we refuse it.
        xform: As pyxform converts it, '' when pyxform refuses it.
        refusals: Who refuses it, and why.
        languages: Our code of a language to what the XForm calls it.
    """

    name: str
    title: str
    form: Form | None
    xform: str
    refusals: tuple[str, ...] = ()
    languages: dict[str, str] = Factory(dict)


def paths() -> list[Path]:
    """Give the file of every form, those of the corpus first."""
    return [path for folder in FOLDERS for path in sorted(folder.glob("*.md"))]


def _tables(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.startswith("|") or not line)


def read_form(path: Path) -> Form | None:
    """Give the form of a file as we load it, None when we refuse it."""
    carried = from_xlsform(read_markdown(_tables(path.read_text("utf-8"))), fallback_id="data")
    return carried.form if carried.usable else None


def read_case(path: Path) -> Case:
    """Read a form written as markdown tables; pyxform makes its XForm."""
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - it is slow to load, and only the oracle needs it
    from pyxform.xls2xform import convert  # noqa: PLC0415 - same

    text = path.read_text("utf-8")
    tables = _tables(text)
    carried = from_xlsform(read_markdown(tables), fallback_id="data")
    refusals = []
    if not carried.usable:
        refusals.append(f"we refuse it ({', '.join(sorted({one.code for one in carried.remarks}))})")
    xform = ""
    try:
        xform = convert(tables, file_type=".md", form_name="data").xform
    except PyXFormError:
        refusals.append("pyxform refuses it")
    called = {code_of(name)[0]: name for name in _LANGUAGE.findall(xform)}
    title = text.splitlines()[0].lstrip("# ")
    return Case(path.stem, title, carried.form if carried.usable else None, xform, tuple(refusals), called)
