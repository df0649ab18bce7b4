"""Personal data in one place: how long it is kept, who has looked, and what is held on each person."""

from typing import ClassVar

from lokalkontakt_core.erasure.retention import Due, retention
from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models import personal_data as model
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class PersonalDataScreen(ListDetail):
    """Classes of personal data, the access log and the persons."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("f", "act('apply_retention:')", N_("Take away")),
        SEARCH,
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Here is what is held on persons, how long it is kept and why, and who has looked."),
        N_("Nothing goes by itself. F shows what is over its time, before anything is taken away."),
        N_("Whoever asks what is held on them can be given it: choose the person, see it, write it out."),
        N_("Erasing is for good. It is always shown first."),
    )
    HINT = N_("Search for a name")
    CHIPS = False

    def __init__(self) -> None:
        super().__init__()
        self._dues: tuple[Due, ...] = ()
        self._entries: tuple[AccessEntry, ...] = ()

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Personal data")

    def fill(self) -> None:
        """Read what is over its time and who has looked, and fill list and detail."""
        workspace = self.desk.workspace
        try:
            self._dues = retention(workspace.store, workspace.clock.today())
            self._entries = model.newest(workspace.store.access)
        except LokalkontaktError as error:
            self.desk.say_refused(error)
        super().fill()

    def fill_again(self) -> None:
        """Show what is there now, also what is no part of the register."""
        self._shown = None
        self.renew()

    def listing(self) -> Listing:
        """Give the list."""
        self.desk.note_view(EVERYBODY, "app: personal data")
        return model.listing(self.reading, self._dues)

    def detail(self, key: str) -> Page | None:
        """Give one class, the log, or what can be done about a person."""
        if key == model.LOG:
            return model.log_page(self.reading, self._entries)
        kind, _, name = key.partition(":")
        if kind == "held":
            person = self.reading.register.find(Person, name)
            return model.person_page(self.reading, person) if person is not None else None
        due = next((one for one in self._dues if one.data == name), None)
        return model.class_page(self.reading, due) if due is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a row: every key here is one."""
        return "access_log:" if key == model.LOG else key
