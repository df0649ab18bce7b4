"""What was typed into a form that was left, kept until the form is opened again."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.forms import Form


def begun_with(form: Form | None) -> Mapping[str, Any]:
    """Give what the fields of a form hold before anybody types, by field name."""
    return {field.name: field.value for field in form.fields} if form is not None else {}


@frozen
class Draft:
    """What was typed into a form that was left; the fields nobody touched are no part of it.

    Attributes:
        raw: Field name to what stood in its control.
        over: Field name to what the field held before it was typed over.
        register: The register as it was then: what it was typed against.
    """

    raw: Mapping[str, Any]
    over: Mapping[str, Any]
    register: Register

    def fits(self, form: Form) -> bool:
        """Tell whether the fields that were typed over still hold what they held then."""
        now = begun_with(form)
        return all(now.get(name) == self.over.get(name) for name in self.raw)
