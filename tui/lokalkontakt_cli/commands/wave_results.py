"""`wave results`, `wave adopt`: what a survey round says, and what of it becomes answers of areas."""

from lokalkontakt_cli.deeds import ids_of
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.noting import note
from lokalkontakt_cli.output import Format
from lokalkontakt_cli.parameters import WriteFormat, listing, not_one_of, writing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.results import ResultsView
from lokalkontakt_cli.writing import finish
from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.surveys.adoption import Proposal
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_core.workspace import Workspace


@command(
    "Shares have their base beside them and leave out those who did not know. An anonymous round is shown when it is "
    "closed, and no figure rests on fewer answers than its threshold.",
)
@argument("wave", "WAVE")
@option("--by", metavar="WAY", help="Split by cluster or size of the area, or by a question")
@listing
@pass_session
def results(session: Session, *, wave: str, by: str | None, on: str | None, form: Format) -> None:
    """Show the results of a round."""
    desk = WaveDesk(session.workspace(on=on, judging=False), session.host.question_types())
    desk.settle()
    there = desk.find(wave)
    found = desk.results(there.id, by=by)
    if there.mode is WaveMode.NAMED:
        note(session, desk.workspace.register, EVERYBODY, f"wave results {there.id}")
    view = ResultsView(session.catalogue)
    if form is Format.JSON:
        session.output.json(view.document(found))
    elif form is Format.TEXT:
        for line in view.lines(found):
            session.output.line(line)
    else:
        session.output.listing(form, view.columns(), view.rows(found))


@command(
    "Only named rounds whose form asks for it. Nothing is adopted by itself; where respondents of an area disagree, it "
    "is left out until --answer says which holds.",
)
@argument("wave", "WAVE")
@option("--areas", multiple=True, metavar="AREAS", help="Only these areas")
@option("--answer", "answers", multiple=True, metavar="AREA=ANSWER", help="The answer of an area that disagrees")
@writing
@pass_session
def adopt(
    session: Session,
    *,
    wave: str,
    areas: tuple[str, ...],
    answers: tuple[str, ...],
    on: str | None,
    form: WriteFormat,
    dry: bool,
) -> ExitCode:
    """Record what a round says as answers of the areas."""
    workspace = session.workspace(on=on)
    desk = WaveDesk(workspace, session.host.question_types())
    desk.settle()
    wave_id = desk.find(wave).id
    proposals = desk.proposals(wave_id)
    note(session, workspace.register, EVERYBODY, f"wave adopt {wave_id}")
    for proposal in proposals:
        session.output.say(_proposal_line(session, workspace, proposal))
    chosen = ids_of(workspace, Area, split(areas)) if areas else None
    decided = dict(_decided(workspace, one) for one in split(answers))
    preview = desk.preview_adopt(wave_id, areas=chosen, resolve=decided or None)
    return finish(session, workspace, preview, form=form, dry=dry)


def _proposal_line(session: Session, workspace: Workspace, proposal: Proposal) -> str:
    area = name_of(workspace.register, Ref("area", proposal.area))
    language = session.words.language
    voices = ", ".join(voice.label.in_language(language, "da") for voice in proposal.voices)
    return f"{area}: {session.catalogue.shown(proposal.kind)} ({voices})"


def _decided(workspace: Workspace, typed: str) -> tuple[str, AnswerValue]:
    """Read `Glud=yes`.

    Raises:
        UsageError: LKE034 without an equals sign, LKE006 for an answer that is none.
    """
    area, equals, answer = typed.rpartition("=")
    if not equals:
        raise UsageError("LKE034", text=typed)
    values = {value.value: value for value in AnswerValue}
    if answer.strip().lower() not in values:
        raise not_one_of(answer, list(values))
    return resolve(workspace.register, Area, area, workspace.day).id, values[answer.strip().lower()]
