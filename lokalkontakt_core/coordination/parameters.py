"""Parameters: the figures of a rule that a municipality chooses in `[rules.<code>]` of its scheme."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, TypeVar

from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

V = TypeVar("V")

MOST_DAYS = 3660
"""The longest wait a rule can be given: ten years."""


@frozen
class Parameter(Generic[V]):
    """One figure of one rule.

    Attributes:
        code: The rule's code.
        name: The key under `[rules.<code>]`.
        default: What holds when the scheme says nothing, or something that cannot be used.
        wanted: The type a value must have, exactly: `True` is no number of days.
        least: The least usable value; None for no bound.
        most: The greatest usable value; None for no bound.
    """

    code: str
    name: str
    default: V
    wanted: type
    least: Any = None
    most: Any = None

    def usable(self, value: Any) -> bool:
        """Tell whether a value has the right type and lies within the bounds."""
        if type(value) is not self.wanted:
            return False
        above = self.least is None or value >= self.least
        return bool(above and (self.most is None or value <= self.most))

    def of(self, register: Register) -> V:
        """Give the value that holds in a register."""
        value: Any = register.scheme.rules.get(self.code, {}).get(self.name)
        chosen: V = value if self.usable(value) else self.default
        return chosen


def choosing(register: Register, chosen: Iterable[tuple[Parameter[Any], Any]]) -> dict[str, dict[str, Any]]:
    """Give what `[rules]` of a scheme holds after figures are chosen.

    What holds already is not written down anew, but in place of something that cannot be used it is.

    Args:
        register: Its scheme holds what was chosen before.
        chosen: Figures, each with its new value; None takes away what was chosen.
    """
    made = {code: dict(settings) for code, settings in register.scheme.rules.items()}
    for figure, value in chosen:
        if value is None:
            made.get(figure.code, {}).pop(figure.name, None)
        elif value != figure.of(register) or not figure.usable(made.get(figure.code, {}).get(figure.name, value)):
            made.setdefault(figure.code, {})[figure.name] = value
    return {code: settings for code, settings in made.items() if settings or register.scheme.rules.get(code) == {}}


AGREEMENT_DAYS: Parameter[int] = Parameter("LK013", "days", 60, int, 0, MOST_DAYS)
"""How long after the start of an assignment a cooperation agreement is to be there, in days."""

CALL_DAYS: Parameter[int] = Parameter("MEETINGS", "call_days", 14, int, 0, MOST_DAYS)
"""How long before a meeting it is to be called, in days."""

JOURNAL_DAYS: Parameter[int | None] = Parameter("JOURNAL", "days", None, int, 0, MOST_DAYS)
"""How long after it is written a document is to be in the journal, in days; None while nobody has set a duty."""

WISH_DEADLINE: Parameter[date | None] = Parameter("LK038", "deadline", None, date)
"""The last day by which every area that wants a contact is to have one; None while the scheme names none."""

ROLE_DAYS: Parameter[int] = Parameter("LK014", "days", 90, int, 1, MOST_DAYS)
"""How far back activities outside the role are looked at, in days."""

BOARD_MEETINGS: Parameter[int] = Parameter("LK014", "board_meetings", 3, int, 1, MOST_DAYS)
"""From how many board meetings of one area in that time on a contact goes to "all" of them (P2)."""

PRIVATE_DAYS: Parameter[int] = Parameter("LK016", "days", 30, int, 0, MOST_DAYS)
"""How long a note may be kept to oneself, in days."""

BALANCE_DAYS: Parameter[int] = Parameter("LK017", "days", 180, int, 1, MOST_DAYS)
"""How far back knowledge from and to an area is weighed, in days."""

BALANCE_LEAST: Parameter[int] = Parameter("LK017", "least", 3, int, 1, MOST_DAYS)
"""From how many pieces of knowledge on it says something that they all go one way."""

QUIET_WEEKS: Parameter[int] = Parameter("LK017", "quiet_weeks", 12, int, 1, MOST_DAYS // 7)
"""After how many weeks without being in touch an area with a contact is called quiet."""

MEETING_TOLERANCE: Parameter[int] = Parameter("LK018", "tolerance_days", 14, int, 0, MOST_DAYS)
"""How much later than the interval a coordinating meeting may lie, in days."""

AGENDA_DAYS: Parameter[int] = Parameter("LK019", "days", 60, int, 0, MOST_DAYS)
"""How long after a meeting its agenda is still looked at, in days."""

MINUTES_DAYS: Parameter[int] = Parameter("LK020", "days", 7, int, 0, MOST_DAYS)
"""How long after a meeting its minutes are to be final, in days."""

MINUTES_BACK: Parameter[int] = Parameter("LK020", "back_days", 365, int, 0, MOST_DAYS)
"""How long after a meeting its minutes are still asked for, in days."""

DIRECTORY_DAYS: Parameter[int] = Parameter("LK021", "days", 7, int, 0, MOST_DAYS)
"""How long after a change of who covers what the directory may be older, in days."""

PASS_ON_DAYS: Parameter[int] = Parameter("LK024", "days", 14, int, 0, MOST_DAYS)
"""How long information for an area may wait before it is passed on, in days."""

ANSWER_DAYS: Parameter[int] = Parameter("LK024", "answer_days", 14, int, 0, MOST_DAYS)
"""How long somebody who asked may wait for an answer, in days."""

PILOTS: Parameter[int] = Parameter("LK027", "pilots", 3, int, 1, 100)
"""How many pilots, and contacts in them, there are to be."""

PILOT_MONTHS: Parameter[int] = Parameter("LK028", "months", 6, int, 1, 120)
"""How long a pilot lasts, in months."""

TEAM_MONTHS: Parameter[int] = Parameter("LK033", "months", 1, int, 1, 120)
"""From one meeting of a pilot's team to the next, in months."""

TEAM_TOLERANCE: Parameter[int] = Parameter("LK033", "tolerance_days", 7, int, 0, MOST_DAYS)
"""How much later than that a meeting of the team may lie, in days."""

ORIENTATION_DAYS: Parameter[int] = Parameter("LK035", "days", 60, int, 1, MOST_DAYS)
"""How long the management may go without hearing of a pilot, in days."""
