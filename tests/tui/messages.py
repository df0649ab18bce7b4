"""Collects the interface texts from the source, as gettext's own tools would."""

import ast
from collections.abc import Iterator
from pathlib import Path

import lokalkontakt_tui

SOURCE = Path(lokalkontakt_tui.__file__).parent
_ONE = {"words", "N_", "text"}
_TWO = {"count"}


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        wanted = 1 if _called(node) in _ONE else 2 if _called(node) in _TWO else 0
        for argument in node.args[:wanted]:
            yield from _literals(argument)


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def raised_codes() -> set[str]:
    """Give the code of every error that the program itself raises."""
    calls = (
        node
        for module in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _called(node).endswith("Error") and node.args
    )
    return {text for call in calls for text in _literals(call.args[0])}


def interface_texts() -> dict[str, str]:
    """Give every interface text with the module it was first seen in."""
    found: dict[str, str] = {}
    for module in sorted(SOURCE.rglob("*.py")):
        if "answering" in module.parts:
            continue
        for text in _texts(ast.parse(module.read_text(encoding="utf-8"))):
            found.setdefault(text, str(module.relative_to(SOURCE)))
    return found
