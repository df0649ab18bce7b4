"""Erasing a person in words: what goes, what must be decided, what stays, and what nobody but you can clean."""

from lokalkontakt_core.erasure.erase import Erasure, LoneText
from lokalkontakt_core.erasure.places import Place
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.models.reading import Reading

MOST_SHOWN = 8
"""How many texts of each kind are shown before the rest is counted."""
_LONGEST = 90


def erasure_page(reading: Reading, erasure: Erasure) -> Page:
    """Give what an erasure would do."""
    words = reading.words
    name = erasure.redaction.placeholder.name
    happens = [
        Item(line(("» ", "covered"), words("The name becomes “{name}” everywhere.", name=name))),
        Item(line(("» ", "covered"), words("Title, addresses, numbers and login names go."))),
    ]
    found = [Item(line(f"“{short(text)}”  ", (place_in_words(reading, place), "muted")))
             for place, text in erasure.exact]  # fmt: skip
    sections = [Section(words("This happens"), tuple(happens))]
    if found:
        sections.append(Section(words("Texts that are changed"), cut(reading, found), str(len(found))))
    if erasure.lone:
        lone = [_lone(reading, one) for one in erasure.lone]
        sections.append(Section(words("Lone names, for you to decide"), cut(reading, lone), str(len(lone))))
    if erasure.shared:
        texts = words.listed([one.text for one in erasure.shared])
        stays = words("{texts} – somebody or some place else has it too.", texts=texts)
        sections.append(Section(words("Stays"), (Item(line(stays)),)))
    if erasure.out_of_reach:
        places = tuple(Item(line(words.catalogue.find(f"out_of_reach.{one}") or one)) for one in erasure.out_of_reach)
        sections.append(Section(words("Not cleaned: do that yourselves"), places))
    sections.append(Section(None, (Item(line((words("This cannot be undone."), "bold"))),)))
    return Page(None, tuple(sections))


def _lone(reading: Reading, one: LoneText) -> Item:
    mark = ("✓ ", "good") if one.chosen else ("  ", "muted")
    return Item(
        line(
            mark, (f"{one.key}  ", "bold"), f"“{short(one.text)}”  ", (place_in_words(reading, one.places[0]), "muted")
        )
    )


def place_in_words(reading: Reading, place: Place) -> str:
    """Give where a text stands."""
    return f"{reading.words.catalogue.text(f'place_kind.{place.kind.value}')} {place.at}"


def short(text: str) -> str:
    """Give a text in one line that is not too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def cut(reading: Reading, items: list[Item]) -> tuple[Item, ...]:
    """Give the first lines, and how many more there are."""
    left = len(items) - MOST_SHOWN
    if left <= 0:
        return tuple(items)
    rest = reading.count("and {count} more", "and {count} more", left)
    return (*items[:MOST_SHOWN], Item(line((rest, "muted"))))
