"""One thing that was handed in, as it was written: names are names, not yet records."""

import enum
import hashlib
import unicodedata
from datetime import date

from lokalkontakt_core.records.knowledge import Direction, KnowledgeType
from lokalkontakt_core.values import frozen

_KEY_LENGTH = 16


class EntryType(enum.StrEnum):
    """What it is to become."""

    KNOWLEDGE = "knowledge"
    AGENDA = "agenda"
    ACTION = "action"


@frozen(kw_only=True)
class Entry:
    """Something handed in.

    Attributes:
        type: What it is to become.
        text: What was written; for an action how it goes, which may be nothing.
        areas: The areas, by name or id.
        by: Who hands it in, by name or id; None when nobody is named.
        day: When; None when no day is named.
        knowledge: What kind of knowledge.
        direction: Which way it goes; None when that was not said.
        owes_answer: Whether somebody waits for an answer.
        action: Which action, by id or by its words.
        done: Whether the action is done.
        source: What it was read from: a file or a round, in words.
    """

    type: EntryType
    text: str = ""
    areas: tuple[str, ...] = ()
    by: str | None = None
    day: date | None = None
    knowledge: KnowledgeType = KnowledgeType.KNOWLEDGE
    direction: Direction | None = None
    owes_answer: bool = False
    action: str | None = None
    done: bool = False
    source: str = ""

    @property
    def key(self) -> str:
        """The same for the same words about the same areas by the same person, however often they are handed in."""
        parts = (self.type.value, self.knowledge.value, self.text, ",".join(sorted(self.areas)), self.by or "")
        folded = "\x1f".join(" ".join(unicodedata.normalize("NFC", part).split()).casefold() for part in parts)
        return f"intake:{hashlib.sha256(folded.encode()).hexdigest()[:_KEY_LENGTH]}"
