"""Knowledge: what areas have told, and what they are to be told."""

from typing import ClassVar

from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.search.finder import Finder
from lokalkontakt_tui.models import knowledge
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.lines import Line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class KnowledgeScreen(ListDetail):
    """The list of knowledge with one piece in detail."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('note_knowledge:')", N_("New")),
        Key("s", "act_on('answer_knowledge')", N_("Answer")),
        Key("g", "act_on('pass_on')", N_("Pass on")),
        SEARCH,
        Key("r", "act_on('edit_knowledge')", N_("Edit")),
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Here is what areas have told, and what they are to be told."),
        N_("It goes both ways: what comes from an area is answered, what is for an area is passed on."),
        N_("Colleagues may read it, unless something else is chosen. A private note is shared after a short time."),
        N_("A search finds words by their beginnings, in either spelling, also in areas and answers."),
    )
    HINT = N_("Search in knowledge")

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self._finder = Finder()

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Knowledge")

    def listing(self) -> Listing:
        """Give the list."""
        return knowledge.listing(self.reading, knowledge.kept(self.reading, self.filter))

    def searched(self, text: str) -> Listing:
        """Give what holds the words, wherever in the text, the answer or the areas' names."""
        items = knowledge.kept(self.reading, self.filter)
        self._finder.read(self.reading.register)
        groups = self._finder.find(text, kinds=(Knowledge.kind,), most=max(1, len(items))).groups
        held = {entry.ref.id for group in groups for entry in group.entries}
        return knowledge.listing(self.reading, tuple(item for item in items if item.id in held))

    def chips(self) -> tuple[tuple[str, Line], ...]:
        """Give the filters."""
        return knowledge.chips(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one piece of knowledge."""
        found = self.reading.register.find(Knowledge, key)
        return knowledge.page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens it."""
        return f"knowledge:{key}"
