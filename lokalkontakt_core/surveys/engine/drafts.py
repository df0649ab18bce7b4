"""Drafts: an interview as a plain mapping of texts, lists and numbers, to be kept anywhere and resumed from."""

import math
from collections.abc import Mapping
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.errors import FormError

DRAFT_FORMAT = 1


@frozen
class Draft:
    """What an interview is resumed from.

    Attributes:
        form: The id of the form.
        version: The version of the form.
        language: The language shown.
        position: The path of the current page; '' for the end.
        answers: Everything answered, also what is not relevant now.
        counts: How many instances of each counted repeat count, by path.
        seeds: What options were put in chance order with, by path.
    """

    form: str
    version: str
    language: str
    position: str
    answers: Mapping[str, Any] = Factory(dict)
    counts: Mapping[str, int] = Factory(dict)
    seeds: Mapping[str, float] = Factory(dict)

    def plain(self) -> dict[str, Any]:
        """Give the draft as a plain mapping."""
        return {
            "format": DRAFT_FORMAT,
            "form": self.form,
            "version": self.version,
            "language": self.language,
            "position": self.position,
            "answers": dict(self.answers),
            **({"counts": dict(self.counts)} if self.counts else {}),
            **({"seeds": dict(self.seeds)} if self.seeds else {}),
        }


def read_draft(kept: Mapping[str, Any], form_id: str) -> Draft:
    """Read a draft of a form.

    Raises:
        FormError: SF091 when it belongs to another form, SF098 when a part of it is not what it should be.
    """
    if kept.get("form") != form_id:
        raise FormError("SF091", form=form_id, found=str(kept.get("form", "")))
    version, language, position = (_text(kept, part) for part in ("version", "language", "position"))
    return Draft(
        form=form_id,
        version=version,
        language=language,
        position=position,
        answers=_table(kept, "answers"),
        counts={path: int(count) for path, count in _numbers(kept, "counts").items()},
        seeds=_numbers(kept, "seeds"),
    )


def _damaged(part: str) -> FormError:
    return FormError("SF098", part=part)


def _text(kept: Mapping[str, Any], part: str) -> str:
    text = kept.get(part, "")
    if not isinstance(text, str):
        raise _damaged(part)
    return text


def _table(kept: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    table = kept.get(part, {})
    if not isinstance(table, Mapping) or not all(isinstance(key, str) for key in table):
        raise _damaged(part)
    return table


def _numbers(kept: Mapping[str, Any], part: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for path, number in _table(kept, part).items():
        if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
            raise _damaged(part)
        found[path] = number
    return found
