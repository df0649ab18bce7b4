"""The desk: what one open register looks like to the person in front of it; there is no Textual in it."""

from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.erasure.viewing import note_access
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.extension.outcome import PluginState
from lokalkontakt_core.language.lists import enumeration
from lokalkontakt_core.ports.access_log import Access
from lokalkontakt_core.ports.clock import Clock, SystemClock
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_tui.models.bench import Bench, Sketch
from lokalkontakt_tui.models.drafts import Draft
from lokalkontakt_tui.models.history import actor_name, sentence
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.reading import Reading, Words

if TYPE_CHECKING:
    from lokalkontakt_core.coordination.distribution import Distribution
    from lokalkontakt_core.wave_desk import WaveDesk

SIGNS = {"good": "✓", "info": "i", "warning": "▲", "error": "✗", "draft": "◇", "muted": ""}


LOOK_BACK = 300
"""How many changes a detail pane looks through for the ones that concern it."""


def _refs(commit: Commit) -> set[Ref]:
    return {*commit.change.touched, *commit.change.about}


class Desk:
    """An open register, the language it is shown in, and the last thing that was said.

    Args:
        workspace: The open register; None while there is none (the welcome screen).
        words: The language.
        host: The plugins.
        clock: The clock; the computer's when left out.
    """

    def __init__(self, workspace: Workspace | None, words: Words, host: Host, clock: Clock | None = None) -> None:
        self._workspace = workspace
        self._clock = clock or SystemClock()
        self.host = host
        self.drafts: dict[str, Draft] = {}
        """What was typed into forms that were left, by what they were for; kept while the program is open."""
        self.bench = Bench()
        """What was drafted on the workbench and is not saved; kept while the program is open."""
        self._noted: set[tuple[str, str]] = set()
        self._distribution: tuple[Register, date, Sketch, Distribution] | None = None
        self.when_taken: Callable[[], None] = lambda: None
        """Called when another register was opened."""
        self.words = self._words(words.language) if workspace is not None else words
        self.message: Line = ()
        self._reading: tuple[tuple[int, date, str], Reading] | None = None

    @property
    def open(self) -> bool:
        """Tell whether a register is open."""
        return self._workspace is not None

    @property
    def workspace(self) -> Workspace:
        """The open register."""
        assert self._workspace is not None  # noqa: S101 - the welcome screen offers nothing that needs one
        return self._workspace

    @property
    def rounds(self) -> "WaveDesk":
        """The survey rounds of the register, in forms of every question type there is."""
        from lokalkontakt_core.wave_desk import WaveDesk  # noqa: PLC0415 - not every screen shows rounds

        return WaveDesk(self.workspace, self.host.question_types())

    @property
    def day(self) -> date:
        """The day days are typed on: the register's, else today."""
        return self._workspace.day if self._workspace is not None else self._clock.today()

    def take(self, workspace: Workspace) -> None:
        """Work on another register from now on."""
        self._workspace = workspace
        self._reading = None
        self.drafts.clear()
        self.bench.clear()
        self._noted.clear()
        self.words = self._words(self.words.language)
        self.when_taken()

    def _words(self, language: str) -> Words:
        """Give a language with the words of the plugins that are loaded, as they are once a register is open."""
        loaded = (one.module.partition(".")[0] for one in self.host.outcomes() if one.state is PluginState.LOADED)
        return Words(language, tuple(dict.fromkeys(loaded)))

    @property
    def stamp(self) -> tuple[int, date, str]:
        """What a screen shows depends on: revision, day and language."""
        return self.workspace.register.revision, self.workspace.day, self.words.language

    @property
    def reading(self) -> Reading:
        """The register as it is read now; worked out once for each stamp."""
        if self._reading is None or self._reading[0] != self.stamp or self._changed():
            reading = Reading(self.workspace.register, self.workspace.day, self.words, self.workspace.judged())
            self._reading = (self.stamp, reading)
        return self._reading[1]

    def _changed(self) -> bool:
        """Tell whether the register is another one of the same revision, as after opening another file."""
        return self._reading is not None and self._reading[1].register is not self.workspace.register

    @property
    def distribution(self) -> "Distribution":
        """The register with the draft of the workbench laid over it; worked out once for each of both."""
        from lokalkontakt_core.coordination.distribution import Distribution  # noqa: PLC0415 - for the workbench only

        register, day, sketch = self.workspace.register, self.workspace.day, self.bench.sketch
        known = self._distribution
        if known is None or known[0] is not register or known[1] != day or known[2] is not sketch:
            known = self._distribution = (register, day, sketch, Distribution(register, day, sketch.entries))
        return known[3]

    @property
    def drafted(self) -> int:
        """How many areas are otherwise in the draft of the workbench than in the register."""
        return len(self.distribution.changes) if self.open and self.bench.sketch.entries else 0

    def deliveries(self) -> tuple[Delivery, ...]:
        """Give how far the notices have come that were touched; read anew each time, for others may be sending."""
        return tuple(self.workspace.store.deliveries.all())

    def news(self) -> bool:
        """Take in what others have written and say who wrote what; tell whether anybody had."""
        known = self.workspace.register.revision
        if not self.workspace.refresh():
            return False
        reading, history = self.reading, self.workspace.store.register.history()
        latest = next((one for one in history if one.revision <= reading.register.revision), None)
        if latest is None:
            return True
        before = latest.revision - known - 1
        text = f"{actor_name(reading, latest.actor)}: {sentence(reading, latest)}"
        more = self.words.count("And {count} change before it.", "And {count} changes before it.", before)
        self.say(text, "info", more if before > 0 else "")
        return True

    def edited_outside(self) -> bool:
        """Look for records that were edited by hand and say how many; tell whether there are any."""
        try:
            count = len(self.workspace.outside_edits())
        except LokalkontaktError as error:
            self.say_refused(error)
            return True
        if count:
            text = self.words.count("{count} record was edited past the program.",
                                    "{count} records were edited past the program.", count)  # fmt: skip
            self.say(text, "warning", self.words("Ctrl+P: Take in what was edited."))
        return count > 0

    def lies_unwisely(self) -> bool:
        """Say what is unwise about where the register lies; tell whether anything is."""
        warning = next(self.workspace.store.keeper.surroundings(), None)
        if warning is None:
            return False
        what, _, remedy = self.explain(warning)
        self.say(what, "warning", remedy)
        return True

    def note_view(self, subject: str, through: str) -> None:
        """Note in the access log that personal data is shown, once for each subject and place while a register is open.

        Args:
            subject: The id of a person, or `*` for the list of all.
            through: Where it is shown, for example `app: person`.
        """
        if (subject, through) in self._noted:
            return
        self._noted.add((subject, through))
        workspace = self.workspace
        if not note_access(
            workspace.store,
            workspace.register,
            subject,
            Access.VIEW,
            login=workspace.actor,
            instant=workspace.clock.now(),
            through=through,
        ):
            self.say(self.words("That this was shown could not be noted."), "warning")

    def commits_about(self, ref: Ref, most: int = 4) -> tuple[Commit, ...]:
        """Give the latest changes of a record, looking at the newest few hundred changes only."""
        recent = islice(self.workspace.store.register.history(), LOOK_BACK)
        return tuple(islice((commit for commit in recent if ref in _refs(commit)), most))

    def speak(self, language: str) -> None:
        """Show everything in another language from now on."""
        self.words = self._words(language)
        self.message = ()

    def say(self, text: str, kind: str = "good", then: str = "") -> None:
        """Set the message line.

        Args:
            text: What happened.
            kind: A key of `SIGNS`.
            then: What one can do, in muted.
        """
        sign = SIGNS[kind]
        self.message = line((f"{sign} " if sign else "", kind), text, (f"  {then}" if then else "", "muted"))

    def say_refused(self, error: LokalkontaktError) -> None:
        """Set the message line to what a coded error says."""
        what, _, remedy = self.explain(error)
        self.say(what, "error", remedy)

    def explain(self, error: LokalkontaktError) -> tuple[str, str, str]:
        """Give what happened, why, and what one can do."""
        if self._workspace is None:
            return self.words.catalogue.explain(error)
        return self.words.catalogue.explain(error, self.reading.name)

    def listed(self, items: list[str]) -> str:
        """Give an enumeration in the language of the desk."""
        return enumeration(items, self.words.language)
