"""Running a meeting: agenda left, notes right; what is typed is saved while one types."""

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static, TextArea

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.records.meeting import AgendaItem, Meeting
from lokalkontakt_core.services.minutes import write_note
from lokalkontakt_tui.models import running
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.plain import block, content
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.widgets.inputs import LongInput
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.rows import RowList

SAVE_AFTER = 3.0
"""How long nothing is typed before the notes are saved, in seconds; leaving the point saves at once."""
_A_MINUTE = 60


class MeetingRunScreen(Framed):
    """One meeting, point by point.

    Args:
        meeting: The meeting's id.
    """

    PLACE = "meetings"
    CSS_PATH = "../styles/meetings.tcss"
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("f8", "next_point", N_("Next point"), "F8"),
        Key("f4", "new('new_action')", N_("New action"), "F4"),
        Key("f9", "new('meeting_knowledge')", N_("New knowledge"), "F9"),
        Key("ctrl+s", "finish", N_("End the meeting"), "Ctrl+S"),
        Key("escape", "back", N_("Out of the notes"), "Esc"),
        Key("f7", "", N_("Point before"), "F7"),
    )
    # Before the notes, which would select everything with this key.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f7", "point_before", show=False, priority=True)]
    SENTENCES = (
        N_("F8 notes that the point is gone through, and goes to the next one."),
        N_("F4 writes down an action, F9 something to know; both work inside the notes."),
        N_("The notes are saved while you type. Esc leaves the notes, Esc again the meeting."),
        N_("Ctrl+S ends the meeting: it shows the minutes and makes them final."),
        N_("Enter on a point of the agenda goes there."),
    )

    def __init__(self, meeting: str) -> None:
        super().__init__()
        self._meeting = meeting
        self._now = 0
        self._came: datetime | None = None
        self._known = ""
        """The note of the point as it was when it was read or saved last."""
        self._rest: Timer | None = None

    @property
    def meeting(self) -> Meeting | None:
        """The meeting as it is now; None when it has gone."""
        return self.reading.register.find(Meeting, self._meeting)

    @property
    def _item(self) -> AgendaItem | None:
        if (meeting := self.meeting) is None or not 1 <= self._now <= len(meeting.agenda):
            return None
        return meeting.agenda[self._now - 1]

    @property
    def notes(self) -> LongInput:
        """The notes of the point."""
        return self.query_one("#notes", LongInput)

    @property
    def _final(self) -> bool:
        return (meeting := self.meeting) is None or running.is_over(self.reading, meeting)

    def body(self) -> ComposeResult:
        """Compose agenda and notes."""
        with Horizontal(id="body", classes="running"):
            with Vertical(classes="pane", id="agenda-pane"):
                yield Static(id="meeting")
                yield RowList(id="points")
                yield PageView(id="people")
            with Vertical(classes="pane pane-right", id="notes-pane"):
                yield Static(id="point")
                yield PageView(id="topics")
                yield LongInput("", id="notes")
                yield PageView(id="decided")

    def on_mount(self) -> None:
        """Begin in the notes of the first point that is not done."""
        self.add_class("running")
        meeting = self.meeting
        self._go_to(running.first_open(meeting) if meeting is not None else 1)
        super().on_mount()
        self.set_interval(_A_MINUTE, self._show_point)
        (self.query_one("#points") if self._final else self.notes).focus()

    def under(self) -> str:
        """Give the meeting's name for the tab."""
        meeting = self.meeting
        return meeting.name if meeting is not None else ""

    def fill(self) -> None:
        """Show the meeting as it is now; what is being typed stays."""
        if (meeting := self.meeting) is None:
            return
        reading = self.reading
        self.query_one("#meeting", Static).update(block(running.title(reading, meeting)))
        self.query_one("#points", RowList).show(running.points(reading, meeting, self._now), str(self._now))
        self.query_one("#people", PageView).show(running.people(reading, meeting), top=False)
        self.query_one("#decided", PageView).show(running.decided(reading, meeting), top=False)
        topics = running.topics(reading, self._item)
        view = self.query_one("#topics", PageView)
        view.set_class(bool(topics.sections), "some")
        view.show(topics, top=False)
        stored = self._stored
        if stored != self._known and self.notes.text.strip() == self._known:
            self._take(stored)
        self.notes.read_only = self._final or self._item is None
        self._show_point()

    @property
    def _stored(self) -> str:
        return "" if (item := self._item) is None else item.note or ""

    def _take(self, text: str) -> None:
        self._known = text
        self.notes.load_text(text)
        self.notes.move_cursor(self.notes.document.end)

    def _go_to(self, number: int) -> None:
        """Come to a point."""
        self._now = number
        self._came = self.desk.workspace.clock.now()
        self._take(self._stored)

    def _turn_to(self, number: int) -> None:
        """Come to another point, and go on writing there."""
        self._go_to(number)
        self._shown = None
        self.renew()
        self.notes.focus()

    def _show_point(self) -> None:
        if (meeting := self.meeting) is None:
            return
        now = self.desk.workspace.clock.now()
        spent = int((now - self._came).total_seconds()) // _A_MINUTE if self._came is not None else 0
        shown = running.point_line(self.reading, meeting, min(self._now, max(1, len(meeting.agenda))), spent)
        self.query_one("#point", Static).update(content(shown))

    @on(TextArea.Changed, "#notes")
    def _typed(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        if self.notes.text.strip() != self._known:
            self._rest = self.set_timer(SAVE_AFTER, self.save)

    def save(self, *, done: bool | None = None) -> bool:
        """Save the notes of the point, and tell whether they are safe.

        What somebody else wrote there meanwhile stays, above what was typed here.

        Args:
            done: Whether the meeting has been through the point; as before when left out.
        """
        if self._rest is not None:
            self._rest.stop()
        item, typed = self._item, self.notes.text
        if item is None or self._final:
            return True
        if typed.strip() == self._known and done in {None, item.done}:
            return True
        typed = running.both_notes(self._known, self._stored, typed)
        try:
            self.desk.workspace.do(
                write_note, meeting=self._meeting, number=self._now, note=typed if typed.strip() else None, done=done
            )
        except LokalkontaktError as error:
            self.desk.say_refused(error)
            self.show_frame()
            return False
        merged = typed != self.notes.text
        self._known = self._stored
        if merged:
            self._take(self._stored)
            self.desk.say(self.words("Somebody else wrote here too. Both are kept, theirs above yours."), "info")
        else:
            self.desk.say(self.words("The notes are saved."), "good")
        self.renew()
        return True

    def action_next_point(self) -> None:
        """Note that the point is gone through, and go to the next one."""
        meeting = self.meeting
        if meeting is None or not self.save(done=True):
            return
        if self._now >= len(meeting.agenda):
            self.desk.say(self.words("That was the last point. Ctrl+S ends the meeting."), "info")
            self.show_frame()
            return
        self._turn_to(self._now + 1)

    def action_point_before(self) -> None:
        """Go back to the point before; nothing is noted as gone through."""
        if self._now > 1:
            self.choose(str(self._now - 1))

    def action_new(self, verb: str) -> None:
        """Write down an action or something to know, from the meeting."""
        if self.save():
            self.desk_app.act(f"{verb}:{self._meeting}")

    def action_finish(self) -> None:
        """End the meeting."""
        if self.save():
            self.desk_app.act(f"finish_minutes:{self._meeting}")

    def choose(self, key: str) -> None:
        """Go to a point."""
        if self.save():
            self._turn_to(int(key))

    def activate(self, action: str) -> None:
        """Save before anything else is opened."""
        if self.save():
            super().activate(action)

    def action_back(self) -> None:
        """Out of the notes, then out of the meeting; nothing typed is lost."""
        if not self.save():
            return
        if self.focused is self.notes and self.query_one("#agenda-pane").display:
            self.query_one("#points").focus()
        else:
            super().action_back()

    def keys(self) -> tuple[Key, ...]:
        """Give the keys that do something now."""
        return tuple(key for key in self.KEYS if key.key in {"escape", "f7", "f8"}) if self._final else self.KEYS
