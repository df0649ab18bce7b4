"""The functions of the language: names, arguments, results, and what works them out."""

import math
from collections.abc import Callable
from typing import Any

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions.functions import (
    arithmetic,
    calendar,
    encoding,
    geography,
    selection,
    wording,
)
from lokalkontakt_core.surveys.engine.expressions.kinds import Kind

_KINDS = {"n": Kind.NUMBER, "b": Kind.BOOLEAN, "t": Kind.TEXT, "l": Kind.NODES, "a": Kind.ANY}
ENDLESS = 1_000_000
"""Where a function takes any number of arguments."""


@frozen
class Function:
    """A function.

    Attributes:
        name: As written.
        result: The kind of what it gives.
        arguments: The kinds of its arguments; a last one of `NODES` takes all the rest as one node set.
        least: How many arguments are needed.
        most: How many it takes at most.
        run: What works it out; None for the functions the compiler knows itself.
        surroundings: Whether it is first handed the surroundings (time, chance, language).
    """

    name: str
    result: Kind
    arguments: tuple[Kind, ...]
    least: int
    most: int
    run: Callable[..., Any] | None = None
    surroundings: bool = False


def _function(
    signature: str, run: Callable[..., Any] | None = None, *, optional: int = 0, surroundings: bool = False
) -> Function:
    """Read `name kinds result`, for example `substr tnn t`; the last `optional` arguments may be left out."""
    name, kinds, result = signature.split(" ")
    arguments = tuple(_KINDS[kind] for kind in kinds.strip("-"))
    endless = bool(arguments) and arguments[-1] is Kind.NODES
    least = len(arguments) - optional
    return Function(name, _KINDS[result], arguments, least, ENDLESS if endless else len(arguments), run, surroundings)


def _texts() -> tuple[Function, ...]:
    return (
        _function("concat l t", wording.concatenated, optional=1),
        _function("join tl t", wording.joined, optional=1),
        _function("string-length t n", lambda text: float(len(text))),
        _function("contains tt b", wording.contains),
        _function("starts-with tt b", wording.starts_with),
        _function("ends-with tt b", wording.ends_with),
        _function("substr tnn t", wording.substr, optional=1),
        _function("substring tnn t", wording.substring, optional=1),
        _function("substring-before tt t", wording.part_before),
        _function("substring-after tt t", wording.part_after),
        _function("translate ttt t", wording.translate),
        _function("normalize-space t t", wording.normalize_space),
        _function("trim t t", str.strip),
        _function("regex tt b", wording.matches),
        _function("boolean-from-string t b", wording.boolean_from_string),
        _function("digest ttt t", encoding.digest, optional=1),
        _function("base64-decode t t", encoding.base64_decode),
        _function(
            "uuid n t", lambda surroundings, length=None: surroundings.new_uuid(length), optional=1, surroundings=True
        ),
    )


def _numbers() -> tuple[Function, ...]:
    return (
        _function("int n n", arithmetic.whole),
        _function("round nn n", arithmetic.rounded, optional=1),
        _function("abs n n", abs),
        _function("floor n n", arithmetic.floor),
        _function("ceiling n n", arithmetic.ceiling),
        _function("sum l n", arithmetic.total),
        _function("min l n", arithmetic.least),
        _function("max l n", arithmetic.greatest),
        _function("count l n", lambda texts: float(len(texts))),
        _function("count-non-empty l n", selection.count_non_empty),
        _function("pow nn n", arithmetic.POWER),
        _function("sqrt n n", arithmetic.SQUARE_ROOT),
        _function("log n n", arithmetic.NATURAL_LOGARITHM),
        _function("log10 n n", arithmetic.DECIMAL_LOGARITHM),
        _function("exp n n", arithmetic.EXPONENTIAL),
        _function("exp10 n n", arithmetic.POWER_OF_TEN),
        _function("sin n n", arithmetic.SINE),
        _function("cos n n", arithmetic.COSINE),
        _function("tan n n", arithmetic.TANGENT),
        _function("asin n n", arithmetic.ARC_SINE),
        _function("acos n n", arithmetic.ARC_COSINE),
        _function("atan n n", arithmetic.ARC_TANGENT),
        _function("atan2 nn n", arithmetic.ARC_TANGENT_OF_TWO),
        _function("random - n", lambda surroundings: surroundings.new_random(), surroundings=True),
        _function("pi - n", lambda: math.pi),
        _function("area l n", geography.area),
        _function("distance l n", geography.distance),
        _function("geofence tt b", geography.geofence),
        _function("intersects t b", geography.intersects),
    )


def _days() -> tuple[Function, ...]:
    return (
        _function("today - t", lambda surroundings: surroundings.today(), surroundings=True),
        _function("now - t", lambda surroundings: surroundings.moment(), surroundings=True),
        _function("date a t", calendar.to_date),
        _function("date-time a t", calendar.to_date_time),
        _function("decimal-date-time t n", calendar.days_of),
        _function("decimal-time t n", calendar.fraction_of_day),
        _function(
            "format-date at t",
            lambda surroundings, value, pattern: calendar.format_moment(value, pattern, surroundings.language),
            surroundings=True,
        ),
        _function(
            "format-date-time at t",
            lambda surroundings, value, pattern: calendar.format_moment(value, pattern, surroundings.language),
            surroundings=True,
        ),
        _function("add-date tnnnnn t", calendar.add_date, optional=2),
        _function("difference-in-months tt n", calendar.difference_in_months),
    )


def _selections() -> tuple[Function, ...]:
    return (
        _function("selected tt b", selection.selected),
        _function("selected-at tn t", selection.selected_at),
        _function("count-selected t n", selection.count_selected),
        _function("checklist nnl b", selection.checklist),
        _function("weighted-checklist nnl b", selection.weighted_checklist),
        _function(
            "pulldata tttt t",
            lambda surroundings, table, column, key, value: surroundings.look_up(table, column, key, value),
            surroundings=True,
        ),
    )


def _known_to_the_compiler() -> tuple[Function, ...]:
    return (
        _function("if baa a"),
        _function("coalesce tt t"),
        _function("once a a"),
        _function("true - b"),
        _function("false - b"),
        _function("boolean a b"),
        _function("number a n"),
        _function("string a t"),
        _function("not b b"),
        _function("position a n", optional=1),
        _function("last - n"),
        _function("current - l"),
        _function("instance t l"),
        _function("indexed-repeat aan t"),
        _function("randomize ln l", optional=1),
        _function("jr:choice-name tt t"),
        _function("jr:itext t t"),
    )


def _bounds(function: Function) -> Function:
    odd = {"indexed-repeat": (3, 7), "current": (0, 0), "instance": (1, 1), "randomize": (1, 2), "concat": (0, ENDLESS)}
    least, most = odd.get(function.name, (function.least, function.most))
    return Function(
        function.name, function.result, function.arguments, least, most, function.run, function.surroundings
    )


FUNCTIONS = {
    function.name: _bounds(function)
    for function in (*_texts(), *_numbers(), *_days(), *_selections(), *_known_to_the_compiler())
}
"""Every function by name."""
