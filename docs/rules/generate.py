"""Write the page of each rule into this folder: `python docs/rules/generate.py`."""  # noqa: INP001 - a script, no package

from pathlib import Path

from lokalkontakt_core.rules import settings
from lokalkontakt_core.rules.documentation import documentation, page
from lokalkontakt_core.rules.registry import RULES

FOLDER = Path(__file__).parent
HEAD = (
    "# The rules",
    "",
    "One page for each rule, made from the docstring of its module by `generate.py`. Figures and phases are set in",
    "`[rules.<code>]` of the scheme.",
    "",
    "| code | name | kind | what it finds |",
    "|---|---|---|---|",
)


def pages() -> dict[str, str]:
    """Give the file name and text of every page."""
    written, lines = {}, []
    for rule in (settings.RULE, *RULES):
        text = documentation(rule)
        if text is not None:
            written[f"{rule.code}.md"] = page(rule, text)
            lines.append(f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.kind.value} | {text.summary} |")
    return {"README.md": "\n".join([*HEAD, *lines, ""]), **written}


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
