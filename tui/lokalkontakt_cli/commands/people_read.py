"""`list` and `show` of persons, departments, councils and clusters."""

from lokalkontakt_cli.reading import View, list_command, show_command
from lokalkontakt_cli.views import people
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person

_PERSON = View(Person, "PERSON", people.person_row, people.person_columns, noted="person list")
_DEPARTMENT = View(Department, "DEPARTMENT", people.department_row, people.department_columns)
_COUNCIL = View(Council, "COUNCIL", people.council_row, people.council_columns)
_CLUSTER = View(Cluster, "CLUSTER", people.cluster_row, people.cluster_columns)

list_persons = list_command(_PERSON)
list_departments, show_department = list_command(_DEPARTMENT), show_command(_DEPARTMENT)
list_councils, show_council = list_command(_COUNCIL), show_command(_COUNCIL)
list_clusters, show_cluster = list_command(_CLUSTER), show_command(_CLUSTER)
