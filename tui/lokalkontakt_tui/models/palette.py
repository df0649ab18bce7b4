"""Everything one can find: commands as verb and thing, and the things themselves, matched without accents."""

from collections.abc import Iterator

from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.coordination.meetings import next_meeting, upcoming
from lokalkontakt_core.language.collation import danish_key, search_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.matching import words_marked
from lokalkontakt_tui.models.places import PLACES
from lokalkontakt_tui.models.reading import N_, Reading

MOST_A_GROUP = 8
"""How many hits of a group are shown."""

COMMANDS = (
    ("distribute:", N_("Distribute areas")),
    ("suggest_distribution:", N_("Suggest who could cover what")),
    ("review_distribution:", N_("Review and save the draft of Distribute …")),
    ("drop_distribution:", N_("Throw the draft of Distribute away")),
    ("agreement_list:", N_("Show agreements")),
    ("onboarding_list:", N_("Show how far contacts are prepared")),
    ("findings:", N_("Show findings")),
    ("history_list:", N_("Show history")),
    ("undo:", N_("Undo the latest change")),
    ("redo:", N_("Redo what was undone")),
    ("adopt_outside:", N_("Take in what was edited past the program …")),
    ("change_day:", N_("Show the register on another day …")),
    ("knowledge_list:", N_("Show knowledge")),
    ("note_knowledge:", N_("Write down knowledge …")),
    ("read_intake:", N_("Read a reply …")),
    ("search_all:", N_("Search everything …")),
    ("new_meeting:", N_("Plan a meeting …")),
    ("new_series:", N_("Begin a series of meetings …")),
    ("series:", N_("Show the series of meetings")),
    ("year:", N_("Show the year wheel")),
    ("close_days:", N_("Close days …")),
    ("open_days:", N_("Open days …")),
    ("actions_late:", N_("Show actions that are late")),
    ("new_area:", N_("New area …")),
    ("new_contact:", N_("New local contact …")),
    ("new_person:", N_("New person …")),
    ("new_department:", N_("New department …")),
    ("new_cluster:", N_("New cluster …")),
    ("begin_handover:", N_("Hand over step by step …")),
    ("handover_list:", N_("Show hand-overs")),
    ("need_list:", N_("Show the need for contacts")),
    ("offer_all:", N_("Offer all areas a local contact …")),
    ("remind_areas:", N_("Remind areas that have not answered …")),
    ("attestation_list:", N_("Show who has confirmed what they cover")),
    ("ask_attestation:", N_("Ask contacts what they cover …")),
    ("plan_wave:", N_("New survey round …")),
    ("send:", N_("Send the outbox …")),
    ("pilots:", N_("Show pilots")),
    ("new_pilot:", N_("New pilot …")),
    ("projects:", N_("Show projects")),
    ("new_project:", N_("New project …")),
    ("plan:", N_("Show the plan")),
    ("new_plan_step:", N_("New step of the plan …")),
    ("strategy:", N_("Show the strategy")),
    ("activities:", N_("Show the activity log")),
    ("log_activity:", N_("Write a line in the activity log …")),
    ("report_log:", N_("Show what was handed over")),
    ("record_report:", N_("Note what was handed over …")),
    ("draft_report:", N_("Write a draft of a report to the committee …")),
    ("journal_list:", N_("Show what is to be journaled")),
    ("evaluations:", N_("Show evaluations")),
    ("write_evaluation:", N_("Evaluate the whole scheme …")),
    ("persons:", N_("Show persons")),
    ("departments:", N_("Show departments")),
    ("personal_data:", N_("Show personal data, and how long it is kept")),
    ("access_log:", N_("Show who has looked at personal data")),
    ("apply_retention:", N_("Take away personal data that is over its time …")),
    ("request_list:", N_("Show requests about personal data")),
    ("new_request:", N_("New request about personal data …")),
    ("rules:", N_("Show the rules and their phases")),
    ("edit_scheme:", N_("Change the settings …")),
    ("read_file:", N_("Read in a file …")),
    ("plugins:", N_("Show plugins")),
    ("theme:", N_("Change between light and dark")),
    ("contrast:", N_("Black and white")),
    ("language:", N_("Change language")),
    ("cursor:", N_("Show or hide the terminal's cursor")),
    ("save_text:", N_("Save the screen as text")),
    ("welcome:", N_("Open another register …")),
    ("leave:", N_("Save and close")),
)


@frozen
class Hit:
    """Something that can be found.

    Attributes:
        action: What it does.
        label: How it is called.
        group: Which heading it stands under, in English.
        note: A few muted words.
    """

    action: str
    label: str
    group: str
    note: str = ""


def everything(reading: Reading) -> tuple[Hit, ...]:
    """Give all that can be found in a register."""
    return (*_commands(reading), *_areas(reading), *_contacts(reading), *_others(reading))


def _commands(reading: Reading) -> Iterator[Hit]:
    words, group = reading.words, N_("Commands")
    for place in PLACES:
        yield Hit(f"place:{place.key}", words("Go to {place}", place=words(place.label)), group, place.number)
    for action, label in COMMANDS:
        yield Hit(action, words(label), group)


def _areas(reading: Reading) -> Iterator[Hit]:
    words = reading.words
    for area in sorted(existing_areas(reading.register, reading.day), key=lambda one: danish_key(one.name)):
        yield Hit(f"area:{area.id}", area.name, N_("Areas"))
        group, coverage = N_("Do something with an area"), coverage_of(reading.register, area.id, reading.day)
        if coverage in {Coverage.COVERED, Coverage.HANDOVER}:
            yield Hit(f"hand_over:{area.id}", words("Hand over {name} …", name=area.name), group)
        else:
            yield Hit(f"assign:{area.id}", words("Assign a contact to {name} …", name=area.name), group)
        yield Hit(f"answer:{area.id}", words("Record the answer of {name} …", name=area.name), group)
        yield Hit(f"agreement:{area.id}", words("Write an agreement with {name} …", name=area.name), group)


def _contacts(reading: Reading) -> Iterator[Hit]:
    for contact in reading.register.all(Contact):
        name = reading.name(contact.ref)
        yield Hit(f"contact:{contact.id}", name, N_("Local contacts"))
        yield Hit(f"manager_yes:{contact.id}", reading.words("Record the manager's answer about {name} …", name=name),
                  N_("Do something with a contact"))  # fmt: skip
        yield Hit(f"onboarding:{contact.id}", reading.words("The checklist of {name} …", name=name),
                  N_("Do something with a contact"))  # fmt: skip
        yield Hit(f"hand_over_from:{contact.id}", reading.words("Hand over all areas of {name} …", name=name),
                  N_("Do something with a contact"))  # fmt: skip


def _others(reading: Reading) -> Iterator[Hit]:
    contacts = {contact.person for contact in reading.register.all(Contact)}
    for person in reading.register.all(Person):
        if person.id not in contacts:
            yield Hit(f"person:{person.id}", person.name, N_("Persons"), person.title or "")
    for council in reading.register.all(Council):
        area = reading.name(Ref("area", council.areas[0])) if council.areas else ""
        yield Hit(f"edit_council:{council.id}", council.name, N_("Local councils"), area)
    ahead = next_meeting(reading.register, reading.day)
    if ahead is not None:
        yield Hit(f"run_meeting:{ahead.id}", reading.words("Run the next meeting"), N_("Commands"), ahead.name)
    for meeting in upcoming(reading.register, reading.day):
        yield Hit(f"meeting:{meeting.id}", meeting.name, N_("Meetings"), reading.list_day(meeting.day))
    for project in reading.register.all(Project):
        yield Hit(f"project:{project.id}", project.name, N_("Projects"))
    for pilot in reading.register.all(Pilot):
        yield Hit(f"pilot:{pilot.id}", pilot.name, N_("Pilots"))
    for wave in reading.register.all(Wave):
        yield Hit(f"wave:{wave.id}", wave.name, N_("Survey rounds"))


def listing(reading: Reading, hits: tuple[Hit, ...], typed: str) -> Listing:
    """Give what matches: every typed word must be somewhere in the label; the commands alone when nothing is typed."""
    wanted = search_key(typed).split()
    groups: dict[str, list[tuple[int, Hit]]] = {}
    for hit in hits:
        if not wanted and hit.group != "Commands":
            continue
        key = search_key(hit.label)
        if all(word in key for word in wanted):
            starts = sum(any(part.startswith(word) for part in key.split()) for word in wanted)
            groups.setdefault(hit.group, []).append((-starts, hit))
    entries: list[Entry] = []
    for group, found in sorted(groups.items(), key=lambda pair: min(rank for rank, _ in pair[1])):
        found.sort(key=lambda pair: pair[0])
        shown = found if not wanted else found[:MOST_A_GROUP]
        entries.append(Heading(reading.words(group), len(found) if wanted else None, style="subheading"))
        for _, hit in shown:
            label = line(*words_marked(hit.label, wanted))
            entries.append(Row(hit.action, (label, line((hit.note, "muted")))))
    empty = (line(reading.words("Nothing matches “{text}”.", text=typed)),)
    return Listing(tuple(entries), (Column(grow=True), Column(most=24)), empty=empty)
