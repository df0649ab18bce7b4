"""The rules of the scheme that are kept by how this program is made: they find nothing, and a test holds each."""

import sys
from collections.abc import Sequence

from lokalkontakt_core.messages import Message
from lokalkontakt_core.rules.documentation import RuleText, read
from lokalkontakt_core.values import frozen

HEADINGS = ("Why", "Kept by", "Since")
"""The sections every principle has, in this order."""


@frozen
class Principle:
    """A rule of the scheme that a program cannot judge a register by, or must not.

    The words are in the catalogues: `<code>.title`, `.what` (what to write where it is told), `.why` with the scheme's
    own words, and `.remedy`.

    Attributes:
        code: LK0nn for rule Gnn of the scheme.
        name: A short English name.
        module: The module whose docstring is its documentation.
    """

    code: str
    name: str
    module: str

    @property
    def title(self) -> Message:
        """A heading."""
        return Message(f"{self.code}.title")

    @property
    def what(self) -> Message:
        """The rule in one or two sentences, for a page, an overview or a job card."""
        return Message(f"{self.code}.what")

    @property
    def why(self) -> Message:
        """Why the scheme asks for it, with its own words."""
        return Message(f"{self.code}.why")

    @property
    def remedy(self) -> Message:
        """What one can do."""
        return Message(f"{self.code}.remedy")


def documentation_of(principle: Principle) -> RuleText:
    """Give what the module of a principle says about it."""
    return read(sys.modules[principle.module].__doc__ or "")


def page_of(principle: Principle) -> str:
    """Give the Markdown page of a principle."""
    text = documentation_of(principle)
    parts = [f"# {principle.code} {principle.name}", text.summary[:1].upper() + text.summary[1:]]
    parts.append("- Kind: principle; it finds nothing, the program is made so")
    parts.extend(f"## {heading}\n\n{text.sections[heading]}" for heading in HEADINGS)
    return "\n\n".join(parts) + "\n"


def by_code(principles: Sequence[Principle], code: str) -> Principle | None:
    """Give the principle of a code; None when there is none."""
    return next((one for one in principles if one.code == code), None)
