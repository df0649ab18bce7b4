"""The report of where the engines differ: `docs/forms/differences.md`."""

import json
from collections import Counter

from attrs import define, field

from tests.oracle.cases import Case
from tests.oracle.comparing import FILLINGS, Compared, Difference
from tests.oracle.rules import OTHER, TABLE, Rule, explain
from tests.oracle.theirs import FOLDER

HEAD = """# Where our form engine and ODK's differ

Made by `python -m scripts.compare_engines`, after `npm install --prefix scripts/oracle`.

Every form of `tests/data/xlsform` (one feature of XLSForm each) and of `tests/oracle/forms` (what expressions mean) is
filled in {fillings} times in our engine and in {engine}, which gets the XForm that pyxform
makes of the same tables. The fillings are made from the form by a fixed seed: right and wrong values, questions that
apply and that do not, instances added and removed, languages changed. After every step every node is compared: whether
it is relevant, required, read-only, whether its constraint is kept and a required answer given, its value, the options
offered and their labels, its label and hint; at the end what is handed in. The moment and the zone are the same for
both.

{counts}
"""

COUNTS = """{forms} forms, {fillings} fillings to the end, {states} states, {looks} comparisons. In {alike} forms
nothing differs. Differences that no rule explains: {strange}."""

STOPPED = {
    "community": "difference-in-months, add-date and trim come from other programs than ODK's.",
    "crossings": "`intersects` is in the documentation of ODK, and not yet in this engine.",
    "no-places": "Topic “empty”: a length of nothing is no number; the other engine throws.",
    "unions": "`|` of several places is in the grammar, and not yet in this engine.",
    "wrong-days": "Topic “dates”: what is no day is ''; the other engine throws.",
}
"""Why the other engine does not run a form that we run."""


@define
class _Met:
    count: int = 0
    forms: Counter[str] = field(factory=Counter)
    example: Difference | None = None


def _cell(value: object) -> str:
    """Give a value as the cell of a table shows it."""
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    shown = shown.encode("utf-8", "replace").decode("utf-8")
    return f"`{shown}`" if shown else "(empty)"


def _example(met: _Met) -> str:
    one = met.example
    if one is None:
        return "| – | – | – "
    return f"| {one.case.name} {_cell(one.place)}, {one.what} | {_cell(one.ours)} | {_cell(one.theirs)} "


def _rules(rules: tuple[Rule, ...], met: dict[str, _Met]) -> list[str]:
    lines = [
        "| rule | topic | what | times | forms | for example | ours | theirs |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for rule in rules:
        found = met[rule.name]
        forms = ", ".join(sorted(found.forms))
        topic, says = rule.topic.replace("|", "\\|"), rule.says.replace("|", "\\|")
        lines.append(f"| {rule.name} | {topic} | {says} | {found.count} | {forms} {_example(found)}|")
    return lines


def unexplained(compared: list[Compared]) -> list[Difference]:
    """Give the differences that no rule explains: those are our bugs."""
    return [one for done in compared for state in done.differences for one, rule in explain(state).items() if not rule]


def report(cases: list[Case], compared: list[Compared]) -> str:
    """Write the report."""
    pinned = json.loads((FOLDER / "package.json").read_text("utf-8"))["dependencies"]
    engine = "@getodk/xforms-engine"
    met = {rule.name: _Met() for rule in (*TABLE, *OTHER)}
    by_case: dict[str, Counter[str]] = {done.case.name: Counter() for done in compared}
    for done in compared:
        for state in done.differences:
            for one, rule in explain(state).items():
                if rule is not None:
                    found = met[rule.name]
                    found.count += 1
                    found.forms[done.case.name] += 1
                    found.example = found.example or one
                    by_case[done.case.name][rule.name] += 1
    run = [done for done in compared if not done.problem]
    alike = sum(1 for done in run if not by_case[done.case.name])
    counts = COUNTS.format(
        forms=len(run),
        fillings=sum(done.fillings for done in run),
        states=sum(done.states for done in run),
        looks=sum(done.looks for done in run),
        alike=alike,
        strange=len(unexplained(compared)),
    )
    lines = [
        HEAD.format(fillings=FILLINGS, engine=f"{engine} {pinned[engine]}", counts=counts),
        "## What the semantics of expressions settle",
        "",
        "The topic is the row of the table of semantics in the specification of the survey module.",
        "",
        *_rules(TABLE, met),
        "",
        "## What they do not speak of: how forms are written, and how things are shown",
        "",
        *_rules(OTHER, met),
        "",
        "## Forms that the other engine does not run",
        "",
        "| form | it says | why |",
        "|---|---|---|",
        *(f"| {done.case.name} | {done.problem} | {STOPPED[done.case.name]} |" for done in compared if done.problem),
        "",
        "## Forms that are refused",
        "",
        "| form | about | who refuses it |",
        "|---|---|---|",
        *(f"| {case.name} | {case.title} | {'; '.join(case.refusals)} |" for case in cases if case.refusals),
        "",
        "## Every form",
        "",
        "A filling ends early where the other engine breaks off.",
        "",
        "| form | about | fillings to the end | comparisons | differences |",
        "|---|---|---|---|---|",
        *(
            f"| {done.case.name} | {done.case.title} | {done.fillings} | {done.looks} "
            f"| {', '.join(f'{name} {count}' for name, count in sorted(by_case[done.case.name].items())) or 'none'} |"
            for done in run
        ),
    ]
    return "\n".join(lines) + "\n"
