"""Freezing forms: a wave keeps the text it was planned with, and can prove that it is unchanged."""

import hashlib
from collections.abc import Iterable

from lokalkontakt_core.errors import DataError
from lokalkontakt_core.identity import slug
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes


def digest_of(text: str) -> str:
    """Give the SHA-256 of a form's text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def freeze(text: str, kept: Iterable[FrozenForm], types: QuestionTypes = STANDARD) -> FrozenForm:
    """Give the record of a form's text: the one that is kept already when the text is the same, else a new one.

    Args:
        text: The form file.
        kept: The forms the register holds.
        types: The question types that may be used.

    Raises:
        FormError: SF000 with every problem; what cannot be asked is not frozen.
    """
    form = load_form(text, types=types)
    digest = digest_of(text)
    there = {record.id: record for record in kept}
    same = next((record for record in there.values() if record.sha256 == digest and record.text == text), None)
    if same is not None:
        return same
    name = f"{form.form_id} {form.version}".strip()
    return FrozenForm(id=slug(name, there), form_id=form.form_id, version=form.version, text=text, sha256=digest)


def thaw(record: FrozenForm, types: QuestionTypes = STANDARD) -> Form:
    """Give the form of a record, made sure that its text is the one that was frozen.

    Args:
        record: The record.
        types: The question types that may be used.

    Raises:
        DataError: LKE304 when the text is not what its digest says.
        FormError: SF000 when the text can no longer be read as a form.
    """
    if digest_of(record.text) != record.sha256:
        raise DataError("LKE304", form=record.id)
    return load_form(record.text, types=types)
