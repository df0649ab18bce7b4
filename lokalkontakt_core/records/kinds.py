"""All record kinds by name; they are the core's, a plugin keeps its facts in `ext` of them.

A kind's class is imported when it is first asked for: a register seldom holds all kinds, and making classes takes time.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from lokalkontakt_core.records.base import Record

_CLASSES: Final[Mapping[str, str]] = {
    "scheme": "Scheme",
    "department": "Department",
    "cluster": "Cluster",
    "area": "Area",
    "neighbour": "Neighbour",
    "council": "Council",
    "person": "Person",
    "contact": "Contact",
    "assignment": "Assignment",
    "absence": "Absence",
    "offer": "Offer",
    "answer": "Answer",
    "agreement": "Agreement",
    "onboarding": "Onboarding",
    "handover": "Handover",
    "attestation": "Attestation",
    "acceptance": "Acceptance",
    "import_question": "ImportQuestion",
    "meeting_series": "MeetingSeries",
    "meeting": "Meeting",
    "action": "Action",
    "knowledge": "Knowledge",
    "activity": "Activity",
    "project": "Project",
    "pilot": "Pilot",
    "evaluation": "Evaluation",
    "plan_step": "PlanStep",
    "report": "Report",
    "request": "Request",
    "form": "FrozenForm",
    "wave": "Wave",
    "invitation": "Invitation",
    "notice": "Notice",
}
"""The class of each kind; it stands in the module that is called as the kind."""


class _RecordTypes(Mapping[str, type[Record]]):
    """The classes by kind."""

    def __init__(self) -> None:
        self._found: dict[str, type[Record]] = {}

    def __getitem__(self, kind: str) -> type[Record]:
        if kind not in self._found:
            class_name = _CLASSES[kind]
            self._found[kind] = getattr(import_module(f"lokalkontakt_core.records.{kind}"), class_name)
        return self._found[kind]

    def __contains__(self, kind: object) -> bool:
        return kind in _CLASSES

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)


RECORD_TYPES: Final[Mapping[str, type[Record]]] = _RecordTypes()
