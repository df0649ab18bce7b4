"""The workbench: areas beside contacts beside what it does; everything is a draft until it is reviewed and saved."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input

from lokalkontakt_core.records.base import Ref
from lokalkontakt_tui.flows.distributing import effect_of
from lokalkontakt_tui.models import bench_moves, workbench, workbench_pair
from lokalkontakt_tui.models.bench_moves import Move
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.models.workbench_pair import Effect
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.screens.list_detail import REST
from lokalkontakt_tui.widgets.lines import LinesView
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.search import SearchField
from lokalkontakt_tui.widgets.spots import ChoiceRow, SpotRow, Word

PANES = (("areas", N_("Areas")), ("contacts", N_("Contacts")), ("effects", N_("Consequences")))
"""The panes from left to right, and how the narrow window names them."""


class Effects(PageView):
    """The third pane: the left arrow goes back to the contacts where no button stands at the left."""

    def action_spot(self, step: int) -> None:
        """Go to the pane at the left; there are never two buttons beside each other."""
        if step < 0 and isinstance(self.screen, WorkbenchScreen):
            self.screen.action_pane(step)


class WorkbenchScreen(Framed):
    """Distributes areas to contacts as a draft.

    Args:
        area: The area the cursor begins on.
    """

    PLACE = "areas"
    CSS_PATH = None
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "", N_("Put on"), "Enter"),
        Key("delete", "take_off", N_("Take off"), N_("Delete")),
        Key("s", "suggest", N_("Suggest")),
        Key("ctrl+s", "review", N_("Review"), "Ctrl+S"),
        Key("l", "lock", N_("Lock")),
        Key("slash", "search", N_("Search"), "/"),
    )
    SENTENCES = (
        N_("Here you distribute areas. Everything is a draft until you have reviewed and saved it."),
        N_("The arrow keys left and right go from areas to contacts to consequences."),
        N_("Enter on an area goes to the contacts. Enter on a contact puts the area there. Space marks several areas."),
        N_("L locks an area to its contact. S asks for a suggestion, which leaves what is locked."),
        N_("Ctrl+Z takes back the last step of the draft. Esc lays the draft aside."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pane(-1)", show=False),
        Binding("right", "pane(1)", show=False),
        Binding("ctrl+z", "step_back", show=False),
        Binding("ctrl+f", "search", show=False),
    ]

    def __init__(self, area: str = "") -> None:
        super().__init__()
        self.add_class("workbench")
        self._wanted: str | None = area or None
        self._effect: Effect | None = None
        self._rest: Timer | None = None
        self._seen = "areas"

    def body(self) -> ComposeResult:
        """Compose the three panes, the row of their names and the two lines about the pair."""
        yield ChoiceRow(each=False, gap=1, wrap=False, id="panes")
        with Horizontal(id="body"):
            for name, _ in PANES[:2]:
                with Vertical(id=f"{name}-pane", classes="pane" if name == "areas" else "pane pane-right"):
                    yield LinesView(id=f"{name}-title")
                    yield SearchField(id=f"{name}-search")
                    yield RowList(multiple=name == "areas", id=name)
            with Vertical(id="effects-pane", classes="pane pane-right"):
                yield Effects(id="effects")
        yield LinesView(id="pair")

    @property
    def areas(self) -> RowList:
        """The list of areas."""
        return self.query_one("#areas", RowList)

    @property
    def contacts(self) -> RowList:
        """The list of contacts."""
        return self.query_one("#contacts", RowList)

    @property
    def effects(self) -> Effects:
        """The consequences."""
        return self.query_one("#effects", Effects)

    def under(self) -> str:
        """Give what is open inside the place."""
        return self.words("Distribute")

    def on_mount(self) -> None:
        """Begin in the areas."""
        super().on_mount()
        self._go_to("areas")

    def stamp(self) -> object:
        """Give what the panes depend on: the register and the draft."""
        return super().stamp(), self.desk.bench.sketch

    def fill(self) -> None:
        """Fill all panes."""
        self._effect = None
        self._fill_areas()
        self._fill_contacts()
        self._show_pair()
        if self.desk.drafted:
            self.call_after_refresh(self._work_out)

    def _fill_areas(self) -> None:
        listing = workbench.areas_listing(self.reading, self.desk.distribution, self.desk.bench.sketch)
        self._fill_list(self.areas, listing, self._wanted)
        self._wanted = None

    def _fill_contacts(self) -> None:
        listing = workbench.contacts_listing(self.reading, self.desk.distribution, self.desk.bench.sketch)
        self._fill_list(self.contacts, listing)

    def _fill_list(self, rows: RowList, listing: Listing, wanted: str | None = None) -> None:
        field = self.query_one(f"#{rows.id}-search", SearchField)
        field.fill(self.words("Search"))
        searched = listing.searched(field.value)
        if field.value.strip() and not searched.rows:
            nothing = self.words("Nothing here matches “{text}”. Esc shows everything.", text=field.value)
            searched = Listing(columns=listing.columns, empty=(line(nothing),))
        rows.show(searched, wanted)

    def _work_out(self) -> None:
        """Work out what saving would do to the findings: a moment's work in a large register."""
        if self.desk.drafted and self.is_current:
            self._effect = effect_of(self.desk)
            self._show_pair()

    @property
    def pair(self) -> tuple[str | None, str | None]:
        """The area and the contact under the two cursors."""
        return self.areas.key, self.contacts.key

    def _show_pair(self) -> None:
        reading, plan = self.reading, self.desk.distribution
        page = workbench_pair.page(reading, plan, self.desk.bench.sketch, self.pair, self._effect)
        self.effects.show(page, top=self.disturbing and self._seen != "effects")
        self.query_one("#areas-title", LinesView).show(lambda _width: (self._areas_title(),))
        self.query_one("#contacts-title", LinesView).show(lambda _width: (self._contacts_title(),))
        self.query_one("#pair", LinesView).show(lambda _width: self._pair_in_short())
        self._show_panes()

    def _areas_title(self) -> Line:
        without = self.desk.distribution.after.uncovered
        count = self.words.count("{count} without a contact", "{count} without a contact", without)
        return line((self.words("Areas"), "heading"), (f"  {count}", "muted"))

    def _contacts_title(self) -> Line:
        area = self.areas.key
        said = ""
        if area is not None:
            chosen = len(self.areas.marked)
            name = (
                self.words.count("{count} area", "{count} areas", chosen)
                if chosen
                else self.reading.name(Ref("area", area))
            )
            said = self.words("for {area}", area=name)
        return line((self.words("Local contacts"), "heading"), (f"  {said}", "muted"))

    def _pair_in_short(self) -> tuple[Line, ...]:
        area, contact = self.pair
        if area is None or contact is None:
            return ((), ())
        reading, plan = self.reading, self.desk.distribution
        return workbench_pair.pair_title(reading, area, contact), workbench_pair.against(reading, plan, area, contact)

    def _show_panes(self) -> None:
        words = []
        for number, (name, label) in enumerate(PANES, start=1):
            style = "chosen" if name == self._seen else ""
            words.append(Word(name, line((f"[{number} {self.words(label)}]", style))))
        at = next(index for index, (name, _) in enumerate(PANES) if name == self._seen)
        self.query_one("#panes", ChoiceRow).show(tuple(words), at)

    def _go_to(self, name: str) -> None:
        """Go to a pane, in narrow windows the only one that is seen."""
        self._seen = name
        for pane, _ in PANES:
            self.query_one(f"#{pane}-pane").set_class(pane == name, "seen")
        self.query_one(f"#{name}").focus()
        self._show_pair()

    def action_pane(self, step: int) -> None:
        """Go to the pane at the left or the right."""
        names = [name for name, _ in PANES]
        here = next((name for name in names if self.focused is self.query_one(f"#{name}")), self._seen)
        self._go_to(names[max(0, min(names.index(here) + step, len(names) - 1))])

    @on(SpotRow.Picked, "#panes")
    def _pane_picked(self, event: SpotRow.Picked) -> None:
        event.stop()
        self._go_to(event.key)

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._show_pair)

    @on(RowList.Marked)
    def _marked(self, event: RowList.Marked) -> None:
        event.stop()
        self._show_pair()

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "areas-search":
            self._fill_areas()
        else:
            self._fill_contacts()
        self._show_pair()

    def choose(self, key: str) -> None:
        """On an area go on to the contacts; on a contact put the area there."""
        if self.focused is self.areas:
            self._go_to("contacts")
        else:
            self.put(key)

    def activate(self, action: str) -> None:
        """Take a bid, or do what else stands on the page."""
        verb, _, contact = action.partition(":")
        if verb == "bid":
            self.put(contact)
        else:
            super().activate(action)

    def put(self, contact: str) -> None:
        """Put the marked areas, else the one under the cursor, on a contact, and go on to the next area."""
        areas = self._picked()
        if areas and self._made(
            bench_moves.put(self.reading, self.desk.bench.sketch, areas, contact), self._next(areas)
        ):
            self._go_to("areas")

    def _picked(self) -> tuple[str, ...]:
        if self.areas.marked:
            return tuple(row.key for row in self.areas.listing.rows if row.key in self.areas.marked)
        return (self.areas.key,) if self.areas.key is not None else ()

    def _next(self, areas: tuple[str, ...]) -> str | None:
        """Give the area after the last of these that is in no draft, where there is one."""
        drafted = self.desk.distribution.changes
        keys = [row.key for row in self.areas.listing.rows if row.key not in drafted]
        last = max((keys.index(area) for area in areas if area in keys), default=len(keys))
        return next((key for key in keys[last + 1 :] if key not in areas), areas[-1])

    def _made(self, move: Move, wanted: str | None = None) -> bool:
        """Go on with what was made of the draft, say it, and tell whether it is another one."""
        bench = self.desk.bench
        made = move.sketch is not bench.sketch
        if made:
            bench.take(move.sketch)
            self.areas.unmark()
            self._wanted = wanted
        self.desk.say(move.text, move.kind, move.then)
        self.renew()
        return made

    def action_take_off(self) -> None:
        """Take areas out of the draft; one that is in no draft is to lose its contact."""
        areas = self._picked()
        if areas:
            move = bench_moves.take_off(self.reading, self.desk.distribution, self.desk.bench.sketch, areas)
            self._made(move, areas[0])

    def action_lock(self) -> None:
        """Lock the area to the contact it would have, or unlock it."""
        if self.areas.key is not None:
            plan, sketch = self.desk.distribution, self.desk.bench.sketch
            self._made(bench_moves.lock(self.reading, plan, sketch, self.areas.key))

    def action_suggest(self) -> None:
        """Ask for a suggestion."""
        self.desk_app.act("suggest_distribution:")

    def action_review(self) -> None:
        """Review the draft."""
        self.desk_app.act("review_distribution:")

    def action_step_back(self) -> None:
        """Take back the last step of the draft, or, where there is none, the last change of the register."""
        if self.desk.bench.back():
            self.desk.say(self.words("The last step of the draft is taken back."), "draft")
            self.renew()
        else:
            self.desk_app.act("undo:")

    def action_search(self) -> None:
        """Search in the list that has the focus, else in the areas."""
        name = "contacts" if self._seen == "contacts" else "areas"
        field = self.query_one(f"#{name}-search", SearchField)
        field.add_class("asked")
        field.focus()

    def leave_field(self, field: Input) -> None:
        """Clear the search and go back to its list."""
        field.value = ""
        field.remove_class("asked")
        self._go_to("contacts" if field.id == "contacts-search" else "areas")

    def action_back(self) -> None:
        """Out of a field, to the areas, off the marks; then lay the draft aside."""
        if isinstance(self.focused, Input):
            super().action_back()
        elif self._seen != "areas":
            self._go_to("areas")
        elif self.areas.marked:
            self.areas.unmark()
            self._show_pair()
        else:
            if self.desk.drafted:
                text = self.words("The draft is kept until you close the program.")
                self.desk.say(text, "draft", self.words("F opens it again."))
            super().action_back()
