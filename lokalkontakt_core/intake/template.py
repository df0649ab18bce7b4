"""An empty reply, to be filled in and sent back; for a contact with the areas and open actions already in it."""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.actions import open_actions
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.intake.entry import EntryType
from lokalkontakt_core.intake.labels import BLOCKS, LABELS
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.knowledge import KnowledgeType
from lokalkontakt_core.register import Register


def reply_template(register: Register, day: date, catalogue: Catalogue, contact: str | None = None) -> str:
    """Give an empty reply.

    Args:
        register: The register.
        day: Today; assignments and actions are those of this day.
        catalogue: The language.
        contact: The contact it is for; None for any colleague.

    Raises:
        NotFoundError: LKE201 when there is no such contact.
    """
    found = register.get(Contact, contact) if contact is not None else None
    return "\n".join(_lines(register, day, catalogue, found)) + "\n"


def _lines(register: Register, day: date, catalogue: Catalogue, contact: Contact | None) -> Iterator[str]:
    labels, blocks = LABELS[catalogue.language], BLOCKS[catalogue.language]
    areas, name, actions = "", "", tuple[Action, ...]()
    if contact is not None:
        name = name_of(register, contact.ref)
        held = [one for one in standing_on(register, day).of_contact(contact.id) if one.active]
        areas = ", ".join(sorted(name_of(register, Ref("area", one.assignment.area)) for one in held))
        actions = tuple(one for one in open_actions(register, day) if one.owner == contact.person)
    for part in ("title", "how", "private", "words"):
        yield f"# {catalogue.text(f'intake.{part}')}"
    yield ""
    yield f"{labels['by']}: {name}".rstrip()
    yield ""
    for kind in (KnowledgeType.KNOWLEDGE, KnowledgeType.QUESTION):
        yield blocks[EntryType.KNOWLEDGE, kind]
        yield f"{labels['areas']}: {areas}".rstrip()
        if kind is KnowledgeType.KNOWLEDGE:
            yield f"{labels['direction']}:"
        yield from (f"{labels['text']}:", "")
    yield blocks[EntryType.AGENDA, KnowledgeType.KNOWLEDGE]
    yield from (f"{labels['areas']}:", f"{labels['text']}:", "")
    for action in actions:
        yield f"# {' '.join(action.text.split())}"
        yield blocks[EntryType.ACTION, KnowledgeType.KNOWLEDGE]
        yield from (f"{labels['action']}: {action.id}", f"{labels['done']}:", f"{labels['text']}:", "")
