"""Pilots, projects, the plan, the log and what was handed over: a list and the detail of one, as everywhere."""

from typing import ClassVar

from lokalkontakt_core.records.activity import Activity
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.records.report import Report
from lokalkontakt_tui.models import activities, pilots, plan, projects, report_log
from lokalkontakt_tui.models.frame import ENTER_OPEN, SEARCH, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail

_BACK = Key("escape", "back", N_("Back"), "Esc")


class PilotsScreen(ListDetail):
    """The pilots."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('new_pilot:')", N_("New")),
        Key("e", "act_on('write_evaluation')", N_("Evaluate")),
        Key("l", "act_on('close_pilot')", N_("Conclude")),
        Key("r", "act_on('edit_pilot')", N_("Edit")),
        Key("v", "act('evaluations:')", N_("Evaluations")),
        SEARCH,
        _BACK,
    )
    SENTENCES = (
        N_("Here are the pilots: trials in a few areas, half a year from the start."),
        N_(
            "The team writes a note every month, and the committee gets a short status report for each of its meetings."
        ),
        N_("A pilot is closed with an evaluation made with the areas, or with a reason why there is none."),
        N_("That it is not continued is a result too."),
    )
    HINT = N_("Search for a pilot")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Pilots")

    def listing(self) -> Listing:
        """Give the list."""
        return pilots.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one pilot."""
        found = self.reading.register.find(Pilot, key)
        return pilots.pilot_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a pilot."""
        return f"pilot:{key}"


class ProjectsScreen(ListDetail):
    """The projects."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('new_project:')", N_("New")),
        Key("g", "act_on('join_project')", N_("Join")),
        Key("i", "act_on('inform_contact')", N_("Tell")),
        Key("l", "act_on('close_project')", N_("Conclude")),
        Key("r", "act_on('edit_project')", N_("Edit")),
        SEARCH,
        _BACK,
    )
    SENTENCES = (
        N_("Here are the projects the areas have set about. The area runs them, not the local contact."),
        N_("In one that takes much time the coordinator takes part and tells the local contact."),
    )
    HINT = N_("Search for a project")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Projects")

    def listing(self) -> Listing:
        """Give the list."""
        return projects.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one project."""
        found = self.reading.register.find(Project, key)
        return projects.project_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a project."""
        return f"project:{key}"


class PlanScreen(ListDetail):
    """The rollout plan."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('new_plan_step:')", N_("New")),
        Key("g", "act_on('complete_plan_step')", N_("Done")),
        Key("r", "act_on('edit_plan_step')", N_("Edit")),
        SEARCH,
        _BACK,
        Key("delete", "act_on('remove_plan_step')", N_("Remove"), N_("Delete")),
    )
    SENTENCES = (
        N_("Here is the plan, step by step. A step has months, and a day only where one is set."),
        N_("A plan that was read in as history is never overdue."),
    )
    HINT = N_("Search the plan")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("The plan")

    def listing(self) -> Listing:
        """Give the list."""
        return plan.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one step."""
        found = self.reading.register.find(PlanStep, key)
        return plan.step_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a step."""
        return f"plan_step:{key}"


class ActivitiesScreen(ListDetail):
    """The log."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('log_activity:')", N_("New")),
        Key("r", "act_on('edit_activity')", N_("Edit")),
        SEARCH,
        _BACK,
        Key("delete", "act_on('remove_activity')", N_("Remove"), N_("Delete")),
    )
    SENTENCES = (
        N_("Here is what the local contacts do in the areas, one line each."),
        N_("Time is noted only where the municipality has chosen it, and is looked at by area."),
        N_("What lies outside the role is marked, so that it can be talked about."),
    )
    HINT = N_("Search the log")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Activity")

    def listing(self) -> Listing:
        """Give the list."""
        return activities.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one line."""
        found = self.reading.register.find(Activity, key)
        return activities.activity_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a line."""
        return f"activity:{key}"


class ReportLogScreen(ListDetail):
    """What was handed over."""

    PLACE = "more"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('record_report:')", N_("New")),
        Key("u", "act('draft_report:')", N_("Draft")),
        Key("r", "act_on('edit_report')", N_("Edit")),
        SEARCH,
        _BACK,
        Key("delete", "act_on('remove_report')", N_("Remove"), N_("Delete")),
    )
    SENTENCES = (
        N_("Here is what was handed to whom: the directory, status reports, orientations."),
        N_(
            "Each entry names the change of the register it was made from, so that settings of then can be found again."
        ),
    )
    HINT = N_("Search what was handed over")
    CHIPS = False

    def under(self) -> str:
        """Name the list in the tab."""
        return self.words("Handed over")

    def listing(self) -> Listing:
        """Give the list."""
        return report_log.listing(self.reading)

    def detail(self, key: str) -> Page | None:
        """Give one entry."""
        found = self.reading.register.find(Report, key)
        return report_log.report_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens an entry."""
        return f"report:{key}"
