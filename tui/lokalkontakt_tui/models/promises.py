"""An action in detail."""

from lokalkontakt_core.coordination.actions import is_overdue
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.meetings import when
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading


def page(reading: Reading, action: Action) -> Page:
    """Give an action."""
    words = reading.words
    facts = []
    if action.owner is not None:
        facts.append(Fact(words("Who does it"), line(reading.name(Ref("person", action.owner)))))
    if action.due is not None:
        late = is_overdue(action, reading.day)
        due = line(reading.full_day(action.due), (f"   ▲ {words('overdue')}" if late else "", "warning"))
        facts.append(Fact(words("Done by"), due))
    meeting = reading.register.find(Meeting, action.meeting)
    if meeting is not None:
        facts.append(Fact(words("Decided at"), line(when(reading, meeting)), f"meeting:{meeting.id}"))
    if action.areas:
        names = words.listed([reading.name(Ref("area", area)) for area in action.areas])
        facts.append(Fact(words("Areas"), line(names)))
    if action.remark is not None:
        facts.append(Fact(words("How it goes"), line(action.remark)))
    if action.done is not None:
        facts.append(Fact(words("Done on"), line(("✓ ", "good"), reading.full_day(action.done))))
    if action.dropped is not None:
        facts.append(Fact(words("Dropped because"), line(action.dropped)))
    sections = [Section(None, (Item(line((action.text, "bold"))),)), Section(None, tuple(facts))]
    if action.open:
        made = (
            Button(f"finish_action:{action.id}", words("It is done"), main=True),
            Button(f"edit_action:{action.id}", words("Edit …")),
            Button(f"drop_action:{action.id}", words("Drop it …")),
        )
        sections.append(Section(words("What you can do"), (made,)))
    return Page(line((words("Action"), "name")), tuple(sections))
