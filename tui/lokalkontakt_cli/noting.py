"""Noting in the access log what a command shows or writes of persons."""

from lokalkontakt_cli.session import Session
from lokalkontakt_core.erasure.viewing import note_access
from lokalkontakt_core.ports.access_log import Access
from lokalkontakt_core.register import Register


def note(session: Session, register: Register, subject: str, through: str, access: Access = Access.VIEW) -> None:
    """Note it, or say that it could not be noted."""
    noted = note_access(
        session.store,
        register,
        subject,
        access,
        login=session.actor,
        instant=session.surroundings.clock.now(),
        through=through,
    )
    if not noted:
        session.say("That this was shown could not be noted.")
