"""`need`, `offer-all`, `answers-record`, `remind`: asking the areas, and the overview of who needs a contact."""

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, marked, minutes, plain, word
from lokalkontakt_core.coordination.need import AreaNeed, Need, count_needs, needs
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.asking_areas import offer_all, record_answers, remind_areas
from lokalkontakt_core.workspace import Workspace

_ORDER = tuple(Need)
_VIA = option("--via", metavar="TEXT", help="Through whom the answer came; the joint council when left out")


def _row(row: AreaNeed) -> Row:
    return {
        "id": row.area.id,
        "name": row.area.name,
        "need": row.need.value,
        "answer": row.answer.value.value if row.answer is not None else None,
        "answer_day": plain(row.answer.day) if row.answer is not None else None,
        "answer_via": row.answer.via if row.answer is not None else None,
        "offered": plain(row.offer.day) if row.offer is not None else None,
        "offered_via": row.offer.via if row.offer is not None else None,
        "reminded": row.reminded,
        "estimated_minutes_per_week": row.minutes,
        "source": row.area.source,
    }


@command("An area that has not answered counts as one that may want a contact.")
@listing
@pass_session
def overview(session: Session, *, on: str | None, form: Format) -> None:
    """Show which areas need a contact."""
    opened = session.reading(on)
    catalogue = session.catalogue
    found = sorted(
        needs(opened.register, opened.day), key=lambda row: (_ORDER.index(row.need), danish_key(row.area.name))
    )
    columns = (
        Column("name", "Area", marked(catalogue)),
        Column("need", "Need", word(catalogue, "need", Need)),
        Column("answer", "Answer", word(catalogue, "answer", AnswerValue)),
        Column("answer_day", "Answered on", dated(catalogue, "answer_day")),
        Column("offered", "Offered on", dated(catalogue, "offered")),
        Column("reminded", "Reminded on", dated(catalogue, "reminded")),
        Column("estimated_minutes_per_week", "Estimated time", minutes(catalogue, "estimated_minutes_per_week")),
    )
    session.output.listing(form, columns, [_row(row) for row in found])
    counts = count_needs(found)
    if counts.least == counts.most:
        session.say("{count} areas need a local contact.", count=counts.least)
    else:
        session.say("{least}–{most} areas need a local contact.", least=counts.least, most=counts.most)
    session.say("{count} have not answered.", count=counts.unanswered)


@deed("Areas that were offered a contact before, or have answered, are left out.")
@option("--day", metavar="DAY", help="When; today when left out, or unknown")
@option("--via", metavar="TEXT", help="How, for example at a meeting for all councils")
@option("--by", metavar="PERSON", help="Who asked")
@option("--tell", is_flag=True, help="Write to the councils as well")
def offer(
    session: Session, workspace: Workspace, *, day: str | None, via: str | None, by: str | None, tell: bool
) -> Deed:
    """Record that all areas are offered a contact."""
    return Deed(offer_all, day=session.fact_day(day), via=via, by=id_of(workspace, Person, by), tell=tell)


@deed("Answers are facts and are always saved. Areas are separated by commas.")
@option("--yes", multiple=True, metavar="AREAS", help="Areas that said yes")
@option("--no", multiple=True, metavar="AREAS", help="Areas that said no thanks")
@option("--withdrawn", multiple=True, metavar="AREAS", help="Areas that have taken a yes back")
@option("--day", metavar="DAY", help="When; today when left out, or unknown")
@_VIA
@option("--respondent", metavar="TEXT", help="In which capacity it was given, for example chair; no names")
def answers(
    session: Session,
    workspace: Workspace,
    *,
    yes: tuple[str, ...],
    no: tuple[str, ...],
    withdrawn: tuple[str, ...],
    day: str | None,
    via: str | None,
    respondent: str | None,
) -> Deed:
    """Record the answers of several areas."""
    said = (
        (area, value)
        for value, typed in ((AnswerValue.YES, yes), (AnswerValue.NO, no), (AnswerValue.WITHDRAWN, withdrawn))
        for area in ids_of(workspace, Area, split(typed))
    )
    return Deed(record_answers, answers=tuple(said), day=session.fact_day(day), via=via, respondent=respondent)


@deed("Without AREA all are reminded that were offered a contact and have not answered.")
@argument("areas", "AREA", nargs=-1)
def remind(_session: Session, workspace: Workspace, *, areas: tuple[str, ...]) -> Deed:
    """Remind the councils of areas that have not answered."""
    return Deed(remind_areas, areas=ids_of(workspace, Area, split(areas)) or None)
