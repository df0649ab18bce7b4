"""`init` and `demo`: a new register, or the example in a copy of one's own."""

import tempfile
from pathlib import Path
from typing import Any

from lokalkontakt_cli.opening import demand_terminal, full_screen
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.surroundings import CURRENT_FOLDER
from lokalkontakt_cli.whereabouts import tell_whereabouts
from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.examples.hedensted import EXAMPLE, lay_example
from lokalkontakt_core.examples.overlay import demo_events, demo_overlay
from lokalkontakt_core.extension.url import as_argument, as_typed
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.scheme import create_scheme


@command("PLACE is a folder or a URL; the current folder when left out. What is there already is never touched.")
@argument("place", "PLACE", required=False)
@option("--municipality", metavar="NAME", required=True, help="The municipality")
@option("--name", metavar="NAME", help="What the register is called; like the municipality when left out")
@option("--coordinator", metavar="NAME", help="The person who runs the scheme")
@pass_session
def init(session: Session, *, place: str | None, municipality: str, name: str | None, coordinator: str | None) -> None:
    """Make a new register."""
    url = place or session.named_register or CURRENT_FOLDER
    begin_register(session, url, name=name or municipality, municipality=municipality, coordinator_name=coordinator)
    place = as_typed(session.store.url)  # what was typed may hold a password
    session.say("A new register is ready: {place}", place=place)
    session.say("Next: lokalkontakt --register {place}", place=as_argument(place))


def begin_register(session: Session, url: str, **scheme: Any) -> None:
    """Make a register with its scheme, and work on it from now on.

    A scheme that would be refused is refused before anything is made.

    Raises:
        LokalkontaktError: What the use case refuses, or the store.
    """

    def begin(context: Context) -> ChangeSet:
        return create_scheme(context, **scheme)

    begin(Context(Register(), session.today, RandomIds()))
    session.work_on(url, session.host.open_store(url, create=True))
    session.workspace(judging=False).do(begin)
    tell_whereabouts(session, session.store)


@command(
    "The example is Hedensted 2019/20, made from the municipality's own list, with practice data laid over it; all "
    "that is invented is marked so. Everything can be changed and undone; the next demo begins anew.",
)
@option("--into", "into", metavar="PLACE", help="Write it there and stop")
@option("--without-practice-data", "bare", is_flag=True, help="Only what the documents say")
@option("--practice", "busy", is_flag=True, help="Also half a year of invented meetings, knowledge and projects")
@pass_session
def demo(session: Session, *, into: str | None, bare: bool, busy: bool) -> None:
    """Open the example in a fresh copy."""
    if bare and busy:
        raise UsageError("LKE045", one="--practice", other="--without-practice-data")
    if into is None:
        demand_terminal(session)
    place = into or str(Path(tempfile.mkdtemp(prefix="lokalkontakt-demo-")) / EXAMPLE)
    session.work_on(place, session.host.open_store(place, create=True))
    tell_whereabouts(session, session.store)
    lay_example(session.store.register)
    if not bare:
        session.workspace(judging=False).do(demo_overlay)
    if busy:
        session.workspace(judging=False).do(demo_events)
    session.say("The example lies in {place}", place=as_typed(session.store.url))
    if into is None:
        full_screen(session)
