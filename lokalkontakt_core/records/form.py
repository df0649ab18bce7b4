"""Forms as they were when a round opened: the text is frozen and can be proven unchanged."""

from typing import ClassVar

from lokalkontakt_core.records.base import Record
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class FrozenForm(Record):
    """A form's text, kept with the rounds that use it.

    Attributes:
        form_id: The form's own id.
        version: The form's own version.
        text: The form file, byte for byte.
        sha256: The digest of the text in UTF-8, hexadecimal.
    """

    kind: ClassVar[str] = "form"

    form_id: str
    version: str
    text: str
    sha256: str
