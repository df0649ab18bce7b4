"""Small forms from rows, and the value of an expression: everything goes through the real loader."""

from datetime import UTC, datetime

import pytest
import tomli_w

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.surroundings import World

YES_NO = {"yesno": {"ja": {"label": {"da": "Ja", "en": "Yes"}}, "nej": {"label": {"da": "Nej", "en": "No"}}}}
NOW = datetime(2026, 3, 5, 14, 30, 15, 250_000, tzinfo=UTC)


def _inline(value):
    """Write a value on one line, so that each row of the survey keeps its own header."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_inline(name)} = {_inline(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return tomli_w.dumps({"x": value})[len("x = ") : -1]


def form_text(rows, choices=None, **settings):
    form = {"form_id": "prove", "default_language": "da", **settings}
    head = tomli_w.dumps({"form": form, "choices": choices or YES_NO})
    written = ("".join(f"{name} = {_inline(value)}\n" for name, value in row.items()) for row in rows)
    return head + "".join(f"\n[[survey]]\n{row}" for row in written)


def form_of(*rows, choices=None, tables=None, **settings):
    return load_form(form_text(rows, choices, **settings), tables=tables)


def refused(work, *given):
    """Give the coded problem with which something refuses, None when it does not."""
    try:
        work(*given)
    except FormError as problem:
        return problem
    return None


def row(kind, name="", **cells):
    return {"type": kind, **({"name": name} if name else {}), **cells}


def problems_of(text, **given):
    """Give code and path of each problem a form file is refused for."""
    with pytest.raises(FormError) as raised:
        load_form(text, **given)
    assert raised.value.code == "SF000"
    assert raised.value.values["count"] == len(raised.value.details)
    return [(problem.code, problem.values.get("path")) for problem in raised.value.details]


def only_problem(*rows, **given):
    """Give the one problem that rows are refused for."""
    with pytest.raises(FormError) as raised:
        load_form(form_text(rows, **given))
    assert len(raised.value.details) == 1, raised.value.details
    return raised.value.details[0]


def text(name, **cells):
    """Give a row that asks for a text, labelled by its name."""
    return row("text", name, **{"label": name, **cells})


def world(**changes):
    numbers = iter(n / 100 for n in range(1, 10_000))
    uuids = (f"uuid-{n}" for n in range(10_000))
    given = {"now": lambda: NOW, "random": lambda: next(numbers), "uuid": lambda: next(uuids)}
    return World(**{**given, **changes})


def value(expression, choices=None, language="da", **answers):
    """Give the stored value of a calculation over text questions with the given answers."""
    rows = [row("text", name, label=name) for name in answers]
    form = form_of(*rows, row("calculate", "result", calculation=expression), choices=choices)
    interview = Interview(form, world(), language)
    for name, answer in answers.items():
        assert interview.answer(answer, name) == ()
    return interview.value("result")
