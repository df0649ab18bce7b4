"""Two people changed one record: which fields both changed, and what each of them wrote there."""

from collections.abc import Collection, Mapping
from typing import Any

import attrs

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.records.base import Record
from lokalkontakt_tui.models.edits import changed_fields, field_word, value_words
from lokalkontakt_tui.models.forms import Form, OneOf, Option
from lokalkontakt_tui.models.history import actor_name
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Reading

MINE, THEIRS = "mine", "theirs"


def edit_of(reading: Reading, conflict: ConflictError) -> Edit | None:
    """Give the one change of a record that was in conflict; None when it was none, several, or the record has gone."""
    mine = conflict.values.get("mine")
    edits = mine.edits if isinstance(mine, ChangeSet) else ()
    changed = [one for one in edits if one.before is not None and one.after is not None]
    return changed[0] if len(changed) == 1 and reading.register.at(changed[0].ref) is not None else None


def _sides(edit: Edit) -> tuple[Record, Record]:
    assert edit.before is not None  # noqa: S101 - `edit_of` looked
    assert edit.after is not None  # noqa: S101 - as above
    return edit.before, edit.after


def clashes(reading: Reading, edit: Edit) -> tuple[str, ...]:
    """Give the fields both changed, to different values.

    Args:
        reading: The register with what the others wrote.
        edit: What was to be written.
    """
    before, mine = _sides(edit)
    now = reading.register.at(edit.ref)
    return tuple(
        name
        for name in changed_fields(before, mine)
        if getattr(now, name) not in {getattr(before, name), getattr(mine, name)}
    )


def conflict_form(reading: Reading, edit: Edit, both: Collection[str], conflict: ConflictError) -> Form:
    """Give the form in which one chooses, field by field, which version holds."""
    words, (_, mine), now = reading.words, _sides(edit), reading.register.at(edit.ref)
    assert now is not None  # noqa: S101 - `edit_of` looked
    theirs = conflict.values.get("theirs", ())
    names = [actor_name(reading, one.actor) for one in theirs if isinstance(one, Commit)] if theirs else []
    who = words.listed(list(dict.fromkeys(names)))
    fields = tuple(
        OneOf(name, field_word(reading, name), value=MINE, options=(
            Option(MINE, line((words("yours"), "muted"), f"  {value_words(reading, mine, name)}")),
            Option(THEIRS, line((words("theirs"), "muted"), f"  {value_words(reading, now, name)}")),
        ))
        for name in both
    )  # fmt: skip
    intro = words("{who} saved {name} first. Choose for each field which version holds; the rest of both is kept.",
                  who=who, name=reading.name(edit.ref))  # fmt: skip
    return Form(words("Somebody else has changed this meanwhile"), fields, words("Show the consequences"), intro)


def own_changes(edit: Edit, asked: Mapping[str, Any], theirs: Collection[str]) -> dict[str, Any]:
    """Give what is still to be changed: only what one changed oneself, without the fields left to the others."""
    before, mine = _sides(edit)
    fields, own = attrs.fields_dict(type(before)), set(changed_fields(before, mine)) - set(theirs)
    return {name: value for name, value in asked.items() if name in own or name not in fields}
