"""`search TEXT`: everything in the register that holds these words."""

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.output import Format
from lokalkontakt_cli.parameters import Whole, listing, not_one_of
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.hits import hit_columns, hit_rows
from lokalkontakt_core.search.entries import READ
from lokalkontakt_core.search.finder import MOST, Finder, Found


@command(
    "A word is found by its beginning, in either spelling: aa as å. Several words must all be there. Private addresses "
    "are not searched.",
)
@argument("typed", "TEXT", nargs=-1, required=True)
@option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind, for example area or knowledge")
@option("--most", type=Whole(1), default=MOST, metavar="NUMBER", help="The most hits of each kind")
@listing
@pass_session
def search_all(
    session: Session, *, typed: tuple[str, ...], kinds: tuple[str, ...], most: int, on: str | None, form: Format
) -> ExitCode:
    """Search everything."""
    finder = Finder()
    finder.read(session.reading(on).register)
    found = finder.find(" ".join(typed), kinds=kinds_named(kinds), most=most)
    show_hits(session, found, form)
    return ExitCode.OK


def kinds_named(typed: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give the kinds that were named; None when none was.

    Raises:
        UsageError: LKE006 or LKE012 for one that is not searched.
    """
    kinds = tuple(one.replace("-", "_") for one in split(typed))
    for kind in kinds:
        if kind not in READ:
            raise not_one_of(kind, list(READ))
    return kinds or None


def show_hits(session: Session, found: Found, form: Format) -> None:
    """Write what was found, and say how much is not shown."""
    session.output.listing(form, hit_columns(session.catalogue), hit_rows(found))
    shown = sum(len(group.entries) for group in found.groups)
    if not found.number:
        session.say("Nothing matches.")
    elif shown < found.number:
        session.say("{shown} of {count} are shown. --most NUMBER shows more.", shown=shown, count=found.number)
