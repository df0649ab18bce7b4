"""`plugins`: what was found, and what became of each."""

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import data_format
from lokalkontakt_cli.parts import command
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import word
from lokalkontakt_core.errors import PluginError
from lokalkontakt_core.extension.outcome import Outcome, PluginState


def plugin_row(session: Session, outcome: Outcome) -> Row:
    """Give a plugin."""
    what, _, remedy = (
        session.catalogue.explain(PluginError(outcome.code, **outcome.values)) if outcome.code else (None, None, None)
    )
    return {
        "id": outcome.name,
        "name": outcome.name,
        "state": outcome.state.value,
        "distribution": outcome.distribution,
        "version": outcome.version,
        "module": outcome.module,
        "code": outcome.code,
        "message": what,
        "remedy": remedy,
    }


@command("Ends with 1 when one of them cannot be used.")
@data_format
@pass_session
def plugins(session: Session, *, form: Format) -> ExitCode:
    """List the plugins."""
    outcomes = session.host.load_all()
    columns = (
        Column("name", "Plugin"),
        Column("state", "State", word(session.catalogue, "state", PluginState)),
        Column("distribution", "From"),
        Column("version", "Version"),
        Column("message", "Message"),
        Column("remedy", "What you can do"),
    )
    session.output.listing(form, columns, [plugin_row(session, outcome) for outcome in outcomes])
    usable = all(outcome.state is PluginState.LOADED for outcome in outcomes)
    return ExitCode.OK if usable else ExitCode.FINDINGS
