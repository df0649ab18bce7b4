"""Write the page of each rule for forms into this folder: `python docs/forms/generate.py`."""  # noqa: INP001 - a script, no package

import re
from collections.abc import Iterable
from pathlib import Path

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.surveys.lint.documentation import documentation, page
from lokalkontakt_core.surveys.lint.registry import RULES

FOLDER = Path(__file__).parent
HEAD = (
    "# Checking forms",
    "",
    "`lokalkontakt form check FILE` tells everything it finds in a form file, each with its place. Codes below SF100",
    "come from the loader: the form cannot be used before they are put right. The rules from SF100 look at forms that",
    "can be used. Codes from SF200 are told when a form is read from or written for another program. One page for",
    "each, made from the code by `generate.py`.",
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


LOADING, LEFT_OVER, CARRYING = (*range(100), *range(165, 170)), (198, 199), range(200, 300)
FAMILIES = (
    ("From the loader, the answers and drafts", LOADING),
    ("About exceptions", LEFT_OVER),
    ("From and for other programs", CARRYING),
)
FORMAT = re.compile(r"\{(\w+):\w+\}")


def plain(text: str) -> str:
    """Give a text with its placeholders by name only."""
    return FORMAT.sub(r"{\1}", text).replace("{{", "{").replace("}}", "}")


def coded(codes: Iterable[int]) -> dict[str, tuple[str, str, str]]:
    """Give what, why and remedy of the codes that have words and are no rule."""
    words, rules = Catalogue("en"), {rule.code for rule in RULES}
    found = {}
    for number in codes:
        code = f"SF{number:03}"
        texts = [plain(words.find(f"{code}.{part}") or "") for part in ("what", "why", "remedy")]
        if code not in rules and texts[0]:
            found[code] = (texts[0], texts[1], texts[2])
    return found


def pages() -> dict[str, str]:
    """Give the file name and text of every page."""
    written, lines = {}, []
    for rule in RULES:
        text = documentation(rule)
        written[f"{rule.code}.md"] = page(rule)
        lines.append(f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity.value} | {text.summary} |")
    for heading, codes in FAMILIES:
        lines += ["", f"## {heading}", "", "| code | what it says |", "|---|---|"]
        for code, (what, why, remedy) in coded(codes).items():
            written[f"{code}.md"] = f"# {code}\n\n{what}\n\n## Why\n\n{why}\n\n## What to do\n\n{remedy}\n"
            said = what.replace("|", "\\|")
            lines.append(f"| [{code}]({code}.md) | {said} |")
    return {"README.md": "\n".join([*HEAD, *lines, ""]), **written}


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
