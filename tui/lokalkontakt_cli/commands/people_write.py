"""`add`, `edit` and `end` of persons, departments, councils and clusters."""

from lokalkontakt_cli.deeds import Deed, deed
from lokalkontakt_cli.fields import Field, add_command, edit_command, end_command, several, the, words, yes_or_no
from lokalkontakt_cli.parameters import Choice, YesNo
from lokalkontakt_cli.parts import argument
from lokalkontakt_cli.session import Session
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.clusters import add_cluster, edit_cluster, end_cluster
from lokalkontakt_core.services.councils import add_council, edit_council, end_council
from lokalkontakt_core.services.departments import add_department, edit_department, end_department
from lokalkontakt_core.services.persons import add_person, edit_person, end_person
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace

_PERSON = (
    Field("title", "The working title"),
    Field("work_email", "E-mail at work", "EMAIL"),
    Field("work_phone", "Telephone at work", "TELEPHONE"),
    Field("private_email", "Private e-mail, shown in no listing", "EMAIL"),
    Field("private_phone", "Private telephone, shown in no listing", "TELEPHONE"),
    Field("logins", "Login names that stand for this person, separated by commas", "NAMES", words, {"multiple": True}),
)
_DEPARTMENT = (
    Field("core", "Whether it is a core department", read=yes_or_no, settings={"type": Choice(YesNo)}),
    Field("leader", "Who leads it and gives the manager's yes", "PERSON", the(Person)),
)
_COUNCIL = (
    Field("areas", "The areas it speaks for, separated by commas", "AREAS", several(Area), {"multiple": True}),
    Field("email", "Its own mailbox", "EMAIL"),
    Field("chair", "The person to turn to", "PERSON", the(Person)),
)
_CLUSTER = (Field("areas", "The areas in it, separated by commas", "AREAS", several(Area), {"multiple": True}),)

add_one_person = add_command(add_person, _PERSON)
edit_one_person = edit_command(edit_person, Person, "PERSON", _PERSON)
end_one_person = end_command(end_person, Person, "PERSON", "A contact who is this person ends on the same day.")
add_one_department = add_command(add_department, _DEPARTMENT)
edit_one_department = edit_command(edit_department, Department, "DEPARTMENT", _DEPARTMENT)
end_one_department = end_command(end_department, Department, "DEPARTMENT")
add_one_council = add_command(add_council, _COUNCIL)
edit_one_council = edit_command(edit_council, Council, "COUNCIL", _COUNCIL)
end_one_council = end_command(end_council, Council, "COUNCIL")
add_one_cluster = add_command(add_cluster, _CLUSTER)
edit_one_cluster = edit_command(edit_cluster, Cluster, "CLUSTER", ())


@deed("Its areas stay, without a cluster.")
@argument("cluster", "CLUSTER")
def end_one_cluster(_session: Session, workspace: Workspace, *, cluster: str) -> Deed:
    """Dissolve a cluster."""
    return Deed(end_cluster, cluster=resolve(workspace.register, Cluster, cluster).id)
