"""A plugin whose stores live in this process, so that tests of commands wait for no disk."""

from attrs import evolve

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.extension.hooks import hookimpl
from lokalkontakt_core.testing.memory import memory_store

LOKALKONTAKT_API = "1"

STORES = {}


@hookimpl
def lokalkontakt_store_schemes():
    return ("memory",)


@hookimpl
def lokalkontakt_open_store(scheme, location, create):
    if scheme != "memory":
        return None
    if create:
        STORES[location] = evolve(memory_store(), url=f"memory:{location.rpartition('@')[2]}")  # tells no password
    if location not in STORES:
        raise StoreError("LKE103", place=location)
    return STORES[location]
