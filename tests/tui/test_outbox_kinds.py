from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_tui.models import outbox


def test_every_kind_of_message_has_a_name_in_the_outbox():
    assert set(vars(outbox)["_KINDS"]) == set(NoticeKind)
