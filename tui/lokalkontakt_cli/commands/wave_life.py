"""`wave plan|edit|drop|open|extend|close`: the life of a survey round."""

from typing import Any

from lokalkontakt_cli.asking import agreed
from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.documents import read_text
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.parameters import Choice, Whole, WriteFormat, writing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.writing import document, finish, report, tell
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.preview import Preview
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services.close_wave import close_wave
from lokalkontakt_core.services.edit_wave import edit_wave, extend_wave
from lokalkontakt_core.services.plan_wave import plan_wave
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_schemas.forms import shipped_forms

_FORM = option("--form", "form_name", metavar="FORM", help="A shipped form (evaluation, wish) or a form file")
_MODE = option("--mode", type=Choice(WaveMode), help="Whether answers carry the area's name; never changed later")
_AREAS = option("--areas", multiple=True, metavar="AREAS", help="Whom to ask; all areas when left out")
_CLOSES = option(
    "--closes", metavar="DAY", help="The last day announced; answers are received until you close the round"
)
_THRESHOLD = option(
    "--threshold", type=Whole(), metavar="NUMBER", help="Anonymous: the least answers a figure rests on"
)


def form_text(name: str) -> str:
    """Give the text of a form: a shipped one by name, else a file.

    Raises:
        UsageError: LKE033 when there is neither, LKE031 when the file cannot be read.
    """
    shipped = {form.name: form.text for form in shipped_forms()}
    if name in shipped:
        return shipped[name]
    try:
        return read_text(name)
    except UsageError as problem:
        if problem.code == "LKE013":
            raise UsageError("LKE033", name=name, known=tuple(shipped)) from problem
        raise


def _plan(
    session: Session, workspace: Workspace, name: str, form_name: str | None, mode: WaveMode | None, **typed: Any
) -> dict[str, Any]:
    """Give what planning takes.

    Raises:
        UsageError: LKE004 when form or mode is missing: neither has a default, both decide what respondents meet.
    """
    for flag, given in (("--form", form_name), ("--mode", mode)):
        if given is None:
            raise UsageError("LKE004", name=flag, command="lokalkontakt wave plan")
    plan: dict[str, Any] = {"name": name, "form_text": form_text(form_name or ""), "mode": mode}
    plan["types"] = session.host.question_types()
    return {**plan, **_changes(session, workspace, **typed)}


def _changes(
    session: Session, workspace: Workspace, *, areas: tuple[str, ...], closes: str | None, threshold: int | None
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if areas:
        changes["areas"] = ids_of(workspace, Area, split(areas))
    if closes is not None:
        changes["closes"] = session.day(closes)
    if threshold is not None:
        changes["threshold"] = threshold
    return changes


@deed("It is a draft until it is opened; nobody is asked yet.")
@argument("name", "NAME")
@_FORM
@_MODE
@_AREAS
@_CLOSES
@_THRESHOLD
def plan(session: Session, workspace: Workspace, *, name: str, **typed: Any) -> Deed:
    """Plan a survey round."""
    return Deed(plan_wave, **_plan(session, workspace, name, **typed))


@deed("Only a draft can be changed. What is not named stays as it is.")
@argument("wave", "WAVE")
@option("--name", metavar="NAME", help="Another name")
@_FORM
@_MODE
@_AREAS
@_CLOSES
@_THRESHOLD
def edit(
    session: Session,
    workspace: Workspace,
    *,
    wave: str,
    name: str | None,
    form_name: str | None,
    mode: WaveMode | None,
    **typed: Any,
) -> Deed:
    """Change a draft."""
    changes = _changes(session, workspace, **typed)
    if name is not None:
        changes["name"] = name
    if form_name is not None:
        changes["form_text"] = form_text(form_name)
    if mode is not None:
        changes["mode"] = mode
    return Deed(edit_wave, wave=id_of(workspace, Wave, wave), types=session.host.question_types(), **changes)


@command()
@argument("wave", "WAVE")
@writing
@pass_session
def drop(session: Session, *, wave: str, on: str | None, form: WriteFormat, dry: bool) -> ExitCode:
    """Throw a draft away, and the codes from before its opening was undone."""
    workspace = session.workspace(on=on)
    desk = WaveDesk(workspace, session.host.question_types())
    preview = desk.preview_drop(desk.find(wave).id)
    commit = None if dry else desk.drop(preview.change.about[0].id).commit
    report(session, preview.change, preview.consequences, commit, form=form, dry=dry)
    return ExitCode.OK


@deed()
@argument("wave", "WAVE")
@argument("closes", "DAY", required=False)
def extend(session: Session, workspace: Workspace, *, wave: str, closes: str | None) -> Deed:
    """Set another last day of an open round; none when DAY is left out."""
    return Deed(extend_wave, wave=id_of(workspace, Wave, wave), closes=session.day(closes))


@command(
    "WAVE is a draft. With --form and --mode it is the name of a new round, which is planned and opened in one go; "
    "--areas, --closes and --threshold are for that.",
    "Opening freezes the form and makes a code for each area: lokalkontakt wave codes WAVE.",
)
@argument("wave", "WAVE")
@_FORM
@_MODE
@_AREAS
@_CLOSES
@_THRESHOLD
@writing
@pass_session
def open_wave(
    session: Session,
    *,
    wave: str,
    form_name: str | None,
    mode: WaveMode | None,
    on: str | None,
    form: WriteFormat,
    dry: bool,
    **typed: Any,
) -> ExitCode:
    """Open a round."""
    workspace = session.workspace(on=on)
    desk = WaveDesk(workspace, session.host.question_types())
    desk.settle()
    if form_name is not None or mode is not None:
        planning = workspace.preview(plan_wave, **_plan(session, workspace, wave, form_name, mode, **typed))
        desk.refuse_unopenable(planning)
        if dry:
            return finish(session, workspace, planning, form=form, dry=True)
        workspace.commit(planning)
        wave_id = planning.change.about[0].id
    else:
        wave_id = desk.find(wave).id
        _refuse_changes(**typed)
    preview = desk.preview_open(wave_id)
    if not dry:
        desk.open(wave_id, seen=preview)
    _report_opening(session, workspace, preview, form, dry=dry)
    return ExitCode.OK


def _refuse_changes(**typed: Any) -> None:
    """Refuse options of a new round beside a draft: opening takes the draft as it is.

    Raises:
        UsageError: LKE038 with the option.
    """
    for name, given in typed.items():
        if given is not None and given != ():
            raise UsageError("LKE038", option=f"--{name}")


def _report_opening(session: Session, workspace: Workspace, preview: Preview, form: WriteFormat, *, dry: bool) -> None:
    """Report an opening; its invitations follow from it and are counted, not listed."""
    commit = None if dry else next(workspace.history(), None)
    tell(session, preview.change, preview.consequences, commit, dry=dry)
    asked = sum(edit.ref.kind == "invitation" for edit in preview.change.edits)
    session.output.say(session.plural("{count} invitation.", "{count} invitations.", asked))
    if form is WriteFormat.JSON:
        session.output.json(document(session, preview.change, preview.consequences, commit, dry=dry))


@command(
    "No more answers are taken, drafts and codes go, and the answers of an anonymous round are shuffled. "
    "It cannot be undone.",
)
@argument("wave", "WAVE")
@option("--yes", is_flag=True, help="Do not ask")
@writing
@pass_session
def close(session: Session, *, wave: str, yes: bool, on: str | None, form: WriteFormat, dry: bool) -> ExitCode:
    """Close a round for good."""
    workspace = session.workspace(on=on)
    desk = WaveDesk(workspace, session.host.question_types())
    there = desk.find(wave)
    if there.state is WaveState.CLOSING:
        # Somebody has decided already, and was interrupted.
        desk.close(there.id)
        session.say("The closing of {wave} had been interrupted; it is finished now.", wave=there.ref)
        return ExitCode.OK
    preview = workspace.preview(close_wave, wave=there.id)
    change = preview.change
    if not dry:
        session.say("Closing {wave} cannot be undone.", wave=there.ref)
        if not agreed(session, yes=yes):
            return ExitCode.OK
        desk.close(there.id)
        # Closing is two commits, and the last one says that it is done.
        change = next(workspace.history()).change
    report(session, change, preview.consequences, None, form=form, dry=dry)
    return ExitCode.OK
