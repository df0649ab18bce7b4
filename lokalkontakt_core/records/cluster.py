"""Clusters of villages that work together (klynger)."""

from typing import ClassVar

from lokalkontakt_core.records.base import Record
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Cluster(Record):
    """A named group of areas; the areas point to it."""

    kind: ClassVar[str] = "cluster"

    name: str
