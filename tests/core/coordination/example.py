"""The example with its practice overlay, for tests that only look at it."""

from datetime import date

from lokalkontakt_core.coordination.distribution import Distribution
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.examples.overlay import demo_overlay
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.context import Context

DAY = date(2020, 5, 1)
_BARE = example_register()
REGISTER = _BARE.apply(demo_overlay(Context(_BARE, DAY, CountedIds())))
PEOPLE = {name_of(REGISTER, one.ref): one.id for one in REGISTER.all(Contact)}
AREAS = sorted(Distribution(REGISTER, DAY).stands)
