"""Import questions: what an imported document leaves open, and what was answered."""

from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class ImportQuestion(Record):
    """A question an import could not decide by itself.

    Attributes:
        code: The import finding's code, for example LKI001.
        area: The area it is about.
        lines: The source lines, as written.
        options: The codes of the possible answers, for example `covered`, `uncovered`, `two_places`.
        answer: The chosen option; None while the question is open. Kept with `source_key`, so no import asks again.
        answered: The day of the answer.
    """

    kind: ClassVar[str] = "import_question"

    code: str
    area: str = field(metadata=refers_to("area"))
    lines: tuple[str, ...]
    options: tuple[str, ...]
    answer: str | None = None
    answered: date | None = None
