"""A page as a value: a title, and sections of paragraphs, facts and points; words only, nothing of any format."""

from attrs import Factory

from lokalkontakt_core.values import frozen


@frozen
class Point:
    """A point of a list.

    Attributes:
        text: What is said; may have several lines.
        note: Day, owner, direction and the like, in a few words; empty for none.
        more: What follows it, such as an answer; may have several lines.
    """

    text: str
    note: str = ""
    more: str = ""


@frozen
class Section:
    """A part of a page.

    Attributes:
        heading: Its heading.
        facts: Label and value.
        paragraphs: Running text; a paragraph may have several lines.
        points: A list.
    """

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


@frozen
class Page:
    """A page.

    Attributes:
        language: The language it is in: `da` or `en`.
        title: Its title.
        lead: The paragraphs under the title.
        sections: Its parts, in order.
    """

    language: str
    title: str
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = Factory(tuple)
