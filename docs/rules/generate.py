"""Write the page of each rule into this folder: `python docs/rules/generate.py`."""  # noqa: INP001 - a script, no package

from pathlib import Path

from lokalkontakt_core.rules import settings
from lokalkontakt_core.rules.documentation import documentation, page
from lokalkontakt_core.rules.principles import documentation_of, page_of
from lokalkontakt_core.rules.registry import PRINCIPLES, RULES

FOLDER = Path(__file__).parent
HEAD = (
    "# The rules",
    "",
    "One page for each rule, made from the docstring of its module by `generate.py`. Figures and phases are set in",
    "`[rules.<code>]` of the scheme: with `lokalkontakt scheme set LK012.phases pilot`, or in the app (`7` `O` `L`).",
    "LK001 to LK042 are the rules of the published scheme, in its order; a *principle* is one no register can be",
    "judged by: the program is made so, and a test holds it.",
    "",
    "| code | name | kind | what it finds |",
    "|---|---|---|---|",
)


def pages() -> dict[str, str]:
    """Give the file name and text of every page."""
    written, rows = {}, {}
    for rule in (settings.RULE, *RULES):
        text = documentation(rule)
        if text is not None:
            written[f"{rule.code}.md"] = page(rule, text)
            rows[rule.code] = f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.kind.value} | {text.summary} |"
    for one in PRINCIPLES:
        written[f"{one.code}.md"] = page_of(one)
        summary = documentation_of(one).summary
        rows[one.code] = f"| [{one.code}]({one.code}.md) | {one.name} | principle | {summary} |"
    return {"README.md": "\n".join([*HEAD, *(rows[code] for code in sorted(rows)), ""]), **written}


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
