"""Change what the municipality has chosen."""

from lokalkontakt_core.services.scheme import edit_scheme as edit_service
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, carry_out
from lokalkontakt_tui.models import settings
from lokalkontakt_tui.models.forms import Form


async def edit_scheme(app: DeskApp, _rest: str) -> None:
    """Change names, coordinator, the deadline and other figures of rules, estimates and checklist."""
    words, reading, rules = app.words, app.reading, app.desk.workspace.rules
    title = words("Settings of the scheme")
    form = Form(title, settings.fields(reading, rules), words("Show the consequences"))
    await carry_out(
        app,
        Deed(
            title,
            edit_service,
            lambda values: {"changes": settings.changes(reading, rules, values)},
            words("Save the settings"),
            lambda _values: words("The settings are saved."),
            form,
        ),
    )
