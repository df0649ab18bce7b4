import email
from datetime import date
from email.policy import SMTP

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.hand_over import hand_over


def put(context, *, record):
    return ChangeSet("edit_area", context.register.put(record))


def mails(box, kind):
    return {
        item.recipient.ref: email.message_from_bytes(box.preview(item.key), policy=SMTP)
        for item in box.items()
        if item.notice.notice_kind is kind and item.recipient is not None and item.recipient.address
    }


def by_id(mails_by_ref, record_id):
    (mail,) = (mail for ref, mail in mails_by_ref.items() if ref.id == record_id)
    return mail


@pytest.fixture
def invited(workspace, open_round, outbox):
    wave = open_round(workspace)
    box, _ = outbox()
    return wave, by_id(mails(box, NoticeKind.WAVE_INVITATION), "council-glud"), box


def test_a_message_has_the_headers_that_keep_it_quiet_and_recognisable(invited):
    _, mail, box = invited
    assert mail["From"] == "Hedensted Kommune <koordinator@lokalkontakt.example>"
    assert mail["Reply-To"] == mail["From"]
    assert mail["To"] == '"Glud Lokalråd (øvelse)" <glud@lokalraad.example>'
    assert mail["Date"].datetime.isoformat() == "2020-05-01T09:00:00+00:00"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "da"
    assert mail["X-Test"] == "1"
    assert mail["Message-ID"] == f"<{mail['X-Lokalkontakt-Key']}@lokalkontakt.example>"
    assert mail["X-Lokalkontakt-Key"] in {item.key for item in box.items()}
    assert mail["Content-Transfer-Encoding"] == "quoted-printable"
    assert "Bcc" not in mail
    assert "List-Unsubscribe" not in mail


def test_every_line_of_a_message_is_ascii_and_short_and_ends_as_mail_does(invited, workspace):
    _, mail, box = invited
    raw = box.preview(mail["X-Lokalkontakt-Key"])
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n") if not line.startswith(b"Message-ID: ")) <= 78


def test_the_message_id_is_never_folded_however_long_the_domain(workspace, open_round, outbox):
    workspace.do(put, record=evolve(workspace.register.scheme, mail_domain=f"{'lang' * 12}.{'kommune' * 6}.example"))
    open_round(workspace)
    box, channel = outbox()
    box.send(box.due()[:1])
    assert f"Message-ID: {channel.handed[0].message_id}\r\n".encode() in channel.handed[0].content


def test_an_invitation_tells_area_code_mode_and_last_day(invited, workspace):
    wave, mail, _ = invited
    text = mail.get_content()
    code = next(code for key, code in workspace.store.responses.codes(wave.id).items() if key.endswith("--glud"))
    assert mail["Subject"] == "Ønsker I en lokalkontakt?: I er inviteret til at svare for Glud"
    assert f"    {code}" in text.splitlines()
    assert "under navn" in text
    assert "fredag den 29. maj 2020" in text
    assert text.splitlines()[-3:] == ["Susanne Ernst", "Landdistriktskoordinator", "Hedensted Kommune"]


def test_each_council_gets_its_own_code(invited):
    _, _, box = invited
    bodies = [mail.get_content() for mail in mails(box, NoticeKind.WAVE_INVITATION).values()]
    assert len(bodies) == 28
    assert len({body.split("svarkode er:")[1].split()[0] for body in bodies}) == 28


def test_an_anonymous_round_says_so(workspace, open_round, outbox):
    open_round(workspace, mode=WaveMode.ANONYMOUS, closes=None)
    text = by_id(mails(outbox()[0], NoticeKind.WAVE_INVITATION), "council-glud").get_content()
    assert "anonyme" in text
    assert "under navn" not in text
    assert "ikke sat en sidste dag" in text


def test_english_is_english(workspace, open_round, outbox):
    open_round(workspace)
    mail = by_id(mails(outbox(language="en")[0], NoticeKind.WAVE_INVITATION), "council-glud")
    assert mail["Content-Language"] == "en"
    assert "Your code is:" in mail.get_content()


def test_a_code_stands_in_no_subject_and_in_no_letter_that_asks_for_none(invited, workspace):
    wave, mail, box = invited
    codes = set(workspace.store.responses.codes(wave.id).values())
    hidden = box.letter(mail["X-Lokalkontakt-Key"], with_code=False)
    assert not any(code in hidden.body or code in mail["Subject"] for code in codes)


def test_a_confirmation_tells_the_council_who_and_how_and_the_contact_what(workspace, outbox):
    workspace.do(assign, area="bjerre", contact="contact-90001", start=date(2020, 6, 1))
    (assignment,) = (one for one in workspace.register if one.kind == "assignment" and one.area == "bjerre")
    workspace.do(confirm, assignment=assignment.id)
    told = mails(outbox()[0], NoticeKind.ASSIGNMENT_CONFIRMED)
    council, contact = by_id(told, "council-bjerre"), by_id(told, "person-90001")
    assert council["Subject"] == "Mette Øvig er lokalkontakt for Bjerre"
    assert "fra mandag den 1. juni 2020" in council.get_content()
    assert "mette.oevig@kommune.example og 00 00 00 01" in council.get_content()
    assert "I kan stadig bruge de kontakter" in council.get_content()
    assert contact["Subject"] == "Du er lokalkontakt for Bjerre"
    assert "alle bestyrelsesmøder" in contact.get_content()


def test_a_handover_tells_each_side_its_own_areas(workspace, outbox):
    workspace.do(hand_over, areas=["glud", "hjarnoe"], contact="contact-90001", start=date(2020, 6, 1))
    workspace.do(put, record=evolve(susanne(workspace), work_email="susanne@kommune.example"))
    told = mails(outbox()[0], NoticeKind.HANDOVER)
    assert by_id(told, "council-glud")["Subject"] == "Ny lokalkontakt for Glud: Mette Øvig"
    assert "efter Susanne Ernst" in by_id(told, "council-glud").get_content()
    assert by_id(told, "person-90001")["Subject"] == "Du overtager Glud og Hjarnø fra 1. juni 2020"
    assert by_id(told, susanne(workspace).id)["Subject"] == "Mette Øvig overtager Glud og Hjarnø fra 1. juni 2020"


def susanne(workspace):
    (person,) = (one for one in workspace.register if one.kind == "person" and one.name == "Susanne Ernst")
    return person


def test_an_undone_handover_that_was_told_is_corrected(workspace, outbox):
    workspace.do(hand_over, areas=["glud"], contact="contact-90001", start=date(2020, 6, 1))
    box, _ = outbox()
    box.send(box.due())
    workspace.undo()
    corrections = mails(box, NoticeKind.CORRECTION)
    assert by_id(corrections, "council-glud")["Subject"] == "Rettelse: beskeden om Glud gælder ikke længere"
    assert "I har fået" in by_id(corrections, "council-glud").get_content()
    assert "Du har fået" in by_id(corrections, "person-90001").get_content()


def test_without_a_private_address_being_used_a_person_without_a_work_address_has_none(workspace, outbox):
    workspace.do(put, record=evolve(susanne(workspace), private_email="susanne@hjem.example"))
    workspace.do(hand_over, areas=["glud"], contact="contact-90001", start=date(2020, 6, 1))
    box, _ = outbox()
    states = {item.recipient.ref.id: item.state for item in box.items() if item.recipient is not None}
    assert states[susanne(workspace).id] is DeliveryState.NO_RECIPIENT


@pytest.mark.parametrize("hostile", ["Glud\r\nBcc: alle@kommune.example", "Glud\x00", "Glud\u2028X"])
def test_a_name_that_would_start_another_header_stops_its_message(workspace, open_round, outbox, hostile):
    council = workspace.register.get(Council, "council-glud")
    workspace.do(put, record=evolve(council, name=hostile))
    open_round(workspace)
    box, channel = outbox()
    (item,) = (one for one in box.items() if one.recipient.ref.id == "council-glud")
    with pytest.raises(LokalkontaktError) as refused:
        box.preview(item.key)
    assert refused.value.code == "LKE402"
    (after,) = box.send([item.key])
    assert (after.state, after.problem) == (DeliveryState.PERMANENT, "LKE402")
    assert channel.handed == []


def test_names_that_look_like_templates_or_markup_stay_as_they_are(workspace, open_round, outbox):
    name = "{code} %s [/] <b>“Glud”</b> ${x}"
    workspace.do(put, record=evolve(workspace.register.get(Area, "glud"), name=name))
    open_round(workspace)
    mail = by_id(mails(outbox()[0], NoticeKind.WAVE_INVITATION), "council-glud")
    assert name in mail["Subject"]
    assert name in mail.get_content()


def test_a_scheme_without_a_mailbox_gives_messages_without_a_sender(workspace, open_round, outbox):
    workspace.do(put, record=evolve(workspace.register.scheme, mail_from=None, mail_domain=None))
    open_round(workspace)
    mail = by_id(mails(outbox()[0], NoticeKind.WAVE_INVITATION), "council-glud")
    assert mail["From"] is None
    assert mail["Message-ID"].endswith("@lokalkontakt.invalid>")
