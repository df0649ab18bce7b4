"""Every exception the library raises on purpose: one small tree, each instance with a stable code.

The words live in the message catalogues under `<code>.what`, `<code>.why` and `<code>.remedy`; an exception
carries the code and the values that fill them. Front ends choose words and exit code; tests go by the code.

Code ranges: LKE0 general and command line, LKE1 stores, LKE2 register and use cases, LKE3 surveys and waves,
LKE4 notices, LKE5 plugins, LKE6 imports. Forms have codes SFnnn. A code is never reused.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))})"
    if value is None or isinstance(value, str | int | float | date):
        return repr(value)
    return str(value) if "__str__" in vars(type(value)) else type(value).__name__


class LokalkontaktError(Exception):
    """Something that a person can be told about.

    Attributes:
        code: The stable code, for example `LKE201`.
        values: What fills the placeholders of the texts. Ids and places, never more personal data than was asked with.
        details: Further problems of the same kind found in the same go, each to be shown on its own line.
    """

    def __init__(self, code: str, /, *, details: "Sequence[LokalkontaktError]" = (), **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, Any] = values
        self.details = tuple(details)

    def __str__(self) -> str:
        """Give code and values, of a record only its type, since it holds names; words are the catalogues' business."""
        shown = ", ".join(f"{name}={_shown(value)}" for name, value in self.values.items())
        more = f" (+{len(self.details)} more)" if self.details else ""
        return f"{self.code}({shown}){more}"


class UsageError(LokalkontaktError):
    """What was asked for cannot be understood: a bad date, an unknown name, a wrong combination."""


class NotFoundError(UsageError):
    """A thing was named that the register does not hold; `values["suggestion"]` may name a near one."""


class RefusedError(LokalkontaktError):
    """A decision that may not be taken now: a hard rule says no, or the state does not allow it."""


class StoreError(LokalkontaktError):
    """A store cannot be opened, read or written."""


class OwedError(StoreError):
    """It is done, and what was deleted is seen no more, but its bytes lie there until the store can be written anew."""


class DataError(StoreError):
    """Stored data is not what it should be: place, field and remedy are named, nothing was changed."""


class ConflictError(LokalkontaktError):
    """Somebody else wrote first: `values["head"]` is the revision in the store, `values["base"]` the one built on."""


class FormError(LokalkontaktError):
    """A form cannot be used; `details` lists every problem with its path."""


class PluginError(LokalkontaktError):
    """A plugin that was asked for by name cannot be used."""


class ImportFailedError(LokalkontaktError):
    """A file cannot be read in at all; findings about single lines are no errors."""
