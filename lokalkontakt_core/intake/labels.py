"""The words of a reply file, in both languages: what a block and a line in it begin with."""

from collections.abc import Mapping
from types import MappingProxyType

from lokalkontakt_core.intake.entry import EntryType
from lokalkontakt_core.language.collation import search_key
from lokalkontakt_core.records.knowledge import Direction, KnowledgeType

Block = tuple[EntryType, KnowledgeType]

BLOCKS: Mapping[str, Mapping[Block, str]] = MappingProxyType(
    {
        "da": {
            (EntryType.KNOWLEDGE, KnowledgeType.KNOWLEDGE): "Viden",
            (EntryType.KNOWLEDGE, KnowledgeType.CHALLENGE): "Udfordring",
            (EntryType.KNOWLEDGE, KnowledgeType.EXPERIENCE): "Erfaring",
            (EntryType.KNOWLEDGE, KnowledgeType.QUESTION): "Spørgsmål",
            (EntryType.AGENDA, KnowledgeType.KNOWLEDGE): "Punkt til dagsordenen",
            (EntryType.ACTION, KnowledgeType.KNOWLEDGE): "Status på opgave",
        },
        "en": {
            (EntryType.KNOWLEDGE, KnowledgeType.KNOWLEDGE): "Knowledge",
            (EntryType.KNOWLEDGE, KnowledgeType.CHALLENGE): "Challenge",
            (EntryType.KNOWLEDGE, KnowledgeType.EXPERIENCE): "Experience",
            (EntryType.KNOWLEDGE, KnowledgeType.QUESTION): "Question",
            (EntryType.AGENDA, KnowledgeType.KNOWLEDGE): "Agenda item",
            (EntryType.ACTION, KnowledgeType.KNOWLEDGE): "Action update",
        },
    }
)
"""Language to what each kind of block begins with."""

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "da": {
            "by": "Navn",
            "day": "Dag",
            "areas": "Områder",
            "direction": "Retning",
            "owes_answer": "Venter på svar",
            "action": "Opgave",
            "done": "Færdig",
            "text": "Tekst",
        },
        "en": {
            "by": "Name",
            "day": "Day",
            "areas": "Areas",
            "direction": "Direction",
            "owes_answer": "Waits for an answer",
            "action": "Action",
            "done": "Done",
            "text": "Text",
        },
    }
)
"""Language to field to what its line begins with."""

_ALSO = {"omrade": "areas", "område": "areas", "area": "areas", "fra": "by", "from": "by", "dato": "day", "date": "day"}


def fold(text: str) -> str:
    """Give what words of a reply file are compared by."""
    return " ".join(search_key(text).split())


BLOCK_OF: Mapping[str, Block] = MappingProxyType(
    {fold(word): block for language in BLOCKS.values() for block, word in language.items()}
)
"""Folded word to kind of block."""
FIELD_OF: Mapping[str, str] = MappingProxyType(
    {**_ALSO, **{fold(word): field for language in LABELS.values() for field, word in language.items()}}
)
"""Folded word to field."""
DIRECTIONS: Mapping[str, Direction] = MappingProxyType(
    {
        fold(word): direction
        for direction, words in (
            (Direction.FROM_AREA, ("fra området", "fra område", "fra", "from the area", "from area", "from")),
            (Direction.TO_AREA, ("til området", "til område", "til", "to the area", "to area", "to")),
        )
        for word in words
    }
)
YES_NO: Mapping[str, bool] = MappingProxyType(
    {"ja": True, "yes": True, "x": True, "nej": False, "no": False, "": False}
)
