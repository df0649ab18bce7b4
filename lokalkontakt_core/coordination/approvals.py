"""The two yeses a contact needs: the employee's own and the manager's (G7)."""

from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.records.contact import Approval, Contact
from lokalkontakt_core.register import Register


def _said_by(approval: Approval | None, day: date) -> Approval | None:
    """Give an approval that had been given on the day."""
    if approval is None or (isinstance(approval.day, date) and approval.day > day):
        return None
    return approval


def missing_approvals(contact: Contact, day: date) -> tuple[Fact, ...]:
    """Give the yeses a contact lacks on a day: never recorded, or said no to."""
    missing = []
    for approval, absent, refused in (
        (contact.own_yes, Fact.OWN_YES, Fact.OWN_YES_REFUSED),
        (contact.manager_yes, Fact.MANAGER_YES, Fact.MANAGER_YES_REFUSED),
    ):
        said = _said_by(approval, day)
        if said is None:
            missing.append(absent)
        elif not said.yes:
            missing.append(refused)
    return tuple(missing)


def contacts_lacking_a_yes(register: Register, day: date) -> tuple[Contact, ...]:
    """Give the contacts in the scheme on a day who lack a yes, with areas or without: none can be given one before."""
    return tuple(one for one in register.all(Contact) if one.available(day) and missing_approvals(one, day))


def unknown_about_approvals(contact: Contact) -> tuple[Fact, ...]:
    """Give what nobody has told us about the yeses there are: their days, and who said the manager's."""
    unknown = []
    own, manager = contact.own_yes, contact.manager_yes
    if own is not None and own.yes and not isinstance(own.day, date):
        unknown.append(Fact.OWN_YES_DAY)
    if manager is not None and manager.yes:
        if not isinstance(manager.day, date):
            unknown.append(Fact.MANAGER_YES_DAY)
        if manager.by is None:
            unknown.append(Fact.MANAGER_YES_BY)
    return tuple(unknown)
