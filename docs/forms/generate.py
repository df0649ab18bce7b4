"""Write the page of each rule for forms into this folder: `python docs/forms/generate.py`."""  # noqa: INP001 - a script, no package

from pathlib import Path

from lokalkontakt_core.surveys.lint.documentation import documentation, page
from lokalkontakt_core.surveys.lint.registry import RULES

FOLDER = Path(__file__).parent
HEAD = (
    "# Checking forms",
    "",
    "`lokalkontakt form check FILE` tells everything it finds in a form file, each with its place. Codes below SF100",
    "come from the loader: the form cannot be used before they are put right. The rules below look at forms that can",
    "be used. One page for each, made from the code by `generate.py`.",
    "",
    "An error or a warning makes the command end with 1; information does not. `--fix` puts right what can be put",
    "right without any difference to what the form does, and shows each change. What is found only in an anonymous",
    "survey is looked for with `--anonymous`.",
    "",
    "An exception stands in the file, with its reason, on the line of the finding or in a comment right above it or",
    "above its row or list; above the first table, with an empty line below, it counts for the whole file:",
    "",
    "```toml",
    "# allow SF120: the answers stay in this program",
    "```",
    "",
    "An exception without a reason excuses nothing (SF199); one that excuses nothing is told (SF198).",
    "",
    "Conditions are judged by running them on every value of the questions they read that can make a difference. What",
    "cannot be listed, such as two numbers compared with each other, is taken as possible: a finding is certain, and a",
    "form without findings may still hold what no list of values shows. The work is bounded; the command says when",
    "something was left open.",
    "",
    "| code | name | severity | what it finds |",
    "|---|---|---|---|",
)


def pages() -> dict[str, str]:
    """Give the file name and text of every page."""
    written, lines = {}, []
    for rule in RULES:
        text = documentation(rule)
        written[f"{rule.code}.md"] = page(rule)
        lines.append(f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity.value} | {text.summary} |")
    return {"README.md": "\n".join([*HEAD, *lines, ""]), **written}


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
