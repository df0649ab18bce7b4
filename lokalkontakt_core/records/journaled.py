"""That a document stands in the municipality's journal: the case, when it was put there, and by whom.

The register is not the journal itself; it knows where to look in it.
"""

from datetime import date

from attrs import field

from lokalkontakt_core.records.base import refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Journaled:
    """A document was put in the journal.

    Attributes:
        case: The number of the case there.
        kle: The subject in KLE, the municipalities' common list of subjects, for example "01.11.20"; None when it was
            not told.
        day: When it was put there.
        by: Who did it; None when it was not told.
    """

    case: str
    kle: str | None = None
    day: date
    by: str | None = field(default=None, metadata=refers_to("person"))
