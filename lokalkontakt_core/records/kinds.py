"""All record kinds by name; they are the core's, a plugin keeps its facts in `ext` of them."""

from types import MappingProxyType

from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.answer import Answer
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.records.scheme import Scheme
from lokalkontakt_core.records.wave import Wave

RECORD_TYPES: MappingProxyType[str, type[Record]] = MappingProxyType(
    {
        record_type.kind: record_type
        for record_type in (
            Scheme,
            Department,
            Cluster,
            Area,
            Neighbour,
            Council,
            Person,
            Contact,
            Assignment,
            Offer,
            Answer,
            Agreement,
            Onboarding,
            Acceptance,
            ImportQuestion,
            Pilot,
            PlanStep,
            FrozenForm,
            Wave,
            Invitation,
            Notice,
        )
    }
)
