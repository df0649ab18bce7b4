"""The one door through which data becomes something on screen: texts are wrapped here and never read as markup."""

from collections.abc import Iterable

from textual.content import Content

from lokalkontakt_tui.models.lines import Line, clean

STYLES = {
    "": "",
    "name": "bold",
    "bold": "bold",
    "heading": "$primary bold",
    "subheading": "$muted bold",
    "muted": "$muted",
    "muted bold": "$muted bold",
    "primary": "$primary",
    "quote": "$muted italic",
    "link": "$primary underline",
    "chosen": "$primary bold underline",
    "covered": "$covered",
    "handover": "$handover",
    "uncovered": "$uncovered",
    "disputed": "$disputed",
    "info": "$info",
    "draft": "$info",
    "good": "$covered",
    "warning": "$handover",
    "error": "$uncovered",
    "rule": "$rule",
    "edge": "$edge",
    "match": "bold underline",
    "cap": "bold $foreground on $rule",
    "bartext": "$bartext",
    "bartext bold": "$bartext bold",
    "barmuted": "$barmuted",
}
"""Style names of the view models, and what they look like."""


def content(one: Line) -> Content:
    """Make a line of a view model into Textual's content."""
    return Content.assemble(*((text, STYLES.get(style, style)) for text, style in one))


def block(lines: Iterable[Line]) -> Content:
    """Make several lines into one content."""
    return Content("\n").join(content(one) for one in lines)


def plain(text: str) -> Content:
    """Make a text into content, every bracket of it literal and every control character shown or gone."""
    return Content(clean(text))
