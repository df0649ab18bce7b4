"""`strategy`: what belongs to which focus area or aim, and in how many areas."""

from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import command
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import listed
from lokalkontakt_core.coordination.strategy import Theme, by_theme
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.register import Register


def _row(register: Register, theme: Theme, number: int) -> Row:
    return {
        "id": number,
        "name": theme.name,
        "aim": theme.aim,
        "running": [name_of(register, ref) for ref in theme.running],
        "closed": [name_of(register, ref) for ref in theme.closed],
        "areas": [name_of(register, ref) for ref in theme.areas],
        "knowledge": len(theme.knowledge),
    }


@command("The focus areas, then the aims, in the order of the scheme.")
@listing
@pass_session
def strategy(session: Session, *, on: str | None, form: Format) -> None:
    """Show what belongs to which focus area or aim."""
    opened = session.reading(on)
    aim, focus = session.text("aim"), session.text("focus area")
    columns = (
        Column("name", "Name"),
        Column("aim", "What", lambda row: aim if row["aim"] else focus),
        Column("running", "Under way", listed("running")),
        Column("closed", "Concluded", listed("closed")),
        Column("knowledge", "Knowledge", right=True),
        Column("areas", "Areas", lambda row: str(len(row["areas"])), right=True),
    )
    found = by_theme(opened.register, opened.day)
    rows = [_row(opened.register, theme, number) for number, theme in enumerate(found, 1)]
    session.output.listing(form, columns, rows)
    if not rows:
        session.say(
            "The scheme names no focus areas and no aims: lokalkontakt scheme edit --focus-area TEXT --aim TEXT"
        )
