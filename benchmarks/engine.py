"""The form engine against JSON Schema validators, side by side in one process, by CPU time.

Run `python benchmarks/engine.py`. It needs `fastjsonschema` and `jsonschema` for the comparison and says so when one is
missing. Every number is the median of three runs. The validators judge a record twice: by a schema of its shape only,
and by one that says as much of the form's logic as JSON Schema can (conditions, options by condition, lengths, ranges
as patterns). What it cannot say: comparing two answers, days of the calendar, the calculation.
"""

import importlib.util
import json
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from benchmarks.engine_schemas import logic_schema, schema_of  # noqa: E402 - the path comes first
from lokalkontakt_core.surveys.engine.evaluation import Evaluator  # noqa: E402
from lokalkontakt_core.surveys.engine.form_file import load_form  # noqa: E402
from lokalkontakt_core.surveys.engine.interview import Interview  # noqa: E402
from lokalkontakt_core.surveys.engine.program import compile_form  # noqa: E402
from tests.core.surveys.engine.samples import sample_answers, sample_text  # noqa: E402

RECORDS = 20_000
RUNS = 3
ROWS = 700
STEPS = 300


def timed(work: Callable[[], object]) -> float:
    """Give the median CPU seconds of three runs."""
    seconds = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return statistics.median(seconds)


def peers(schema: dict[str, object], remark: str) -> dict[str, Callable[[object], bool]]:
    """Give the validators that are installed, each as a function that says whether a record is right."""
    found: dict[str, Callable[[object], bool]] = {}
    if importlib.util.find_spec("fastjsonschema"):
        import fastjsonschema  # noqa: PLC0415 - only when installed

        validate = fastjsonschema.compile(schema)

        def fast(record: object) -> bool:
            try:
                validate(record)
            except fastjsonschema.JsonSchemaException:
                return False
            return True

        found[f"fastjsonschema, {remark}"] = fast
    if importlib.util.find_spec("jsonschema"):
        import jsonschema  # noqa: PLC0415 - only when installed

        found[f"jsonschema, {remark}"] = jsonschema.Draft202012Validator(schema).is_valid
    return found


def large_form(rows: int = ROWS) -> str:
    """Write a form of many rows, a skip rule on every third, groups, constraints and calculations."""
    written = ['[form]\nform_id = "large"\n[choices.yesno]\nja = "Ja"\nnej = "Nej"\n']
    count = 0

    def add(**cells: str) -> None:
        nonlocal count
        count += 1
        lines = (f"{name} = {json.dumps(cell, ensure_ascii=False)}" for name, cell in cells.items())
        written.append("[[survey]]\n" + "\n".join(lines) + "\n")

    group = 0
    while count < rows - 14:
        group += 1
        skip = {"relevant": f"${{q{group - 1}a}} = 'ja' or ${{q{group - 1}b}} > 3"} if group > 1 else {}
        add(type="begin_group", name=f"g{group}", **skip)
        add(type="select_one yesno", name=f"q{group}a", label="Gælder det jer?", required="yes")
        add(type="integer", name=f"q{group}b", label="Hvor mange?", constraint=". >= 0 and . < 1000")
        add(type="text", name=f"q{group}c", label=f"Hvorfor ${{q{group}b}}?", relevant=f"${{q{group}b}} > 10")
        add(
            type="text",
            name=f"q{group}d",
            label="Andet?",
            relevant=f"${{q{group}a}} = 'nej' and string-length(${{q{group}c}}) < 100",
        )
        add(type="calculate", name=f"q{group}e", calculation=f"if(${{q{group}a}} = 'ja', ${{q{group}b}} * 2, 0)")
        add(type="note", name=f"q{group}f", label=f"Tak. Det var ${{q{group}e}}.")
        add(type="end_group")
    while count < rows:
        add(type="text", name=f"z{count}", label="Til sidst?")
    return "\n".join(written)


def show(title: str, rows: list[tuple[str, str, str]]) -> None:
    """Print a table."""
    print(f"\n{title}")
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for name, value, remark in rows:
        print(f"  {name:<{widths[0]}}  {value:>{widths[1]}}  {remark}".rstrip())


def judge_records() -> list[tuple[str, str, str]]:
    """Judge the records with the engine and with every validator installed."""
    form = load_form(sample_text())
    random = Random(2026)  # noqa: S311 - sample answers
    records = [sample_answers(random) for _ in range(RECORDS)]
    evaluator = Evaluator(form)
    judges = {
        "lokalkontakt engine, whole logic": lambda record: not evaluator(record),
        **peers(logic_schema(), "logic as far as it goes"),
        **peers(schema_of(form), "shape only"),
    }
    truth = [not evaluator(record) for record in records]
    rows = []
    for name, judge in judges.items():
        same = sum(judge(record) is right for record, right in zip(records, truth, strict=True))
        seconds = timed(lambda judge=judge: [judge(record) for record in records])
        rows.append((name, f"{RECORDS / seconds:,.0f}/s", f"same verdict on {same} of {RECORDS}"))
    missing = (name for name in ("fastjsonschema", "jsonschema") if not importlib.util.find_spec(name))
    rows.extend((name, "–", "not installed") for name in missing)
    return rows


def agreement() -> str:
    """Count the records on which the compiled judge and an interview say the same."""
    program = compile_form(load_form(sample_text()))
    evaluator = Evaluator(program)
    random = Random(99)  # noqa: S311 - sample answers
    same = 0
    for _ in range(1_000):
        record = sample_answers(random)
        slow = Interview.restore(program, {"form": program.form.form_id, "answers": record}).violations()
        same += [(v.path, v.fault) for v in slow] == [(v.path, v.fault) for v in evaluator(record)]
    return f"{same} of 1000"


def milliseconds(work: Callable[[], object]) -> str:
    """Give the median of three runs in milliseconds."""
    return f"{timed(work) * 1000:.2f} ms"


def forms() -> list[tuple[str, str, str]]:
    """Time loading and answering of the sample and of a form of 700 rows."""
    small, large = sample_text(), large_form()
    form = load_form(large)
    program = compile_form(form)
    interview = Interview(program)
    asked = [path for path in interview.paths() if path.endswith("b")]

    def answer() -> None:
        for step in range(STEPS):
            interview.answer(str(step % 20), asked[0])
            interview.next(check=False)
            _ = (interview.current, interview.progress)
            interview.go_to(asked[0])

    each = timed(answer) / STEPS
    return [
        (
            "load the 25-question form",
            milliseconds(lambda: load_form(small)),
            "aim 5 ms; of it " + milliseconds(lambda: tomllib.loads(small)) + " reading TOML",
        ),
        ("compile it", milliseconds(lambda: compile_form(load_form(small))), "loading included"),
        (f"load the {ROWS}-row form", milliseconds(lambda: load_form(large)), "aim 250 ms"),
        ("compile it", milliseconds(lambda: compile_form(form)), ""),
        ("begin an interview of it", milliseconds(lambda: Interview(program)), ""),
        ("one answer in it to the next page", f"{each * 1000:.2f} ms", "aim 1 ms; page and progress included"),
    ]


def main() -> None:
    """Print all tables."""
    print(f"Python {sys.version.split()[0]}, CPU time, median of {RUNS}")
    show(f"{RECORDS} records of 25 questions", judge_records())
    show("Compiled judge and interview agree", [("records", agreement(), "")])
    show("Forms", forms())


if __name__ == "__main__":
    main()
