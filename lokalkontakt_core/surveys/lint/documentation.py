"""The documentation of a rule for forms, read from the docstring of its check, and the page made of it."""

import inspect
import textwrap
from collections.abc import Mapping

from attrs import frozen

from lokalkontakt_core.surveys.lint.rule import Rule

HEADINGS = ("Why", "Finds", "Does not find", "Since")
"""The sections every rule has, in this order."""


@frozen
class RuleText:
    """What a rule says about itself.

    Attributes:
        code: The code that stands first.
        name: The name behind it.
        summary: One sentence.
        sections: Heading to its text, paragraphs as single lines.
    """

    code: str
    name: str
    summary: str
    sections: Mapping[str, str]


def documentation(rule: Rule) -> RuleText:
    """Read the docstring of a rule's check: `<code> <name>: <summary>`, then the sections."""
    first, _, rest = inspect.cleandoc(rule.check.__doc__ or "").partition("\n\n")
    head, _, summary = " ".join(first.split()).partition(": ")
    code, _, name = head.partition(" ")
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in rest.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            lines = sections.setdefault(line[:-1], [])
        else:
            lines.append(line)
    told = {heading: " ".join(textwrap.dedent("\n".join(text)).split()) for heading, text in sections.items()}
    return RuleText(code, name, summary, told)


def page(rule: Rule) -> str:
    """Give the Markdown page of a rule."""
    text = documentation(rule)
    parts = [f"# {rule.code} {rule.name}", text.summary[:1].upper() + text.summary[1:]]
    parts.append(f"Severity: {rule.severity.value}")
    parts.extend(f"## {heading}\n\n{text.sections.get(heading, '')}" for heading in HEADINGS)
    return "\n\n".join(parts) + "\n"
