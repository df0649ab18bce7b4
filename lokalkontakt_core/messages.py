"""A message as a value: an id in the catalogues and what fills its placeholders; words are chosen where it is shown."""

from collections.abc import Mapping
from typing import Any

from attrs import Factory

from lokalkontakt_core.values import frozen


class FieldName(str):
    """The name of a field, which catalogues show in the words a person knows it by: `field.<name>`."""

    __slots__ = ()


@frozen
class Message:
    """Something to be said, in no language yet.

    Attributes:
        id: The msgid in the catalogues, for example `LK010.what`.
        values: Placeholder name to value: str, int, date, a `Ref` to a record, or a tuple of these for an enumeration.
    """

    id: str
    values: Mapping[str, Any] = Factory(dict)
