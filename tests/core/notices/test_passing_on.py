"""The words of what is passed on, and when a message of it no longer holds."""

import email
from email.policy import SMTP

import pytest

from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.knowledge import Direction, Visibility
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.services.knowledge import note_knowledge, pass_on, share_knowledge
from lokalkontakt_core.services.persons import edit_person


@pytest.fixture
def passed(workspace):
    """Two pieces for Glud are passed on to its contact; gives their ids."""
    (held,) = standing_on(workspace.register, workspace.day).of_area("glud")
    person = workspace.register.get(Contact, held.assignment.contact).person
    workspace.do(edit_person, person=person, changes={"work_email": "glud@lokalkontakt.example"})
    ids = []
    for text in ("Stien får lys i juni", "{area} %s [b]Bussen[/b]"):
        workspace.do(note_knowledge, text=text, areas=["glud"], direction=Direction.TO_AREA)
        newest = workspace.history()
        ids.append(next(iter(newest)).change.about[0].id)
    workspace.do(pass_on, knowledge=ids, tell=True)
    return ids


def message(box):
    """Give the one message that passes something on."""
    (item,) = [one for one in box.items() if one.notice.notice_kind is NoticeKind.PASSED_ON]
    return item


def text_of(box):
    mail = email.message_from_bytes(box.preview(message(box).key), policy=SMTP)
    return mail["Subject"], " ".join(mail.get_content().split())


@pytest.mark.usefixtures("passed")
def test_all_of_it_stands_in_one_message_word_for_word(outbox):
    subject, text = text_of(outbox()[0])
    assert subject == "Nyt om Glud"
    assert "Glud, 1. maj 2020: Stien får lys i juni" in text
    assert "{area} %s [b]Bussen[/b]" in text


def test_what_has_become_private_is_left_out_and_the_message_cancelled_when_nothing_is_left(workspace, outbox, passed):
    workspace.do(share_knowledge, knowledge=passed[:1], visibility=Visibility.PRIVATE)
    assert "Stien" not in text_of(outbox()[0])[1]
    workspace.do(share_knowledge, knowledge=passed[1:], visibility=Visibility.PRIVATE)
    item = message(outbox()[0])
    assert (item.state, item.problem) == (DeliveryState.CANCELLED, "LKE415")
