from datetime import date, timedelta

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import NotFoundError, RefusedError
from lokalkontakt_core.notices.retrying import LEASE, WAITS
from lokalkontakt_core.outbox import Outbox
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.ports.notifier import NotApplicable, Permanent, Sent, Temporary, Uncertain
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.wave_desk import WaveDesk

READY, SENT, SENDING = DeliveryState.READY, DeliveryState.SENT, DeliveryState.SENDING
CANCELLED, TEMPORARY, PERMANENT = DeliveryState.CANCELLED, DeliveryState.TEMPORARY, DeliveryState.PERMANENT
UNCERTAIN, NO_RECIPIENT = DeliveryState.UNCERTAIN, DeliveryState.NO_RECIPIENT


def put(context, *, record):
    return ChangeSet("edit_area", context.register.put(record))


@pytest.fixture
def handed_over(workspace):
    workspace.do(hand_over, areas=["glud"], contact="contact-90001", start=date(2020, 6, 1))
    return workspace


def key_for(box, recipient):
    (item,) = (one for one in box.items() if one.recipient is not None and one.recipient.ref.id == recipient)
    return item.key


def new_assignment(workspace):
    (found,) = (one for one in workspace.register.all(Assignment) if one.contact == "contact-90001")
    return found


def test_importing_alone_gives_28_invitations_without_recipient(bare, open_round, channel):
    open_round(bare)
    box = Outbox(bare, channel())
    assert box.counts()[NO_RECIPIENT] == len(box.items()) == 28
    assert {item.problem for item in box.items()} == {"LKE400"}
    assert box.due() == ()


def test_a_council_that_becomes_known_later_gets_its_invitation(bare, open_round, channel):
    open_round(bare)
    box, new = Outbox(bare, channel()), Council(id="c", name="Glud", areas=("glud",), email="glud@lokalraad.example")
    bare.do(put, record=new)
    (key,) = box.due()
    box.send([key])
    assert box.item(key).state is SENT


def test_what_goes_out_is_what_was_previewed_but_for_the_channels_own_mark(handed_over, outbox):
    box, channel = outbox()
    key = key_for(box, "council-glud")
    shown = box.preview(key)
    box.send([key])
    assert b"X-Test: 1\r\n" + channel.handed[0].content == shown
    assert channel.handed[0].recipient == "glud@lokalraad.example"


def test_each_is_sent_once_however_often_sending_is_asked_for(handed_over, outbox):
    box, channel = outbox()
    keys = box.due()
    box.send(keys)
    box.send(keys)
    assert sorted(message.key for message in channel.handed) == sorted(keys)
    assert {box.item(key).state for key in keys} == {SENT}
    assert box.item(keys[0]).delivery.message_id == f"<{keys[0]}@lokalkontakt.example>"


def test_only_the_named_ones_are_sent(handed_over, outbox):
    box, channel = outbox()
    box.send([key_for(box, "council-glud")])
    assert [message.recipient for message in channel.handed] == ["glud@lokalraad.example"]


def test_an_empty_list_is_an_error_and_never_everybody(handed_over, outbox):
    box, channel = outbox()
    with pytest.raises(RefusedError) as refused:
        box.send([])
    assert refused.value.code == "LKE404"
    assert channel.handed == []


def test_an_unknown_key_stops_the_sending_of_all(handed_over, outbox):
    box, channel = outbox()
    with pytest.raises(NotFoundError) as refused:
        box.send([*box.due(), "nothing.0"])
    assert refused.value.code == "LKE403"
    assert channel.handed == []


def test_without_a_channel_everything_can_be_seen_and_nothing_sent(handed_over):
    box = Outbox(handed_over)
    assert box.preview(box.due()[0]).startswith(b"Message-ID: ")
    with pytest.raises(RefusedError) as refused:
        box.send(box.due())
    assert refused.value.code == "LKE406"


def test_seeing_the_outbox_writes_nothing(handed_over, outbox):
    box, _ = outbox()
    for item in box.items():
        if item.due:
            box.preview(item.key)
            box.letter(item.key)
    box.counts()
    assert list(handed_over.store.deliveries.all()) == []


def test_two_at_the_same_time_send_each_once(handed_over, channel):
    key = key_for(Outbox(handed_over), "council-glud")
    other = channel()

    def meanwhile():
        Outbox(handed_over, other).send([key])
        return Sent()

    first = channel(meanwhile)
    Outbox(handed_over, first).send([key])
    assert (len(first.handed), len(other.handed)) == (1, 0)


@pytest.mark.parametrize("number", range(1, len(WAITS) + 1))
def test_what_fails_for_now_is_tried_again_after_a_growing_pause(handed_over, outbox, clock, number):
    box, channel = outbox(*[Temporary("LKE430")] * number)
    key = key_for(box, "council-glud")
    for attempt, wait in enumerate(WAITS[:number], start=1):
        (item,) = box.send([key])
        assert (item.state, item.problem, item.delivery.attempts) == (TEMPORARY, "LKE430", attempt)
        clock.move(seconds=wait - 1)
        box.send([key])
        assert len(channel.handed) == attempt
        assert item.delivery.next_attempt <= clock.now() + timedelta(seconds=1 + 0.2 * wait)
        clock.move(seconds=2 + 0.2 * wait)
        assert box.item(key).due
    box.send([key])
    assert box.item(key).state is SENT
    assert len({message.message_id for message in channel.handed}) == 1


def test_a_channel_may_ask_for_a_longer_pause(handed_over, outbox, clock):
    box, _ = outbox(Temporary("LKE430", wait=7200))
    (item,) = box.send([key_for(box, "council-glud")])
    assert item.delivery.next_attempt == clock.now() + timedelta(hours=2)


def test_after_the_last_pause_it_is_given_up(handed_over, outbox, clock):
    box, channel = outbox(*[Temporary("LKE431")] * 9)
    key = key_for(box, "council-glud")
    for _ in range(9):
        box.send([key])
        clock.move(days=1)
    assert (box.item(key).state, box.item(key).problem) == (PERMANENT, "LKE423")
    assert len(channel.handed) == len(WAITS) + 1


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Permanent("LKE430", "550"), (PERMANENT, "LKE430")),
        (Uncertain("LKE430", "lost"), (UNCERTAIN, "LKE430")),
        (ConnectionError("glud@lokalraad.example"), (UNCERTAIN, "LKE424")),
    ],
)
def test_what_was_refused_or_is_uncertain_is_never_sent_again_by_itself(handed_over, outbox, clock, result, expected):
    box, channel = outbox(result)
    key = key_for(box, "council-glud")
    box.send([key])
    clock.move(days=30)
    box.send([key])
    assert (box.item(key).state, box.item(key).problem) == expected
    assert len(channel.handed) == 1
    assert "@" not in (box.item(key).delivery.detail or "")


def test_a_person_can_decide_to_send_an_uncertain_one_again(handed_over, outbox):
    box, channel = outbox(Uncertain("LKE424"))
    key = key_for(box, "council-glud")
    box.send([key])
    assert box.send_again(key).state is READY
    box.send([key])
    assert box.item(key).state is SENT
    assert len(channel.handed) == 2


def test_a_channel_that_is_not_for_somebody_leaves_the_notice_ready(handed_over, outbox):
    box, _ = outbox(NotApplicable("LKE424"))
    (item,) = box.send([key_for(box, "council-glud")])
    assert (item.state, item.delivery.attempts) == (READY, 0)


def killed(workspace, channel):
    """Send until the process dies inside the channel."""

    class Dying(channel):
        def deliver(self, message):
            super().deliver(message)
            raise KeyboardInterrupt

    box = Outbox(workspace, Dying())
    key = key_for(box, "council-glud")
    with pytest.raises(KeyboardInterrupt):
        box.send([key])
    return key


def test_a_sending_that_died_is_left_alone_at_first_and_then_uncertain(handed_over, channel, outbox, clock):
    key = killed(handed_over, channel)
    box, second = outbox()
    assert box.item(key).state is SENDING
    clock.move(seconds=LEASE.total_seconds())
    assert (box.item(key).state, box.item(key).problem) == (UNCERTAIN, "LKE422")
    box.send([key])
    assert second.handed == []


def test_a_sending_that_died_is_done_again_where_that_does_no_harm(handed_over, channel, outbox, clock):
    key = killed(handed_over, channel)
    box, second = outbox(repeatable=True)
    clock.move(seconds=LEASE.total_seconds())
    box.send([key])
    assert box.item(key).state is SENT
    assert len(second.handed) == 1


def test_a_notice_can_be_called_back_and_made_ready_again(handed_over, outbox):
    box, channel = outbox()
    key = key_for(box, "council-glud")
    assert (box.call_back(key).state, box.item(key).problem) == (CANCELLED, "LKE414")
    box.send([key])
    assert channel.handed == []
    assert box.send_again(key).state is READY


def test_what_was_sent_can_neither_be_called_back_nor_sent_again(handed_over, outbox):
    box, _ = outbox()
    key = key_for(box, "council-glud")
    box.send([key])
    for refused_verb in (box.call_back, box.send_again):
        with pytest.raises(RefusedError) as refused:
            refused_verb(key)
        assert refused.value.code == "LKE405"


def moves(workspace):
    one = new_assignment(workspace)
    workspace.do(put, record=evolve(one, period=evolve(one.period, start=date(2020, 7, 1))))


def goes_to_somebody_else(workspace):
    workspace.do(put, record=evolve(new_assignment(workspace), contact="contact-90002"))


def leaves(workspace):
    workspace.do(put, record=evolve(workspace.register.get(Person, "person-90001"), ended=date(2020, 5, 1)))


@pytest.mark.parametrize(
    ("happens", "problem"),
    [(moves, "LKE411"), (goes_to_somebody_else, "LKE412"), (leaves, "LKE413")],
)
def test_a_notice_that_no_longer_holds_is_cancelled_with_the_reason(handed_over, outbox, happens, problem):
    box, channel = outbox()
    key = key_for(box, "person-90001")
    happens(handed_over)
    assert (box.item(key).state, box.item(key).problem) == (CANCELLED, problem)
    box.send([key])
    assert channel.handed == []
    assert box.item(key).delivery.state is CANCELLED


def test_a_change_by_somebody_else_is_seen_just_before_sending(handed_over, outbox, make_workspace):
    box, channel = outbox()
    key = key_for(box, "person-90001")
    moves(make_workspace(handed_over.store, first_id=5000))
    assert box.item(key).state is READY
    box.send([key])
    assert (box.item(key).state, channel.handed) == (CANCELLED, [])


def test_a_change_between_two_messages_of_one_sending_stops_the_second(handed_over, channel, make_workspace):
    other = make_workspace(handed_over.store, first_id=5000)

    def meanwhile():
        moves(other)
        return Sent()

    first = channel(meanwhile)
    box = Outbox(handed_over, first)
    council, person = key_for(box, "council-glud"), key_for(box, "person-90001")
    box.send([council, person])
    assert [message.key for message in first.handed] == [council]
    assert box.item(person).state is CANCELLED


def test_invitations_to_a_closed_round_are_cancelled(workspace, open_round, outbox):
    wave = open_round(workspace)
    box, channel = outbox()
    keys = box.due()
    WaveDesk(workspace).close(wave.id)
    assert {(box.item(key).state, box.item(key).problem) for key in keys} == {(CANCELLED, "LKE410")}
    box.send(keys)
    assert channel.handed == []
    with pytest.raises(RefusedError):
        box.preview(keys[0])


def test_what_an_undo_took_back_is_gone_from_the_outbox_and_its_delivery_cancelled(handed_over, outbox, clock):
    box, channel = outbox(Temporary("LKE430"))
    key = key_for(box, "council-glud")
    box.send([key])
    handed_over.undo()
    assert key not in {item.key for item in box.items()}
    with pytest.raises(NotFoundError):
        box.item(key)
    handed_over.do(hand_over, areas=["snaptun"], contact="contact-90001", start=date(2020, 6, 1))
    box.send([key_for(box, "council-snaptun")])
    assert handed_over.store.deliveries.find(key).state is CANCELLED
    assert len(channel.handed) == 2


def test_a_notice_that_a_redo_brings_back_goes_out_after_all(workspace, open_round, outbox):
    open_round(workspace)
    box, _ = outbox(Temporary("LKE430"))
    invitations = box.due()
    workspace.do(hand_over, areas=["glud"], contact="contact-90001", start=date(2020, 6, 1))
    key = key_for(box, "person-90001")
    box.send([key])
    workspace.undo()
    box.send(invitations[:1])
    assert workspace.store.deliveries.find(key).problem == "LKE415"
    workspace.redo()
    box.send([key])
    assert box.item(key).state is SENT


def test_what_no_longer_holds_cannot_be_made_ready_by_hand(handed_over, outbox):
    box, _ = outbox()
    key = key_for(box, "person-90001")
    moves(handed_over)
    box.send([key])
    with pytest.raises(RefusedError) as refused:
        box.send_again(key)
    assert (refused.value.code, refused.value.values["problem"]) == ("LKE405", "LKE411")


def test_nothing_of_a_message_is_kept_but_that_it_was_sent(workspace, open_round, outbox):
    wave = open_round(workspace)
    box, _ = outbox()
    box.send(box.due())
    kept = repr(list(workspace.store.deliveries.all()))
    assert "@lokalraad" not in kept
    assert not any(code in kept for code in workspace.store.responses.codes(wave.id).values())


def test_a_contact_of_two_records_is_told_by_the_person_behind_it(handed_over, outbox):
    box, _ = outbox()
    told = {item.recipient.ref.id for item in box.items() if item.recipient is not None}
    glud = handed_over.register.by(Assignment, "area")["glud"]
    behind = {handed_over.register.get(Contact, one.contact).person for one in glud}
    assert told == behind | {"council-glud"}
