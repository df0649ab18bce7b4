"""What is unwise about where a register lies, said wherever one is made or looked over."""

from lokalkontakt_cli.session import Session
from lokalkontakt_core.ports.store import Store


def tell_whereabouts(session: Session, store: Store) -> None:
    """Say what the store warns of."""
    for warning in store.keeper.surroundings():
        what, why, remedy = session.catalogue.explain(warning)
        session.output.say(f"▲ {what} {why} {remedy} ({warning.code})")
