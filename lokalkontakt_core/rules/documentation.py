"""The documentation of a rule, read from the docstring of its module, and the page made of it."""

import inspect
import sys
import textwrap
from collections.abc import Mapping

from lokalkontakt_core.rules.base import ALL_PHASES, Rule
from lokalkontakt_core.values import frozen

HEADINGS = ("Why", "Breaks the rule", "Keeps the rule", "Cannot be judged", "Since")
"""The sections every rule has, in this order."""


@frozen
class RuleText:
    """What a rule's module says about it.

    Attributes:
        summary: One sentence, without code and name.
        sections: Heading to its text, paragraphs as single lines.
    """

    summary: str
    sections: Mapping[str, str]


def _unwrapped(text: str) -> str:
    paragraphs = textwrap.dedent(text).strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def read(docstring: str) -> RuleText:
    """Read the docstring of a rule's module: a first line `<code> <name>: <summary>`, then the sections."""
    first, _, rest = inspect.cleandoc(docstring).partition("\n")
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in rest.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            lines = sections.setdefault(line[:-1], [])
        else:
            lines.append(line)
    return RuleText(first.partition(": ")[2], {name: _unwrapped("\n".join(text)) for name, text in sections.items()})


def documentation(rule: Rule) -> RuleText | None:
    """Give what the module of a rule says about it; None when it has no docstring, as a plugin's may not."""
    module = sys.modules.get(rule.check.__module__)
    docstring = module.__doc__ if module is not None else None
    return read(docstring) if docstring else None


def page(rule: Rule, text: RuleText) -> str:
    """Give the Markdown page of a rule."""
    facts = [f"Kind: {rule.kind.value}", f"Phases: {', '.join(sorted(phase.value for phase in rule.phases))}"]
    if rule.phases == ALL_PHASES:
        facts[1] = "Phases: all"
    if rule.guards:
        facts.append(f"Refuses: {', '.join(f'`{verb}`' for verb in sorted(rule.guards))}")
    for parameter in rule.parameters:
        bounds = f", {parameter.least}–{parameter.most}" if parameter.most is not None else ""
        default = "none" if parameter.default is None else parameter.default
        facts.append(f"Setting `{parameter.name}`: {parameter.wanted.__name__}{bounds}; default {default}")
    facts.append(f"What one can do: {', '.join(f'`{verb}`' for verb in rule.remedies)}")
    parts = [f"# {rule.code} {rule.name}", text.summary[:1].upper() + text.summary[1:]]
    parts.append("\n".join(f"- {fact}" for fact in facts))
    parts.extend(f"## {heading}\n\n{text.sections[heading]}" for heading in HEADINGS if heading in text.sections)
    return "\n\n".join(parts) + "\n"
