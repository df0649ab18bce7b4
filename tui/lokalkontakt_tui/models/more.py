"""What stands under More: the places without a number of their own, each with its letter."""

from collections.abc import Mapping

from lokalkontakt_core.coordination.journal import NONE_SENT, SentDays, unjournaled
from lokalkontakt_core.coordination.pilots import open_pilots
from lokalkontakt_core.coordination.projects import open_projects
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.reading import N_, Reading

GROUPS = (
    (
        N_("To keep an eye on"),
        (
            ("o", "findings:", N_("Findings"), N_("What breaks a rule, why, and what you can do")),
            ("h", "history_list:", N_("History"), N_("Every change, and undoing it")),
            ("s", "search_all:", N_("Search"), N_("All the register, by beginnings of words")),
        ),
    ),
    (
        N_("Areas and contacts"),
        (
            ("b", "need_list:", N_("Need"), N_("Which areas need a contact, and who is silent")),
            ("v", "handover_list:", N_("Hand-overs"), N_("Areas that go to another contact, step by step")),
            ("c", "attestation_list:", N_("Confirmations"), N_("Who has confirmed which areas they cover")),
            ("m", "agreement_list:", N_("Agreements"), N_("Which areas have agreed how to work together")),
            ("t", "onboarding_list:", N_("Preparation"), N_("How far contacts are prepared for the task")),
            ("a", "departments:", N_("Departments"), N_("Where contacts work, and who their managers are")),
        ),
    ),
    (
        N_("Work with the areas"),
        (
            ("e", "knowledge_list:", N_("Knowledge"), N_("What areas have told, and are to be told")),
            ("j", "projects:", N_("Projects"), N_("What areas have set about, and who takes part")),
            ("k", "activities:", N_("Activity"), N_("What contacts do in the areas, one line each")),
            ("f", "pilots:", N_("Pilots"), N_("Trials of half a year, their notes and reports")),
            ("l", "plan:", N_("The plan"), N_("The steps of the rollout, month by month")),
            ("w", "strategy:", N_("Strategy"), N_("Focus areas and aims, and what bears each")),
        ),
    ),
    (
        N_("Papers"),
        (
            ("r", "report_log:", N_("Handed over"), N_("What went to whom, and what it was made from")),
            ("u", "journal_list:", N_("Journal"), N_("What is journaled, and what is not yet")),
        ),
    ),
    (
        N_("Persons and their data"),
        (
            ("p", "persons:", N_("Persons"), N_("Names, addresses and telephone numbers")),
            ("n", "request_list:", N_("Requests"), N_("Who asks about personal data, and answer by when")),
            ("y", "personal_data:", N_("Personal data"), N_("What is held, how long and why, and who looked")),
        ),
    ),
    (
        N_("The register"),
        (
            ("x", "read_file:", N_("Read in a file"), N_("A list as text, or a table: CSV or Excel")),
            ("i", "edit_scheme:", N_("Settings"), N_("The scheme's name, coordinator and deadline")),
            ("g", "plugins:", N_("Plugins"), N_("What is installed, and what became of it")),
        ),
    ),
)
"""The entries under their headings: letter, action, label, and what it is about."""
ENTRIES = tuple(entry for _, group in GROUPS for entry in group)


def listing(reading: Reading, sent: SentDays = NONE_SENT, *, headings: bool = True) -> Listing:
    """Give the entries with their letters and numbers.

    Args:
        reading: The register on a day.
        sent: When notices went out.
        headings: Whether there is room for the headings.
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
    entries: list[Entry] = []
    for heading, group in GROUPS:
        if headings:
            entries.append(Heading(reading.words(heading), style="subheading"))
        entries.extend(_row(reading, entry, numbers) for entry in group)
    return Listing(tuple(entries), (Column(most=30), Column(right=True), Column(grow=True)))


def _row(reading: Reading, entry: tuple[str, str, str, str], numbers: Mapping[str, int]) -> Row:
    letter, action, label, about = entry
    number = str(numbers[action]) if action in numbers else ""
    name = line((letter.upper(), "bold"), f"  {reading.words(label)}")
    return Row(action, (name, line((number, "muted")), line((reading.words(about), "muted"))))
