"""The form of a change: shown with what was typed into it when it was left last, and kept when it is left again."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.register import Register
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.form import Filled, FormDialog
from lokalkontakt_tui.models.drafts import Draft, begun_with
from lokalkontakt_tui.models.forms import Form


class Filling:
    """A form being filled in.

    Args:
        form: The form; None when nothing is asked.
        key: What it is for: what was typed is found under it again.
        register: The register as it is now.

    Attributes:
        filled: What was filled in so far; None when nothing was.
        began: The register as it was when that was begun.
    """

    def __init__(self, form: Form | None, key: str, register: Register) -> None:
        self.form = form
        self.key = key
        self.filled: Filled | None = None
        self.began = register
        self._over = begun_with(form)

    @property
    def values(self) -> Mapping[str, Any]:
        """What was filled in."""
        return self.filled.values if self.filled is not None else {}

    def take_up(self, draft: Draft) -> None:
        """Go on with what was typed at another time.

        Where others have changed a value since that was typed over, it still counts as typed against the register of
        then, so that the clash is shown. Every other field shows what holds now.
        """
        if self.form is not None and not draft.fits(self.form):
            self.began, self._over = draft.register, draft.over

    def begin_afresh(self, register: Register) -> None:
        """Forget what was typed at another time."""
        self.began, self._over = register, begun_with(self.form)

    def draft(self) -> Draft | None:
        """Give what was typed; None when nothing was."""
        return Draft(self.filled.raw, self._over, self.began) if self.filled is not None and self.filled.raw else None


async def asked(app: DeskApp, filling: Filling) -> bool:
    """Show the form, with what was typed into it when it was left last; tell whether it was filled in."""
    drafts, form = app.desk.drafts, filling.form
    assert form is not None  # noqa: S101 - the caller looked
    while True:
        draft = drafts.get(filling.key) if filling.filled is None else None
        if draft is not None:
            filling.take_up(draft)
        before = Filled({}, draft.raw) if draft is not None else filling.filled
        dialog = FormDialog(form, before, draft=draft is not None)
        answer = await app.push_screen_wait(dialog)
        if answer is not None:
            filling.filled = answer
            return True
        if not dialog.afresh:
            filling.filled = Filled({}, dialog.left)
            keep(app, filling)
            return False
        _throw_away(app, filling)
        filling.begin_afresh(app.desk.workspace.register)


def keep(app: DeskApp, filling: Filling) -> None:
    """Keep what was typed into a form while the program is open, and say so; where nothing was, nothing is kept."""
    draft = filling.draft()
    if draft is None:
        _throw_away(app, filling)
        return
    app.desk.drafts[filling.key] = draft
    app.say(app.words("What you typed is kept until you close the program."), "draft",
            app.words("Open the form again to go on."))  # fmt: skip


def forget(app: DeskApp, filling: Filling) -> bool:
    """Keep nothing of a form any more; tell whether anything was kept."""
    return app.desk.drafts.pop(filling.key, None) is not None


def _throw_away(app: DeskApp, filling: Filling) -> None:
    """Forget what was kept, if anything, and say so: the message line may still tell that it is kept."""
    if forget(app, filling):
        app.say(app.words("What you typed is no longer kept."), "info")
