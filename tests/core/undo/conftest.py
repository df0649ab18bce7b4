"""A desk where Glud can be covered, with a colleague beside."""

import pytest

from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.councils import add_council
from tests.core.desk import Desk


@pytest.fixture
def desk():
    """Glud has a council and wants a contact, both contacts can be confirmed, and Bo works beside Anna."""
    desk = Desk()
    desk.make_confirmable()
    desk.anna.do(add_council, name="Glud Lokalråd", areas=["glud"])
    desk.anna.do(record_answer, area="glud", value="yes")
    desk.bo = desk.opened("bo")
    return desk
