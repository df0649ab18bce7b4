"""What stands under More: the places without a number of their own, each with its letter."""

from lokalkontakt_core.coordination.journal import NONE_SENT, SentDays, unjournaled
from lokalkontakt_core.coordination.pilots import open_pilots
from lokalkontakt_core.coordination.projects import open_projects
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Listing, Row
from lokalkontakt_tui.models.reading import N_, Reading

ENTRIES = (
    ("o", "findings:", N_("Findings"), N_("What breaks a rule, why, and what you can do")),
    ("h", "history_list:", N_("History"), N_("Every change, and undoing it")),
    ("b", "need_list:", N_("Need"), N_("Which areas need a contact, and who is silent")),
    ("v", "handover_list:", N_("Hand-overs"), N_("Areas that go to another contact, step by step")),
    ("c", "attestation_list:", N_("Confirmations"), N_("Who has confirmed which areas they cover")),
    ("e", "knowledge_list:", N_("Knowledge"), N_("What areas have told, and are to be told")),
    ("s", "search_all:", N_("Search"), N_("All the register, by beginnings of words")),
    ("f", "pilots:", N_("Pilots"), N_("Trials of half a year, their notes and reports")),
    ("j", "projects:", N_("Projects"), N_("What areas have set about, and who takes part")),
    ("l", "plan:", N_("The plan"), N_("The steps of the rollout, month by month")),
    ("w", "strategy:", N_("Strategy"), N_("Focus areas and aims, and what bears each")),
    ("k", "activities:", N_("Activity"), N_("What contacts do in the areas, one line each")),
    ("r", "report_log:", N_("Handed over"), N_("What went to whom, and what it was made from")),
    ("u", "journal_list:", N_("Journal"), N_("What is journaled, and what is not yet")),
    ("m", "agreement_list:", N_("Agreements"), N_("Which areas have agreed how to work together")),
    ("t", "onboarding_list:", N_("Preparation"), N_("How far contacts are prepared for the task")),
    ("p", "persons:", N_("Persons"), N_("Names, addresses and telephone numbers")),
    ("n", "request_list:", N_("Requests"), N_("Who asks about personal data, and answer by when")),
    ("y", "personal_data:", N_("Personal data"), N_("What is held, how long and why, and who looked")),
    ("a", "departments:", N_("Departments"), N_("Where contacts work, and who their managers are")),
    ("x", "read_file:", N_("Read in a file"), N_("A list as text, or a table: CSV or Excel")),
    ("i", "edit_scheme:", N_("Settings"), N_("The scheme's name, coordinator and deadline")),
    ("g", "plugins:", N_("Plugins"), N_("What is installed, and what became of it")),
)


def listing(reading: Reading, sent: SentDays = NONE_SENT) -> Listing:
    """Give the entries with their letters and numbers.

    Args:
        reading: The register on a day.
        sent: When notices went out.
    """
    numbers = {
        "findings:": sum(one.open for one in reading.judged),
        "pilots:": len(open_pilots(reading.register, reading.day)),
        "projects:": len(open_projects(reading.register, reading.day)),
        "persons:": len(reading.register.all(Person)),
        "departments:": len(reading.register.all(Department)),
        "journal_list:": len(unjournaled(reading.register, reading.day, sent)),
        "knowledge_list:": len(reading.register.all(Knowledge)),
    }
    rows = []
    for letter, action, label, about in ENTRIES:
        number = str(numbers[action]) if action in numbers else ""
        cells = (
            line((letter.upper(), "bold"), f"  {reading.words(label)}"),
            line((number, "muted")),
            line((reading.words(about), "muted")),
        )
        rows.append(Row(action, cells))
    return Listing(tuple(rows), (Column(most=30), Column(right=True), Column(grow=True)))
