"""The holidays of the tests, and what is asked of a register after a meeting."""

from datetime import date

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.coordination.closed_days import Holidays
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.undo import undo
from lokalkontakt_core.texts import Text

WHIT_MONDAY = Text({"da": "Anden pinsedag", "en": "Whit Monday"})


HOLIDAYS = Holidays({date(2020, 6, 1): WHIT_MONDAY, date(2020, 5, 8): Text.of("Store bededag")})


def held(world, meeting):
    """Let it be the day of a meeting."""
    world.day = world.get(Meeting, meeting).day


def notices(world, kind):
    return [one for one in world.register.all(Notice) if one.notice_kind is kind]


def undoes(world, change):
    """Tell whether undoing a change that was applied leads back to what was before it."""
    before = world.register
    commit = Commit(revision=1, instant=None, actor="x", change=change)
    after = before.apply(change)
    return after.apply(undo(Context(after, world.day, world.ids), commit=commit)) == before
