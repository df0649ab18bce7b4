"""The form engine against every peer that can be installed, in one run, by processor time.

Run `npm install --prefix benchmarks/engine_peers` once, then `python benchmarks/engine_peers.py`. It needs node,
pyxform and the validators of Python (extras bench and test). The same records go to all, the slow ones get the first of
them; every number is the median of three runs. The form is written for each engine in its own language: for survey-core
by our export with the conditions that the export leaves out written here by hand, for ODK's engines by our export and
pyxform. ODK's engine keeps what it has made: the run takes up to 4 GB of memory, and some ten minutes.
"""

import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from benchmarks.engine import RECORDS, ROWS, RUNS, large_form, milliseconds, peers, show, timed  # noqa: E402 - path first
from benchmarks.engine_schemas import logic_schema, schema_of  # noqa: E402 - path first
from lokalkontakt_core.surveys.engine.evaluation import Evaluator  # noqa: E402 - path first
from lokalkontakt_core.surveys.engine.form_file import load_form, read_form  # noqa: E402 - path first
from lokalkontakt_core.surveys.engine.program import compile_form  # noqa: E402 - path first
from lokalkontakt_core.surveys.interchange.surveyjs.writing import write_surveyjs  # noqa: E402 - path first
from lokalkontakt_core.surveys.interchange.xlsform.writing import write_xlsform  # noqa: E402 - path first
from tests.core.surveys.engine.samples import sample_answers, sample_text  # noqa: E402 - path first

FOLDER = Path(__file__).with_name("engine_peers")
FEW = 2_000
"""How many records the engines get that judge some hundred a second."""

_DAY = "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_IN_TIME = "isDay({last}) and {last} >= '2018-01-01' and {last} <= '2026-12-31'"
_DEMANDS: Mapping[str, tuple[dict[str, Any], ...]] = {
    "uses": ({"type": "answercount", "maxCount": 3},),
    "uses_other": ({"type": "text", "maxLength": 200},),
    "last": (
        {"type": "regex", "regex": _DAY},
        {"type": "expression", "expression": f"{{last}} empty or ({_IN_TIME})"},
    ),
    "why_low": ({"type": "text", "maxLength": 500},),
    "works_with": ({"type": "expression", "expression": "{works_with} empty or {works_with} notcontains {town}"},),
    "mail": ({"type": "regex", "regex": "^[^@ ]+@[^@ ]+$"},),
    "more": ({"type": "text", "maxLength": 2000},),
    **{name: ({"type": "regex", "regex": "^-?[0-9]+$"},) for name in ("people", "members", "took_part")},
    "grade": ({"type": "regex", "regex": "^([0-9]|10)$"},),
    "hours": ({"type": "regex", "regex": r"^-?[0-9]+(\.[0-9]+)?$"},),
}
"""What the export cannot say, or leaves to the control: limits, patterns, whole numbers."""


def _elements(element: dict[str, Any]) -> list[dict[str, Any]]:
    found = [element]
    for inner in found:
        found.extend(inner.get("elements", ()))
    return found[1:]


def surveyjs() -> dict[str, Any]:
    """Write the sample form for SurveyJS with its whole logic."""
    document: dict[str, Any] = json.loads(write_surveyjs(load_form(sample_text())).text)
    for element in _elements(document):
        name = element["name"]
        element.setdefault("validators", []).extend(_DEMANDS.get(name, ()))
        if name == "town":
            for choice in element["choices"]:
                choice["visibleIf"] = "{part} = 'syd'" if choice["value"] == "rarup" else "{part} = 'nord'"
            fits = "{town} empty or ({part} = 'syd' and {town} = 'rarup') or ({part} = 'nord' and {town} <> 'rarup')"
            element["validators"].append({"type": "expression", "expression": fits})
        if name == "share":
            element["expression"] = "round({members} * 100 / {people}, 1)"
    return {**document, "clearInvisibleValues": "onHidden", "keepIncorrectValues": True}


def typed(record: Mapping[str, str]) -> dict[str, Any]:
    """Give a record as SurveyJS keeps it: numbers and lists."""
    form = load_form(sample_text())
    types = {question.key: question.type for question in form.questions()}
    kept: dict[str, Any] = {}
    for name, answer in record.items():
        if types[name] in {"select_multiple", "acknowledge"}:
            kept[name] = answer.split(" ")
        elif types[name] in {"integer", "decimal", "range"} and answer.lstrip("-").replace(".", "", 1).isdigit():
            kept[name] = float(answer) if "." in answer else int(answer)
        else:
            kept[name] = answer
    return kept


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def as_markdown(form: str) -> str:
    """Write a form file as an XLSForm in markdown."""
    lines: list[str] = []
    for sheet in write_xlsform(read_form(form)[0]).book.sheets:
        lines.append(f"| {sheet.name} |")
        lines += ["| | " + " | ".join(_cell(cell) for cell in row) + " |" for row in sheet.rows]
    return "\n".join(lines)


def xform(markdown: str) -> str:
    """Let pyxform make an XForm of an XLSForm."""
    from pyxform.xls2xform import convert  # noqa: PLC0415 - an extra

    text: str = convert(xlsform=markdown, file_type=".md", form_name="data", validate=False).xform
    return text


def ask_node(records: list[dict[str, str]], folder: Path) -> list[dict[str, Any]]:
    """Let the engines that run in node judge the records."""
    form = load_form(sample_text())
    written = {
        "records.json": records,
        "typed.json": [typed(record) for record in records[:FEW]],
        "shape.json": schema_of(form),
        "logic.json": logic_schema(),
        "surveyjs.json": surveyjs(),
        "counts.json": {"many": RECORDS, "few": FEW, "runs": RUNS},
    }
    for name, value in written.items():
        (folder / name).write_text(json.dumps(value), "utf-8")
    (folder / "xform.xml").write_text(xform(as_markdown(sample_text())), "utf-8")
    done = subprocess.run(
        [shutil.which("node") or "node", str(FOLDER / "judge.mjs"), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_python(records: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Judge the records with our engine and with the validators of Python."""
    form = load_form(sample_text())
    evaluator = Evaluator(form)
    judges = {
        "lokalkontakt, whole logic": lambda record: not evaluator(record),
        **peers(logic_schema(), "logic as far as it goes"),
        **peers(schema_of(form), "shape only"),
    }
    return [
        {
            "name": name,
            "count": len(records),
            "seconds": [timed(lambda judge=judge: [judge(record) for record in records])],
            "verdicts": [judge(record) for record in records],
        }
        for name, judge in judges.items()
    ]


def loading() -> list[tuple[str, str, str]]:
    """Time what it takes to have a form ready: ours loaded and compiled, pyxform's XForm, which is yet to be loaded."""
    rows = []
    for name, form in (("25 questions", sample_text()), (f"{ROWS} rows", large_form())):
        markdown = as_markdown(form)
        rows.append((f"{name}, lokalkontakt", milliseconds(lambda form=form: compile_form(load_form(form))), "to run"))
        rows.append((f"{name}, pyxform", milliseconds(lambda markdown=markdown: xform(markdown)), "to an XForm"))
    return rows


def main() -> int:
    """Print the table; 2 when something is missing."""
    if shutil.which("node") is None or not (FOLDER / "node_modules").is_dir():
        print("Install node, then run: npm install --prefix benchmarks/engine_peers", file=sys.stderr)
        return 2
    random = Random(2026)  # noqa: S311 - sample answers
    records = [sample_answers(random) for _ in range(RECORDS)]
    judged = in_python(records)
    with TemporaryDirectory() as folder:
        judged += ask_node(records, Path(folder))
    truth = judged[0]["verdicts"]
    rates = [(one["count"] / statistics.median(one["seconds"]), one) for one in judged]
    rows = []
    for rate, one in sorted(rates, key=lambda pair: -pair[0]):
        differing = [number for number, verdict in enumerate(one["verdicts"]) if verdict is not truth[number]]
        same = one["count"] - len(differing)
        first = f"; first other at {differing[0]}" if differing else ""
        rows.append((one["name"], f"{rate:,.0f}/s", f"same verdict on {same} of {one['count']}{first}"))
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)  # noqa: S607 - on the path
    print(f"Python {sys.version.split()[0]}, node {node.stdout.strip()}, processor time, median of {RUNS}")
    show(f"Records of 25 questions ({sum(truth)} of {RECORDS} are right)", rows)
    show("Having a form ready", loading())
    return 0


if __name__ == "__main__":
    sys.exit(main())
