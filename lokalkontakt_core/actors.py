"""Who works: a login name and the person of the register it stands for; shown, not proven."""

from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register


def person_behind(register: Register, name: str) -> Person | None:
    """Give the person of this id, else the only one with this login name."""
    by_id = register.find(Person, name)
    if by_id is not None:
        return by_id
    by_login = [person for person in register.all(Person) if name in person.logins]
    return by_login[0] if len(by_login) == 1 else None


def names_of(register: Register, name: str) -> frozenset[str]:
    """Give every name the commits of an actor may carry: id and login names, also from before the person was known."""
    person = person_behind(register, name)
    return frozenset({name, *((person.id, *person.logins) if person is not None else ())})


def shown_actor(register: Register, name: str) -> Ref | str:
    """Give a pointer to the person, for messages; the name itself when it stands for nobody."""
    person = person_behind(register, name)
    return person.ref if person is not None else name
