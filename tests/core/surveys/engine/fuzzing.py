"""What is thrown at the parser, the patterns and the form loader, and what must hold whatever is thrown.

Each target takes a text and says how it ended; anything but a coded problem is a find. `test_fuzzing.py` runs them
shortly, `scripts/fuzz_forms.py` as long as one likes.
"""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.functions.table import FUNCTIONS
from lokalkontakt_core.surveys.engine.expressions.functions.wording import compiled, matches
from lokalkontakt_core.surveys.engine.expressions.parser import LONGEST_TEXT, parse
from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import compile_form
from lokalkontakt_core.surveys.engine.working import LONGEST_VALUE
from lokalkontakt_core.surveys.interchange.carrying import from_xlsform
from lokalkontakt_core.surveys.interchange.markdown import read_markdown
from lokalkontakt_core.surveys.shipped import shipped_form_text
from tests.core.surveys.engine.helpers import form_of, row, world

CORPUS = Path(__file__).resolve().parents[3] / "data" / "xlsform"
LISTS = {"t": {"x": {"label": "X", "size": "3"}, "y": {"label": "Y", "size": "9"}}}
TYPED = ("1", "x", "ja", "2026-03-05", "", "x y")
MOST_PAGES = 12

LONGEST_SECONDS = 10.0
"""Of processor time; a text that takes longer is a find."""

REFUSED, RUN = "refused", "run"


def _tried(work: Callable[..., Any], *given: Any) -> tuple[Any, FormError | None]:
    """Do something that may be refused with a coded problem; any other exception is a find."""
    try:
        return work(*given), None
    except FormError as problem:
        return None, problem


def _small_form(text: str) -> Form:
    return form_of(
        row("integer", "a", label="a"),
        row("select_multiple t", "m", label="m"),
        row("begin_repeat", "r", label="r"),
        row("text", "k", label="k"),
        row("calculate", "inside", calculation=text),
        row("end_repeat"),
        row("calculate", "c", calculation=text),
        row("text", "b", label="b", relevant=text, constraint=text),
        choices=LISTS,
    )


def expression(text: str) -> str:
    """Parse, print and parse again, then run it in a small form with a repeat and a list."""
    parsed, problem = _tried(parse, text)
    if problem is not None:
        assert 1 <= problem.values["column"] <= len(text) + 1
        return REFUSED
    printed = print_tree(parsed.tree)
    if len(printed.encode()) <= LONGEST_TEXT:
        assert parse(printed).tree == parsed.tree
    form, problem = _tried(_small_form, text)
    return answer(form) if problem is None else _told(problem)


def _told(problem: FormError) -> str:
    assert problem.code == "SF000"
    assert problem.details
    assert all(isinstance(detail, FormError) and detail.code for detail in problem.details)
    return REFUSED


def answer(form: Form) -> str:
    """Answer some of a form, keep it, take it up again and hand it in, if that can be."""
    interview = Interview(compile_form(form), world(last_saved={"a": "1"}), form.default_language)
    for number, path in enumerate(interview.paths()[:MOST_PAGES]):
        _, problem = _tried(interview.answer, TYPED[number % len(TYPED)], path)
        assert problem is None or problem.code in {"SF090", "SF097"}
    assert all(len(line.value) <= LONGEST_VALUE for line in interview.review())
    resumed = Interview.restore(form, interview.save(), world(last_saved={"a": "1"}))
    assert resumed.save()["answers"].keys() >= resumed.answers().keys()
    _, problem = _tried(interview.submit)
    assert problem is None or problem.code == "SF092"
    return RUN


def form_file(text: str) -> str:
    """Load the text as a form file; every problem has its code."""
    form, problem = _tried(load_form, text)
    return answer(form) if problem is None else _told(problem)


def workbook(text: str) -> str:
    """Carry tables in markdown over to a form file; what cannot be used is remarked, and what can be used runs."""
    carried, problem = _tried(lambda: from_xlsform(read_markdown(text), fallback_id="probe"))
    if problem is not None:
        assert problem.code
        return REFUSED
    if not carried.usable:
        assert carried.remarks
        return REFUSED
    return answer(carried.form)


def pattern(text: str) -> str:
    """Search for the first line as a pattern in the rest."""
    written, _, searched = text.partition("\n")
    _, problem = _tried(compiled, written)
    found = matches(searched, written)
    if problem is None:
        return RUN
    assert problem.code == "SF069"
    assert not found
    return REFUSED


TARGETS: dict[str, Callable[[str], str]] = {
    "expression": expression,
    "form": form_file,
    "workbook": workbook,
    "pattern": pattern,
}


def _tables(path: Path) -> str:
    lines = path.read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("|") or not line)


def seeds(target: str) -> list[str]:
    """Give texts to begin with."""
    if target == "expression":
        return [
            "${a} = 'x' and (${m} > 3 or selected(${m}, 'x'))",
            "if(${a} > 1, concat(${k}, '!'), join(', ', ${k}))",
            "instance('t')/root/item[name = ${a}]/label",
            "${r}[position() = ${a}]/k",
            "indexed-repeat(${k}, ${r}, position(..) - 1)",
            "sum(${r}[k > 1]/k) div count(${r}) * -2.5",
            "format-date(today(), '%Y-%m-%d')",
            "regex(., '^[0-9]{8}$') and string-length(.) < 9",
            "coalesce(../a, jr:choice-name(${m}, '${m}'))",
            "distance('55 9; 56 10') + area('55 9; 56 10; 57 9')",
        ]
    if target == "pattern":
        return ["^[0-9]{8}$\n12345678", "^(?!\\s*$)\\p{L}+\nÆrø", "(a|b)*c?\nababab", "[^x-z]{2,3}\nabc"]
    if target == "workbook":
        return [_tables(path) for path in sorted(CORPUS.glob("*.md"))]
    return [shipped_form_text(name) for name in ("evaluation", "wish")] + [
        carried.text
        for path in sorted(CORPUS.glob("*.md"))[::4]
        if (carried := from_xlsform(read_markdown(_tables(path)), fallback_id="probe")).usable
    ]


WORDS: dict[str, tuple[str, ...]] = {
    "expression": (
        *(f"{name}(" for name in FUNCTIONS),
        *"()[]/|*-+=<>,. '\"",
        *("${a}", "${m}", "${k}", "${r}", "${last-saved#a}", "..", "current()", " and ", " or ", " div ", " mod "),
        *(
            "!=",
            "<=",
            "1e9",
            "0.5",
            "''",
            "'x'",
            "position()",
            "last()",
            "instance('t')/root/item",
            "‘",
            "{",
            "#",
            "\0",
        ),
        "(" * 300,
        "-" * 300,
        "not(" * 260,
    ),
    "pattern": (
        *"()[]{}^$.*+?|\\-,09az",
        "\\d",
        "\\p{L}",
        "\\P{Lu}",
        "(?:",
        "(?!",
        "(?=",
        "{9999}",
        "{2,1}",
        "\\u00e6",
        "^^",
    ),
    "form": (
        *(
            "\n[[survey]]\n",
            "\n[form]\n",
            "\n[choices.x]\n",
            'type = "begin_group"\n',
            'type = "end_repeat"\n',
            "= 1\n",
        ),
        *(
            'name = "a"\n',
            'relevant = "${a} > 1"\n',
            'label = { da = "x" }\n',
            'constraint = ". = ${a}"\n',
            "[",
            "]",
            "{",
        ),
        *(
            '"',
            "'",
            '"""',
            "\\",
            "\0",
            "9" * 400,
            "nan",
            "1e999",
            "2026-13-01",
            "[" * 200,
            "é",
            "\ufeff",
            "x.y.z = 1\n",
        ),
    ),
    "workbook": (
        *(
            "|",
            "| survey |",
            "| choices |",
            "| settings |",
            "\n",
            "| begin_group |",
            "| end_repeat |",
            "${a}",
            "\\|",
            "’",
        ),
        *(
            "label::",
            "relevant",
            "calculation",
            "repeat_count",
            "select_one x",
            "begin_repeat",
            "| | | |",
            "\0",
            "1e400",
        ),
    ),
}
"""Pieces put in between; a text of chance alone hardly ever gets past the first sign."""


def _edit(text: str, edit: tuple[str, int, int, str]) -> str:
    kind, where, length, piece = edit
    start = where % (len(text) + 1)
    end = min(len(text), start + length)
    match kind:
        case "put":
            return text[:start] + piece + text[start:]
        case "cut":
            return text[:start] + text[end:]
        case "replace":
            return text[:start] + piece + text[end:]
        case "double":
            return text[:end] + text[start:end] * 2 + text[end:]
        case _:
            return text[end:] + text[:end]


def texts(target: str) -> st.SearchStrategy[str]:
    """Give texts for a target: seeds with pieces cut out, doubled, moved and put in."""
    pieces = st.one_of(st.sampled_from(WORDS[target]), st.text(max_size=4))
    kinds = st.sampled_from(["put", "put", "cut", "replace", "double", "move"])
    edits = st.lists(st.tuples(kinds, st.integers(0, 5_000), st.integers(1, 60), pieces), max_size=4)

    def apply(parts: tuple[str, list[tuple[str, int, int, str]]]) -> str:
        text, taken = parts
        for edit in taken:
            text = _edit(text, edit)
        return text

    return st.tuples(st.sampled_from(["", *seeds(target)]), edits).map(apply)


class Thrown:
    """What was thrown at one target so far."""

    def __init__(self, target: str) -> None:
        """Take the name of the target."""
        self.run = TARGETS[target]
        self.ended: Counter[str] = Counter()
        self.longest = 0.0

    def throw(self, text: str) -> None:
        """Throw one text.

        Raises:
            AssertionError: it took too long, or something that must hold did not.
        """
        started = time.process_time()
        self.ended[self.run(text)] += 1
        taken = time.process_time() - started
        self.longest = max(self.longest, taken)
        assert taken < LONGEST_SECONDS, f"{taken:.1f} seconds"
