"""`person erase`: what would go and what must be decided, then, after a yes, for good."""

from lokalkontakt_cli.asking import agreed
from lokalkontakt_cli.commands.insight import actor_of, held_person
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.noting import note
from lokalkontakt_cli.parameters import Choice, WriteFormat
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_core.changes import Commit
from lokalkontakt_core.erasure.erase import Erasure, erase, plan_erasure
from lokalkontakt_core.erasure.places import Place

_MOST_LINES = 40
_LONGEST = 100


def placeholder(session: Session, *, kept: bool) -> str:
    """Give what stands for a name that is erased, with `{number}` in it."""
    return session.catalogue.find("erasure.placeholder.kept" if kept else "erasure.placeholder") or "#{number}"


@command(
    "The person's record becomes a numbered placeholder, and every exact name, address and number goes from all texts: "
    "records, history, messages, drafts and answers. What areas are called is never touched. It cannot be undone.",
    "Texts with a lone first or last name are listed with a key each: --also KEY says that this person is meant.",
)
@argument("typed", "PERSON")
@option("--also", multiple=True, metavar="KEY", help="Replace the lone names in this text too; all for every text")
@option("--keep", metavar="REASON", help="Keep the name, in the person's record alone, for this duty")
@option("--dry-run", "dry", is_flag=True, help="Show what would happen and save nothing")
@option("--yes", is_flag=True, help="Do not ask")
@option("--format", "form", type=Choice(WriteFormat), default=WriteFormat.TEXT, help="How to write it")
@pass_session
def erase_person(
    session: Session,
    *,
    typed: str,
    also: tuple[str, ...],
    keep: str | None,
    dry: bool,
    yes: bool,
    form: WriteFormat,
) -> ExitCode:
    """Take a person out of everything, for good."""
    opened = session.reading()
    person = held_person(session, opened.register, typed)
    plan = plan_erasure(
        session.store,
        person,
        day=session.surroundings.clock.today(),
        placeholder=placeholder(session, kept=keep is not None),
        also=also,
        keep=keep,
    )
    note(session, opened.register, person, "person erase --dry-run" if dry else "person erase")
    _tell(session, plan)
    commit: Commit | None = None
    if dry:
        session.say("Nothing was saved (--dry-run).")
    else:
        session.say("This cannot be undone.")
        if agreed(session, yes=yes):
            actor = actor_of(session, opened.register)
            commit = erase(session.store, plan, actor=actor, instant=session.surroundings.clock.now())
            session.say("Erased; saved as change {revision:plain}.", revision=commit.revision)
    if form is WriteFormat.JSON:
        session.output.json(_document(plan, commit, dry=dry))
    return ExitCode.OK


def _tell(session: Session, plan: Erasure) -> None:
    count = len(plan.exact)
    name = plan.redaction.placeholder.name
    session.say("{person} becomes “{name}”.", person=plan.redaction.ref, name=name)
    if count:
        one_or_more = session.plural(
            "{count} text holds name, address or number:", "{count} texts hold name, address or number:", count
        )
        session.output.say(one_or_more)
    for place, text in plan.exact[:_MOST_LINES]:
        session.output.say(f"  {_where(session, place)}: {_short(text)}")
    _tell_rest(session, count)
    if plan.lone:
        session.say("A lone name that may be this person's, or anybody's; decide with --also KEY:")
    for one_text in plan.lone[:_MOST_LINES]:
        mark = "✓" if one_text.chosen else " "
        where = "; ".join(_where(session, place) for place in one_text.places[:3])
        session.output.say(f"  {mark} {one_text.key}  {_short(one_text.text)}  ({where})")
    _tell_rest(session, len(plan.lone))
    if plan.shared:
        texts = ", ".join(one.text for one in plan.shared)
        session.say("Stays, because somebody or some place else has it too: {texts}", texts=texts)
    if plan.out_of_reach:
        places = ", ".join(session.catalogue.find(f"out_of_reach.{one}") or one for one in plan.out_of_reach)
        session.say("Not cleaned, and to be cleaned by yourselves: {places}", places=places)


def _tell_rest(session: Session, count: int) -> None:
    if count > _MOST_LINES:
        session.say("  … and {count} more. All of them: --format json", count=count - _MOST_LINES)


def _where(session: Session, place: Place) -> str:
    return f"{session.text(f'place_kind.{place.kind.value}')} {place.at}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[: _LONGEST - 1]}…”"


def _document(plan: Erasure, commit: Commit | None, *, dry: bool) -> dict[str, object]:
    return {
        "person": plan.redaction.ref.id,
        "placeholder": plan.redaction.placeholder.name,
        "exact": [{"place": place.kind.value, "at": place.at, "text": text} for place, text in plan.exact],
        "lone": [
            {
                "key": one.key,
                "text": one.text,
                "words": list(one.words),
                "places": [{"place": place.kind.value, "at": place.at} for place in one.places],
                "chosen": one.chosen,
            }
            for one in plan.lone
        ],
        "shared": [one.text for one in plan.shared],
        "not_cleaned": list(plan.out_of_reach),
        "revision": commit.revision if commit is not None else None,
        "dry_run": dry,
    }
