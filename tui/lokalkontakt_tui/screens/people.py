"""Persons and departments: a list and the detail of one, as everywhere."""

from typing import ClassVar

from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models import people
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail

_BACK = Key("escape", "back", N_("Back"), "Esc")


class PersonsScreen(ListDetail):
    """The persons."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('new_person:')", N_("New")),
        Key("r", "act_on('edit_person')", N_("Edit")),
        SEARCH,
        _BACK,
        Key("delete", "act_on('end_person')", N_("End"), N_("Delete")),
    )
    SENTENCES = (
        N_("Here are the human beings: only here stand names, addresses and telephone numbers."),
        N_("Contacts, managers and councils point to them, so that a number is corrected in one place."),
        N_("Private addresses are never printed in an overview."),
    )
    HINT = N_("Search for a name")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Persons")

    def listing(self) -> Listing:
        """Give the list."""
        self.desk.note_view(EVERYBODY, "app: persons")
        return people.persons(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one person."""
        found = self.reading.register.find(Person, key)
        if found is not None:
            self.desk.note_view(found.id, "app: person")
        return people.person_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a person."""
        return f"person:{key}"


class DepartmentsScreen(ListDetail):
    """The departments."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('new_department:')", N_("New")),
        Key("r", "act_on('edit_department')", N_("Edit")),
        SEARCH,
        _BACK,
        Key("delete", "act_on('end_department')", N_("End"), N_("Delete")),
    )
    SENTENCES = (
        N_("Here are the departments the contacts work in."),
        N_("The scheme wants contacts in all core departments."),
        N_("The manager is the one who gives the manager's yes."),
    )
    HINT = N_("Search for a department")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Departments")

    def listing(self) -> Listing:
        """Give the list."""
        return people.departments(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one department."""
        found = self.reading.register.find(Department, key)
        return people.department_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a department."""
        return f"department:{key}"
