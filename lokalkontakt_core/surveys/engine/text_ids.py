"""Texts by the ids that pyxform gives them, for `jr:itext` in forms that were written with the XForm in mind."""

import re

from lokalkontakt_core.surveys.engine.form import NO_TEXT, Form, Group, Item, Question
from lokalkontakt_core.texts import Text

_OPTION = re.compile(r"(?P<list>.+)-(?P<number>[0-9]{1,6})", re.ASCII)
_KINDS = {
    "label": "label",
    "hint": "hint",
    "jr:constraintMsg": "constraint_message",
    "jr:requiredMsg": "required_message",
}


def _item(form: Form, path: str) -> Item | None:
    items: tuple[Item, ...] = form.items
    found: Item | None = None
    for name in path.split("/")[2:]:
        found = next((item for item in items if item.name == name), None)
        items = found.items if isinstance(found, Group) else ()
    return found


def text_by_id(form: Form, identifier: str) -> Text:
    """Give the text of an option (`list-0`, counted from 0) or of a row (`/data/group/name:label`).

    The first step of a path is the form, whatever it is called. An id nobody gave has no text.
    """
    path, colon, kind = identifier.partition(":")
    if colon and path.startswith("/"):
        item = _item(form, path)
        if isinstance(item, Question):
            text = getattr(item, _KINDS.get(kind, ""), NO_TEXT)
            return text if isinstance(text, Text) else NO_TEXT
        return item.label if item is not None and kind == "label" else NO_TEXT
    option = _OPTION.fullmatch(identifier)
    found = form.lists.get(option["list"]) if option else None
    if option is None or found is None or int(option["number"]) >= len(found.choices):
        return NO_TEXT
    return found.choices[int(option["number"])].label
