"""`wave list|status|codes`: where survey rounds stand."""

from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, in_order, word
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.notices.codes_list import codes_list, codes_text
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.wave import WaveMode, WaveState
from lokalkontakt_core.surveys.wave_status import WaveStatus
from lokalkontakt_core.wave_desk import WaveDesk


def status_row(status: WaveStatus) -> Row:
    """Give a round; counts that could tell who answered are null."""
    wave = status.wave
    return {
        "id": wave.id,
        "name": wave.name,
        "state": wave.state.value,
        "mode": wave.mode.value,
        "form": wave.form,
        "opened": wave.opened,
        "closes": wave.closes,
        "closed": wave.closed,
        "invited": status.invited,
        "submitted": status.submitted,
        "started": status.started,
        "share": status.share,
        "overdue": status.overdue,
        "areas": list(wave.areas),
        "threshold": wave.threshold,
    }


def _columns(catalogue: Catalogue) -> tuple[Column, ...]:
    return (
        Column("id", "Id"),
        Column("name", "Round"),
        Column("state", "State", word(catalogue, "state", WaveState)),
        Column("mode", "Answers", word(catalogue, "mode", WaveMode)),
        Column("opened", "Opened", dated(catalogue, "opened")),
        Column("closes", "Last day", dated(catalogue, "closes")),
        Column("closed", "Closed", dated(catalogue, "closed")),
        Column("invited", "Asked", right=True),
        Column("submitted", "Answered", right=True),
        Column("share", "Share", lambda row: "" if row["share"] is None else catalogue.shown(row["share"], "percent")),
    )


@command()
@listing
@pass_session
def list_waves(session: Session, *, on: str | None, form: Format) -> None:
    """List survey rounds."""
    desk = WaveDesk(session.workspace(on=on, judging=False), session.host.question_types())
    rows = [status_row(desk.status(wave.id)) for wave in desk.waves()]
    session.output.listing(form, _columns(session.catalogue), rows)
    if not rows:
        session.say("There are none.")


@command()
@argument("wave", "WAVE")
@listing
@pass_session
def status(session: Session, *, wave: str, on: str | None, form: Format) -> None:
    """Show how far a round has come, and in a named one who has answered."""
    desk = WaveDesk(session.workspace(on=on, judging=False), session.host.question_types())
    found = desk.status(desk.find(wave).id)
    people = in_order(
        {"id": one.invitation, "name": one.name, "area": one.area, "submitted": one.submitted} for one in found.people
    )
    catalogue = session.catalogue
    if form is Format.JSON:
        session.output.json({**status_row(found), "people": people})
        return
    if form is Format.TEXT:
        gone = session.words.plain("gone by; answers are received until you close the round")
        late = Column("overdue", "Last day", lambda row: gone if row["overdue"] else "")
        columns = (*_columns(catalogue), late, Column("started", "Begun", right=True))
        session.output.sheet(form, columns, status_row(found))
        session.output.line()
    columns = (Column("name", "Who"), Column("area", "Area"), Column("submitted", "Answered"))
    shown = [{**one, "area": session.name(Ref("area", str(one["area"])))} for one in people]
    session.output.listing(form, columns, shown)


@command(
    "To be printed or written into letters. Whoever has a code can answer with it, so take care of them; "
    "they are stored nowhere and gone when the round is closed.",
)
@argument("wave", "WAVE")
@option("--slips", is_flag=True, help="Slips to print and cut apart")
@listing
@pass_session
def codes(session: Session, *, wave: str, slips: bool, on: str | None, form: Format) -> None:
    """List the codes of an open round."""
    workspace = session.workspace(on=on, judging=False)
    desk = WaveDesk(workspace, session.host.question_types())
    wave_id = desk.find(wave).id
    rows = [
        {
            "id": one.invitation,
            "name": one.name,
            "area": name_of(workspace.register, Ref("area", one.area)),
            "area_id": one.area,
            "code": one.code,
        }
        for one in desk.codes(wave_id)
    ]
    if slips:
        found = workspace.store.responses.codes(wave_id)
        lines = codes_list(workspace.register, wave_id, found, workspace.day)
        for line in codes_text(workspace.register, wave_id, lines, session.catalogue).splitlines():
            session.output.line(line)
        return
    columns = (Column("area", "Area"), Column("name", "Who"), Column("code", "Code"))
    session.output.listing(form, columns, rows)
