"""Leaving the program while a dialog is still being shown."""

import asyncio

import pytest

from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.form import FormDialog
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.dialogs.reader import ReaderDialog
from lokalkontakt_tui.dialogs.refusal import RefusalDialog
from lokalkontakt_tui.models.forms import Field, Form
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Page

PAGE = Page(line("Side"), ())
DIALOGS = {
    "confirm": lambda: ConfirmDialog("Titel", PAGE, "Gør det", editable=False),
    "form": lambda: FormDialog(Form("Titel", (Field("name", "Navn"),), "Gem")),
    "menu": lambda: MenuDialog("Titel", (("undo:", "Fortryd"),)),
    "reader": lambda: ReaderDialog("Titel", PAGE),
    "refusal": lambda: RefusalDialog("Titel", PAGE, ()),
}


@pytest.mark.parametrize("turns", range(6))
@pytest.mark.parametrize("dialog", DIALOGS)
async def test_the_program_is_left_while_a_dialog_comes(imported, at_the_desk, dialog, turns):
    async with at_the_desk(imported) as anna:
        shown = anna.app.push_screen(DIALOGS[dialog]())
        for _ in range(turns):
            await asyncio.sleep(0)
        anna.app.exit("left")
        await shown
    assert anna.app.return_value == "left"
