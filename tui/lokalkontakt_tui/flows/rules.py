"""The rules: open the list and one of them, choose in which phases it holds, or take the choice away."""

from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.figures import phases_setting
from lokalkontakt_core.rules.settings import phases_of
from lokalkontakt_core.services.scheme import set_figure
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.deeds import do
from lokalkontakt_tui.models import rules as rule_models
from lokalkontakt_tui.models.forms import OneOf
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.screens.detail import DetailScreen
from lokalkontakt_tui.screens.rules import RulesScreen


def _named(desk: Desk, code: str) -> Rule | None:
    return next((rule for rule in desk.workspace.rules if rule.code == code), None)


async def rules(app: DeskApp, _rest: str) -> None:
    """Open the list of rules."""
    app.push_screen(RulesScreen())


async def rule(app: DeskApp, code: str) -> None:
    """Open a rule."""

    def make(desk: Desk) -> Page | None:
        found = _named(desk, code)
        return rule_models.rule_page(desk.reading, found) if found is not None else None

    app.push_screen(DetailScreen("more", make, {"f": f"choose_phases:{code}"}))


async def choose_phases(app: DeskApp, code: str) -> None:
    """Choose in which phases a rule holds."""
    words, reading, found = app.words, app.reading, _named(app.desk, code)
    if found is None:
        return
    title = words("In which phases does {code} hold?", code=code)
    held = rule_models.in_order(phases_of(reading.register, found))
    field = OneOf("phases", words("The rule holds"), words("Never: it is off, and nothing is found or refused by it."),
                  value=held, options=rule_models.phase_options(reading))  # fmt: skip
    await do(app, title, set_figure, done=words("It is saved."), fields=(field,), button=words("Save"),
             arguments=lambda filled: {"figure": phases_setting(found),
                                       "value": rule_models.setting_value(found, filled["phases"])})  # fmt: skip


async def own_phases(app: DeskApp, code: str) -> None:
    """Take away what was chosen, so that a rule holds as it does by itself."""
    words, found = app.words, _named(app.desk, code)
    if found is None:
        return
    await do(app, words("{code} holds as by itself", code=code), set_figure, done=words("It is saved."),
             arguments=lambda _filled: {"figure": phases_setting(found), "value": None})  # fmt: skip
