"""What is said of a register besides what it holds: what is unwise about where it lies, and what was edited by hand."""

from collections.abc import Collection, Sequence

from lokalkontakt_cli.session import Session
from lokalkontakt_core.changes import Edit
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.ports.store import Store

_MOST_NAMED = 5


def tell_whereabouts(session: Session, store: Store, said: Collection[LokalkontaktError] = ()) -> None:
    """Say what the store warns of, but for what was said already."""
    known = {_what(one) for one in said}
    for warning in store.keeper.surroundings():
        if _what(warning) in known:
            continue
        what, why, remedy = session.catalogue.explain(warning)
        session.output.say(f"▲ {what} {why} {remedy} ({warning.code})")


def _what(problem: LokalkontaktError) -> tuple[str, object]:
    return problem.code, problem.values.get("place")


def tell_outside(session: Session, edits: Sequence[Edit]) -> None:
    """Say which records were edited by hand: what is shown does not know of it yet."""
    if edits:
        what = tuple(edit.ref for edit in edits[:_MOST_NAMED])
        session.say("Changed past the program and not counted in: {what}.", what=what)
        session.say("See all of it: lokalkontakt outside list")
