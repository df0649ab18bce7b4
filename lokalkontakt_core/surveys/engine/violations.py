"""What is wrong with an answer: required and empty, against its constraint, or not of its type."""

from enum import StrEnum

from attrs import frozen

from lokalkontakt_core.messages import Message


class Fault(StrEnum):
    """What an answer does not keep."""

    REQUIRED = "required"
    CONSTRAINT = "constraint"
    TYPE = "type"


@frozen
class Violation:
    """One thing wrong with one answer.

    Attributes:
        path: The question, for example `age` or `members[2]/age`.
        fault: What is not kept.
        message: What to say, by id in the catalogues.
        wording: The form's own words in the language shown, to be said instead; '' when the form has none.
    """

    path: str
    fault: Fault
    message: Message
    wording: str = ""
