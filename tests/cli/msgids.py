"""Which wordings the command line uses: those of the table of commands, and the literals the code speaks with."""

import ast
from pathlib import Path

import click

import lokalkontakt_cli
from lokalkontakt_cli.program import root

SPEAKING = {"say", "_say", "text", "plain", "plural"}
CODED = ("verb.", "coverage_answer.")


def commands():
    """Give every command with its path, importing all."""
    ctx = click.Context(root, info_name="lokalkontakt")
    yield from _below(root, ctx, ())


def _below(command, ctx, path):
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            child = command.get_command(ctx, name)
            yield from _below(child, click.Context(child, info_name=name, parent=ctx), (*path, name))


def of_commands():
    for path, command in commands():
        yield from (command.summary, *command.details)
        yield from getattr(command, "sections", ())
        for parameter in command.get_params(click.Context(command, info_name=" ".join(path))):
            yield getattr(parameter, "help", None) or ""
            yield parameter.metavar or ""


def _literals(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def of_code():
    for path in Path(lokalkontakt_cli.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Attribute) and node.func.attr in SPEAKING:
                arguments = node.args[:2] if node.func.attr == "plural" else node.args[:1]
                if not (isinstance(node.func.value, ast.Attribute) and node.func.value.attr == "output"):
                    for argument in arguments:
                        yield from _literals(argument)
            elif isinstance(node.func, ast.Name) and node.func.id == "Column" and len(node.args) > 1:
                yield from _literals(node.args[1])


def used():
    wordings = {*of_commands(), *of_code()}
    return {text for text in wordings if text and not text.startswith(CODED)}
