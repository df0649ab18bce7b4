"""The findings: what blocks, what to look at, what is for information; explanation and acceptance beside it."""

from typing import ClassVar

from lokalkontakt_tui.models import findings
from lokalkontakt_tui.models.frame import SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class FindingsScreen(ListDetail):
    """The list of findings with the explanation of one."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "", N_("Do something"), "Enter"),
        Key("a", "act_on('accept')", N_("Accept")),
        Key("g", "go_to", N_("Go to")),
        Key("l", "act('rules:')", N_("Rules")),
        SEARCH,
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("A finding tells what in the register breaks a rule of the scheme, or cannot be judged."),
        N_("■ blocks a decision. ▲ is to be looked at. i is for information only."),
        N_("Each says why, with the words of the scheme, and what you can do."),
        N_("A ▲ can be accepted with a reason and a day. It is shown as ✓ until then."),
    )
    HINT = N_("Search the findings")
    CHIPS = False
    OF_RECORDS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Findings")

    def listing(self) -> Listing:
        """Give the list."""
        return findings.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one finding."""
        found = next((one for one in self.reading.judged if findings.key_of(one) == key), None)
        return findings.page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a finding as a screen."""
        return f"finding:{key}"

    def action_go_to(self) -> None:
        """Go to what the finding is about."""
        found = next((one for one in self.reading.judged if findings.key_of(one) == self.rows.key), None)
        if found is not None and found.finding.subject.kind in {"area", "contact"}:
            self.desk_app.act(str(found.finding.subject).replace("/", ":"))
