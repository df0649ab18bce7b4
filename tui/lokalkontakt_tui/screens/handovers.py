"""Hand-overs: the list of them, and the guide of one, the steps at the left and the step at the right."""

from typing import ClassVar

from lokalkontakt_core.coordination.handover_steps import HandoverStep, StepState, steps
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_tui.models import handover_steps, handovers
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail

_BACK = Key("escape", "back", N_("Back"), "Esc")


class HandoversScreen(ListDetail):
    """The list of hand-overs."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("o", "act_on('handover')", N_("Go on")),
        Key("n", "act('begin_handover:')", N_("New")),
        SEARCH,
        _BACK,
    )
    SENTENCES = (
        N_("Here are the hand-overs that are taken step by step: with whom, from when, what is open, who is told."),
        N_("A hand-over can be undone until it is closed."),
        N_("O on an area hands it over at once, without the steps."),
    )
    HINT = N_("Search for an area or a contact")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Hand-overs")

    def listing(self) -> Listing:
        """Give the list."""
        return handovers.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one hand-over in short."""
        found = self.reading.register.find(Handover, key)
        return handovers.summary(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens the guide."""
        return f"handover:{key}"


class GuideScreen(ListDetail):
    """The guide of one hand-over; steps can be visited in any order.

    Args:
        handover: The hand-over's id.
        step: The step to begin with.
    """

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (ENTER_OPEN, _BACK)
    SENTENCES = (
        N_("At the left are the steps of the hand-over, at the right what belongs to the step."),
        N_("You can take them in any order. » is the first that is not done."),
        N_("The checklist is what is open in the areas: projects, promises, questions, meetings, the agreement."),
        N_("Until the last step everything can be undone."),
    )
    CHIPS = False

    def __init__(self, handover: str, step: str) -> None:
        super().__init__(step)
        self._handover = handover
        self._now: HandoverStep | None = None

    def fill(self) -> None:
        """Show the steps; when the one with the cursor is done, go on to the first that is not."""
        found, before = self._found(), self._now
        states = steps(self.reading.register, found, self.reading.day) if found is not None else {}
        self._now = next((step for step, state in states.items() if state is StepState.NOW), None)
        goes_on = before is not None and self._now not in {None, before} and self.rows.key == before
        if goes_on:
            self._wanted = self._now
        super().fill()
        if goes_on:
            self.rows.focus()

    def _found(self) -> Handover | None:
        return self.reading.register.find(Handover, self._handover)

    def under(self) -> str:
        """Name the areas in the tab."""
        found = self._found()
        return handovers.areas_named(self.reading, found) if found is not None else ""

    def listing(self) -> Listing:
        """Give the steps."""
        found = self._found()
        return handovers.guide(self.reading, found) if found is not None else Listing()

    def detail(self, key: str) -> Page | None:
        """Give one step."""
        found = self._found()
        return handover_steps.step_page(self.reading, found, HandoverStep(key)) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a step as a screen."""
        return f"handover_step:{self._handover},{key}"
