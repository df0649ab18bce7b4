"""The pattern of most places: search and chips, a grouped list, and the detail of the row with the cursor."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input

from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.search import Chips, SearchField
from lokalkontakt_tui.widgets.spots import SpotRow

REST = 0.08
"""How long the cursor rests before the detail follows it, in seconds."""


class ListDetail(Framed):
    """A list and a detail beside it; a subclass gives both as values."""

    HINT: ClassVar[str] = ""
    MULTIPLE: ClassVar[bool] = False
    CHIPS: ClassVar[bool] = True
    OF_RECORDS: ClassVar[bool] = True
    """True when rows are known by the ids of records, so that one that was just made is found among them."""

    def __init__(self, key: str | None = None) -> None:
        super().__init__()
        self.filter = ""
        self._wanted = key
        self._rest: Timer | None = None
        self._detailed: str | None = None
        self._filled_at: int | None = None
        self._whole: Listing | None = None

    def listing(self) -> Listing:
        """Give the list, filtered by `filter`."""
        raise NotImplementedError

    def searched(self, text: str) -> Listing:
        """Give what of the list holds a text that is not blank."""
        return self.whole.searched(text)

    @property
    def whole(self) -> Listing:
        """The list as it was last made, nothing searched for."""
        if self._whole is None:
            self._whole = self.listing()
        return self._whole

    def detail(self, key: str) -> Page | None:
        """Give the detail of a row, None when it has gone."""
        raise NotImplementedError

    def open_action(self, key: str) -> str:
        """Give the action that opens a row as a screen of its own; empty when none does."""
        raise NotImplementedError

    def chips(self) -> tuple[tuple[str, Line], ...]:
        """Give the filters, key and label."""
        return ()

    def body(self) -> ComposeResult:
        """Compose list and detail."""
        with Horizontal(id="body"):
            with Vertical(classes="pane"):
                if self.HINT:
                    yield SearchField(id="search")
                if self.CHIPS:
                    yield Chips(id="chips")
                yield RowList(multiple=self.MULTIPLE, id="rows")
            with Vertical(classes="pane pane-right detail"):
                yield PageView(id="detail")

    def keys(self) -> tuple[Key, ...]:
        """Give the keys that do something now: without a row those that need none."""
        if not self.is_mounted or self.rows.key is not None:
            return self.KEYS
        return tuple(key for key in self.KEYS if key.action and not key.action.startswith("act_on("))

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#rows", RowList)

    @property
    def page_view(self) -> PageView:
        """The detail."""
        return self.query_one("#detail", PageView)

    def on_mount(self) -> None:
        """Begin where one begins here."""
        super().on_mount()
        self.begin()

    def begin(self) -> None:
        """Begin in the list, not in the search field, so that letters are keys."""
        self.rows.focus()

    def fill(self) -> None:
        """Fill list and detail."""
        if self.HINT:
            self.query_one(SearchField).fill(self.words(self.HINT))
        if self.CHIPS:
            self.query_one(Chips).fill(self.chips(), self.filter)
        self._fill_rows()

    def _fill_rows(self) -> None:
        self._whole = None
        self._show_rows()

    def _show_rows(self) -> None:
        text = self.query_one(SearchField).value if self.HINT else ""
        listing = self.searched(text) if text.strip() else self.whole
        if text.strip() and listing.empty_of_rows:
            nothing = line(self.words("Nothing here matches “{text}”. Esc shows everything.", text=text))
            listing = Listing(columns=listing.columns, empty=(nothing,))
        made = None
        if self._changed_here():
            self.rows.unmark()
            made = self._just_made(listing)
        self.rows.show(listing, self._wanted or made)
        self._wanted = None
        self._show_detail()

    def _changed_here(self) -> bool:
        """Tell whether something was done here since the list was filled last."""
        before, self._filled_at = self._filled_at, self.desk.workspace.register.revision
        return before not in {None, self._filled_at} and self.disturbing

    def _just_made(self, listing: Listing) -> str | None:
        """Give the row that has come with the latest change; None when none has."""
        if not self.OF_RECORDS:
            return None
        known = {row.key for row in self.rows.listing.rows}
        come = [row.key for row in listing.rows if row.key not in known]
        made = {ref.id for ref in next(self.desk.workspace.history()).change.touched} if come else set()
        return next((key for key in come if key in made), None)

    def _show_detail(self) -> None:
        key = self.rows.key
        found = self.detail(key) if key is not None else None
        self.page_view.show(found or Page(None, ()), top=self.disturbing or key != self._detailed)
        self._detailed = key

    @on(RowList.Moved, "#rows")
    def _moved(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._follow)

    def _follow(self) -> None:
        """Show the detail of the row with the cursor; one that is shown already stays, with where one is in it."""
        if self.rows.key != self._detailed:
            self._show_detail()

    @on(RowList.Marked, "#rows")
    def _marked(self) -> None:
        marked = len(self.rows.marked)
        if marked:
            text = self.words.count("{count} chosen.", "{count} chosen.", marked)
            self.desk.say(text, "muted", self._for_several())
        else:
            self.desk.message = ()
        self.show_frame()

    @on(Input.Changed, "#search")
    def _searched(self) -> None:
        self._show_rows()

    @on(SpotRow.Picked, "#chips")
    def _filtered(self, event: SpotRow.Picked) -> None:
        event.stop()
        self.filter = event.key
        self._shown = None
        self.renew()

    def choose(self, key: str) -> None:
        """Go into the detail, or open it as a screen where there is no room beside the list."""
        if not self.page_view.display or not self.query_one(".detail").display:
            self.desk_app.act(self.open_action(key))
        else:
            self.page_view.focus()

    def chosen(self) -> str:
        """Give the keys of the marked rows, else of the row with the cursor, with commas between."""
        if self.rows.marked:
            return ",".join(row.key for row in self.rows.listing.rows if row.key in self.rows.marked)
        return self.rows.key or ""

    def _for_several(self) -> str:
        """Give the keys that take all marked rows, and the one that takes the marks off."""
        keys = [f"{key.cap(self.words)} {self.words(key.label)}" for key in self.keys() if key.several]
        return " · ".join((*keys, self.words("Esc takes the marks off")))

    def action_act_on(self, verb: str) -> None:
        """Do something with what is chosen; what is done with one row at a time is not done with one of several."""
        several = any(key.several and key.action == f"act_on('{verb}')" for key in self.keys())
        if len(self.rows.marked) > 1 and not several:
            self.desk.say(self.words("This is done with one row at a time."), "info", self._for_several())
            self.show_frame()
        elif self.chosen():
            self.desk_app.act(f"{verb}:{self.chosen()}")
        else:
            self.desk_app.say(self.words("There is no row here to do that with."), "info")

    def action_act(self, action: str) -> None:
        """Do something that needs no row."""
        self.desk_app.act(action)

    def action_search(self) -> None:
        """Go to the search field; from there, search everything."""
        if self.HINT:
            self.query_one(SearchField).focus()
        else:
            self.desk_app.act("find:")

    def leave_field(self, field: Input) -> None:
        """Clear the search and go back to the list."""
        field.value = ""
        self.rows.focus()

    def action_back(self) -> None:
        """Out of the field, the detail, the marks; then out of the screen."""
        if isinstance(self.focused, PageView):
            self.rows.focus()
        elif self.rows.marked and not isinstance(self.focused, Input):
            self.rows.unmark()
            self.desk.message = ()
            self.show_frame()
        else:
            super().action_back()
