"""`suggest`: who could cover what, why, and what each alternative would cost; taken over on request."""

from lokalkontakt_cli.deeds import id_of
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.output import Format
from lokalkontakt_cli.parameters import Choice, WriteFormat, listing
from lokalkontakt_cli.parts import command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.suggestions import columns, csv_columns, flat, rows
from lokalkontakt_cli.writing import carry_out
from lokalkontakt_core.coordination.suggestion.engines import Engine
from lokalkontakt_core.coordination.suggestion.gathering import Include, Pair, Wanted
from lokalkontakt_core.coordination.suggestion.notes import notes_on
from lokalkontakt_core.coordination.suggestion.suggesting import Suggestion, suggest
from lokalkontakt_core.errors import NotFoundError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.apply_suggestion import apply_suggestion
from lokalkontakt_core.workspace import Workspace

_ALL = "all"
_BEST = 2


@command(
    "Nothing is changed without --apply. The same register gives the same suggestion.",
    "Weights and limits are chosen with scheme set; lasting pins, bans and wishes stand under [rules.SUGGEST].",
)
@option("--include", type=Choice(Include), help="Areas that said yes, or unanswered ones as well")
@option("--pin", "pins", multiple=True, metavar="AREA=CONTACT", help="This area to this contact, whatever it costs")
@option("--ban", "bans", multiple=True, metavar="AREA=CONTACT", help="This area not to this contact")
@option("--engine", metavar="NAME", help="What finds the plan: search, or optimise; the best there is when left out")
@option("--apply", "taken", multiple=True, metavar="AREA|all", help="Take over what is suggested for these areas")
@option("--from", "start", metavar="DAY", help="The first day of what is taken over; today when left out")
@option("--reason", metavar="TEXT", help="Why, for the history")
@option("--dry-run", "dry", is_flag=True, help="Show what would happen and save nothing")
@listing
@pass_session
def suggest_plan(
    session: Session,
    *,
    include: Include | None,
    pins: tuple[str, ...],
    bans: tuple[str, ...],
    engine: str | None,
    taken: tuple[str, ...],
    start: str | None,
    reason: str | None,
    dry: bool,
    on: str | None,
    form: Format,
) -> ExitCode:
    """Suggest who could cover what."""
    workspace = session.workspace(on=on, judging=bool(taken))
    wanted = Wanted(include=include, pins=_pairs(workspace, pins), bans=_pairs(workspace, bans))
    suggestion = suggest(workspace.register, workspace.day, _engine(session, engine), wanted)
    for note in notes_on(suggestion):
        session.output.say(session.catalogue.message(note, session.name))
    if not taken:
        _show(session, suggestion, form)
        return ExitCode.OK
    return carry_out(
        session,
        workspace,
        apply_suggestion,
        form=WriteFormat.JSON if form is Format.JSON else WriteFormat.TEXT,
        dry=dry,
        pairs=_chosen(workspace, suggestion, split(taken)),
        start=session.day(start),
        reason=reason,
    )


def _engine(session: Session, name: str | None) -> Engine:
    engines = session.host.engines()
    if name is None:
        return next(iter(engines.values()))
    if name not in engines:
        session.host.load(name)  # says what is missing where a plugin of that name cannot be used
        raise NotFoundError("LKE501", name=name, known=tuple(engines))
    return engines[name]


def _pairs(workspace: Workspace, typed: tuple[str, ...]) -> tuple[Pair, ...]:
    pairs = []
    for text in typed:
        area, equals, contact = text.partition("=")
        if not (equals and area.strip() and contact.strip()):
            raise UsageError("LKE288", text=text)
        pairs.append((id_of(workspace, Area, area.strip()), id_of(workspace, Contact, contact.strip())))
    return tuple(pairs)


def _chosen(workspace: Workspace, suggestion: Suggestion, typed: tuple[str, ...]) -> tuple[Pair, ...]:
    """Give what is to be taken over; an area nobody is suggested for can only be named by mistake."""
    contact_of = suggestion.found.plan.contact_of
    if tuple(one.casefold() for one in typed) == (_ALL,):
        return tuple(sorted(contact_of.items()))
    pairs = []
    for area in (id_of(workspace, Area, one) for one in typed):
        if area not in contact_of:
            raise UsageError("LKE289", area=Ref("area", area))
        pairs.append((area, contact_of[area]))
    return tuple(pairs)


def _show(session: Session, suggestion: Suggestion, form: Format) -> None:
    found = rows(suggestion, session.catalogue, session.name)
    if form is Format.JSON:
        session.output.json(found)
        return
    listed = columns(best=_BEST) if form is Format.TEXT else csv_columns()
    session.output.listing(form, listed, [flat(row) for row in found])
    if form is Format.TEXT:
        session.say("Take it over: lokalkontakt suggest --apply all, or --apply with the areas you choose")
