"""Somebody at the keyboard of a scheme that is lived in: looks at what stands on the screen, and presses keys.

Nothing here calls an action of the program by its name: what is done is reached by the keys a person has. Each step
waits for what a person would see next, never for a time. Every dialog and place is drawn once, when it is come to.
"""

import asyncio
from datetime import date

from textual import events
from textual.widgets import Input, TextArea

from lokalkontakt_tui.dialogs.base import Dialog
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.form import FormDialog
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.dialogs.palette import PaletteDialog
from lokalkontakt_tui.screens.workbench import WorkbenchScreen
from lokalkontakt_tui.widgets.fields import BesideChoice, ListChoice, ManyChoice
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.rows import RowList
from tests.tui.conftest import Person

LONGEST = 60
"""For how long anything is waited for, in seconds; only a test that fails takes it."""
LOOK_AGAIN = 0.005
"""How long it is before one looks again for what is waited for, in seconds."""
MOST_TABS = 80
ROUNDS = 3
"""A key goes from the program to what has the focus, and from there up again."""


class AtTheScreen(Person):
    """A person at the full-screen program, who lives in a scheme."""

    def __init__(self, person, scheme):
        super().__init__(person.app, person.pilot)
        self.scheme = scheme

    @property
    def screen(self):
        return self.app.screen

    @property
    def rows(self):
        """The list that has the focus, else the only one of the screen."""
        focused = self.app.focused
        return focused if isinstance(focused, RowList) else self.screen.query(RowList).first()

    async def until(self, true, what):
        """Wait until something is to be seen."""
        try:
            async with asyncio.timeout(LONGEST):
                while not true():
                    await self.pilot.pause(LOOK_AGAIN)
        except TimeoutError:
            raise AssertionError(f"waited for {what} and saw:\n{self.seen()}") from None

    async def asked(self, dialog):
        """Wait for a dialog of a kind, and look at it."""
        await self.until(lambda: isinstance(self.screen, dialog) and self.app.focused is not None, dialog.__name__)
        self.seen()

    async def strike(self, *keys):
        """Press keys that one and the same list or field takes, as fast as a terminal sends them."""
        for key in keys:
            character = " " if key == "space" else key if len(key) == 1 else None
            self.app._driver.send_message(events.Key(key, character))
        await self.taken_in()

    async def press(self, *keys):
        """Press keys, each when the one before is taken in; what it brings about is waited for by who pressed."""
        for key in keys:
            await self.strike(key)

    async def taken_in(self):
        """Let the program take in what was sent to it."""
        for _ in range(ROUNDS):
            await self.pilot.pause(0)

    async def write(self, text):
        await self.strike(*("space" if letter == " " else letter for letter in text))

    async def leave(self):
        """Leave a dialog."""
        dialog = self.screen
        await self.press("escape")
        await self.until(lambda: self.screen is not dialog, "what lies under the dialog")

    async def place(self, *keys):
        """Go to a place, and to a list under More, out of whatever one is in."""
        while isinstance(self.screen, Dialog):
            await self.leave()
        while isinstance(field := self.app.focused, Input | TextArea):
            await self.press("escape")
            await self.until(lambda field=field: self.app.focused is not field, "out of the field")
        for key in keys:
            before = self.screen
            await self.press(key)
            await self.until(lambda before=before: self.screen is not before and self.app.focused is not None, keys)
        await self.taken_in()
        self.seen()

    async def click(self, words):
        """Click on words that are to be seen."""
        before, lines = self.screen, self.seen().splitlines()
        x, y = next((line.index(words), number) for number, line in enumerate(lines) if words in line)
        await self.pilot.click(offset=(x + 1, y))
        await self.until(lambda: self.screen is not before, words)

    async def on(self, day):
        """Turn the calendar with D."""
        assert self.scheme.day <= day, "a calendar is not turned back"
        await self.place("1")
        await self.press("d")
        await self.fill(day=day)
        await self.press("ctrl+s")
        await self.until(lambda: self.scheme.day == day and not isinstance(self.screen, Dialog), day)

    async def row(self, key):
        """Move the cursor to a row, by its key or how that begins; the detail beside it follows."""
        keys = [one.key for one in self.rows.listing.rows]
        at = next((index for index, one in enumerate(keys) if one == key), None)
        if at is None:
            at = next((index for index, one in enumerate(keys) if one.startswith(key)), None)
        assert at is not None, f"{key} is none of {keys}"
        rows = self.rows
        await self.strike("home", *["down"] * at)
        await self.until(lambda: rows.key == keys[at], keys[at])
        if hasattr(self.screen, "page_view"):
            await self.until(lambda: self.screen._detailed == keys[at], f"the detail of {key}")

    async def open(self):
        """Open what the row with the cursor leads to."""
        before = self.screen
        await self.press("enter")
        await self.until(lambda: self.screen is not before and self.app.focused is not None, "what the row leads to")

    async def button(self, action):
        """Go to a button or link of the page beside the list, or of the page alone, and press Enter."""
        if not isinstance(self.app.focused, PageView):
            await self.press("enter")
            await self.until(lambda: isinstance(self.app.focused, PageView), f"the page with {action}")
        page = self.app.focused
        for _ in range(MOST_TABS):
            if (at := page._action or "").startswith(action):
                break
            await self.press("tab")
            await self.until(lambda at=at: page._action != at or self.app.focused is not page, "the next")
            assert self.app.focused is page, f"{action} is not to be reached:\n{self.seen()}"
        before = self.screen
        await self.press("enter")
        await self.until(lambda: self.screen is not before or self.app.focused is not page, action)

    async def find(self, words, action):
        """Find something in the palette, and do it."""
        await self.press("ctrl+p")
        await self.asked(PaletteDialog)
        await self.write(words)
        rows = self.screen.query_one(RowList)
        await self.until(lambda: action in [one.key for one in rows.listing.rows], action)
        await self.strike(*["down"] * [one.key for one in rows.listing.rows].index(action))
        await self.until(lambda: rows.key == action, action)
        await self.press("enter")
        await self.until(lambda: not isinstance(self.screen, PaletteDialog), action)

    async def menu(self, action):
        """Choose in a menu."""
        await self.asked(MenuDialog)
        dialog = self.screen
        await self.row(action)
        await self.press("enter")
        await self.until(lambda: self.screen is not dialog, action)

    async def fill(self, **values):
        """Fill fields of the form, each reached with Tab from the one before."""
        await self.asked(FormDialog)
        boxes = {box.field.name: box for box in self.screen.boxes}
        assert set(values) <= set(boxes), f"the form asks for {sorted(boxes)}"
        for name, box in boxes.items():
            if name in values:
                await self._reach(box.control)
                await self._enter(box, values[name])

    async def _reach(self, control):
        for _ in range(MOST_TABS):
            if (at := self.app.focused) is control:
                return
            await self.press("tab")
            await self.until(lambda at=at: self.app.focused is not at, "the next field")
        raise AssertionError(f"{control} is not reached with Tab")

    async def _enter(self, box, value):
        control = box.control
        if isinstance(control, BesideChoice | ListChoice):
            wanted = [option.value for option in box.field.options].index(value)
            back, on = ("left", "right") if isinstance(control, BesideChoice) else ("up", "down")
            await self.strike(*[on if wanted > control.at else back] * abs(wanted - control.at))
            await self.until(lambda: control.at == wanted, value)
        elif isinstance(control, ManyChoice):
            options = [option.value for option in box.field.options]
            wanted = {str(options.index(one)) for one in value}
            await self._mark(control, wanted ^ control.marked)
            await self.until(lambda: control.marked == wanted, value)
        else:
            await self.strike("end", "ctrl+u")
            text = f"{value.day}.{value.month}.{value.year}" if isinstance(value, date) else str(value)
            await self.write(text)
            await self.until(lambda: box.raw == text, text)

    async def _mark(self, rows, keys):
        """Mark rows of a list, or take their marks off, from its top to its bottom."""
        struck = ["home"]
        for row in rows.listing.rows:
            struck += ["space", "down"] if row.key in keys else ["down"]
        await self.strike(*struck)

    async def save(self):
        """Show the consequences of a form and do it."""
        await self.press("ctrl+s")
        await self.confirm()

    async def confirm(self, *keys):
        """Do what the consequences were shown of."""
        await self.asked(ConfirmDialog)
        dialog, revision = self.screen, self.register.revision
        await self.press(*keys, "enter")
        await self.until(lambda: self.register.revision > revision and self.screen is not dialog, "the change")
        await self.taken_in()

    async def do_form(self, **values):
        """Fill the form and do it; give what was made."""
        await self.fill(**values)
        await self.save()

    async def mark_all(self, *, without=()):
        """Mark every row of the list but some."""
        rows = self.rows
        wanted = {row.key for row in rows.listing.rows} - set(without)
        await self._mark(rows, wanted)
        await self.until(lambda: rows.marked == wanted, "the marks")

    async def workbench(self):
        """Open the workbench from the overview."""
        await self.place("1")
        await self.press("f")
        await self.until(lambda: isinstance(self.screen, WorkbenchScreen) and self.app.focused, "the workbench")

    async def put(self, areas, contact):
        """Put areas on a contact in the workbench."""
        bench = self.screen
        await self._mark(bench.areas, set(areas))
        await self.until(lambda: bench.areas.marked == set(areas), areas)
        await self.press("enter")
        await self.until(lambda: self.app.focused is bench.contacts, "the contacts")
        await self.row(contact)
        await self.press("enter")
        await self.until(lambda: set(areas) <= set(self.app.desk.distribution.changes), "the draft")
        await self.until(lambda: self.app.focused is bench.areas, "the areas")

    async def made(self, record_type, steps):
        """Give the one record that some steps made."""
        before = {one.id for one in self.register.all(record_type)}
        await steps
        (made,) = (one for one in self.register.all(record_type) if one.id not in before)
        return made
