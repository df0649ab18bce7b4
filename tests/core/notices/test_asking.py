"""The words of offers, of questions what one covers, and of their reminders."""

import email
from datetime import date
from email.policy import SMTP

import pytest

from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.asking_areas import offer_all, remind_areas
from lokalkontakt_core.services.attestations import ask_attestation, remind_attestation
from lokalkontakt_core.services.persons import edit_person
from lokalkontakt_core.services.scheme import edit_scheme


def sent_to(box, kind, record_id):
    """Give subject and text of the one mail of a kind to somebody."""
    found = [item for item in box.items() if item.notice.notice_kind is kind and item.recipient is not None
             and item.recipient.ref.id == record_id]  # fmt: skip
    mail = email.message_from_bytes(box.preview(found[0].key), policy=SMTP)
    return mail["Subject"], mail.get_content()


@pytest.fixture
def susanne(workspace):
    """Susanne Ernst can be reached."""
    contact = next(
        one for one in workspace.register.all(Contact) if name_of(workspace.register, one.ref) == "Susanne Ernst"
    )
    person = workspace.register.get(Person, contact.person)
    workspace.do(edit_person, person=person.id, changes={"work_email": "susanne@lokalkontakt.example"})
    return contact


def test_an_offer_says_what_a_contact_is_that_it_is_voluntary_and_where_to_answer(workspace, outbox):
    workspace.do(edit_scheme, changes={"joint_council": "Det Fælles Landdistriktsråd"})
    workspace.do(offer_all, tell=True)
    subject, text = sent_to(outbox()[0], NoticeKind.OFFER, "council-as")
    assert subject == "Vil As have en lokalkontakt?"
    assert "Det er frivilligt." in text
    assert "til Det Fælles Landdistriktsråd." in text


def test_without_a_joint_council_the_coordinator_is_answered(workspace, outbox):
    workspace.do(edit_scheme, changes={"joint_council": None})
    workspace.do(offer_all, tell=True)
    assert "Tell the coordinator" in sent_to(outbox(language="en")[0], NoticeKind.OFFER, "council-as")[1]


def test_a_reminder_says_that_no_answer_was_heard(workspace, outbox):
    workspace.do(offer_all)
    workspace.do(remind_areas, areas=["as"])
    subject, text = sent_to(outbox()[0], NoticeKind.OFFER_REMINDER, "council-as")
    assert subject == "Påmindelse: Vil As have en lokalkontakt?"
    assert "Vi har ikke hørt" in text


def test_a_contact_is_asked_about_the_areas_the_register_names_and_told_the_last_day(workspace, outbox, susanne):
    workspace.do(ask_attestation, contacts=[susanne.id], due=date(2020, 5, 20))
    subject, text = sent_to(outbox()[0], NoticeKind.ATTESTATION, susanne.person)
    assert subject == "Hvilke områder dækker du?"
    assert "Du står som lokalkontakt for Glud, Hjarnø og Snaptun." in " ".join(text.split())
    assert "onsdag den 20. maj 2020" in " ".join(text.split())


def test_a_contact_is_reminded_with_the_day_of_the_question(workspace, outbox, susanne):
    workspace.do(ask_attestation, contacts=[susanne.id], due=date(2020, 5, 20))
    workspace.do(remind_attestation, contacts=[susanne.id])
    subject, text = sent_to(outbox()[0], NoticeKind.ATTESTATION_REMINDER, susanne.person)
    assert subject == "Påmindelse: Hvilke områder dækker du?"
    assert "fredag den 1. maj 2020" in " ".join(text.split())
