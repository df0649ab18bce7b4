"""What is done around hand-overs, absence, confirming and offers can be taken back; a closed hand-over cannot."""

from datetime import date

import pytest

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.services.absences import end_absence, name_substitute, record_absence
from lokalkontakt_core.services.asking_areas import offer_all, record_answers, remind_areas
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.attestations import ask_attestation, attest, remind_attestation
from lokalkontakt_core.services.close_handover import close_handover
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.handovers import (
    begin_handover,
    carry_out_handover,
    edit_handover,
    give_up_handover,
    tick_handover,
)
from lokalkontakt_core.services.undo import is_final
from tests.core.desk import DAY


@pytest.fixture
def anna(desk):
    """Anna's desk: Glud is Mette's, Hjarnø has nobody, and Jens could take over."""
    desk.anna.do(assign, area="glud", contact=desk.mette, start=date(2020, 1, 1))
    desk.anna.do(confirm, assignment=desk.anna.register.all(Assignment)[0].id)
    return desk.anna


def mette(desk):
    return desk.register.all(Contact)[0].id


def jens(desk):
    return desk.register.all(Contact)[1].id


def handover(desk):
    return desk.register.all(Handover)[0].id


def absence(desk):
    return desk.register.all(Absence)[0].id


BEGIN = (begin_handover, lambda _desk: {"areas": ["glud"]})
SETTLE = (
    edit_handover,
    lambda desk: {"handover": handover(desk), "changes": {"successor": jens(desk), "agreed": DAY}},
)
TICK = (tick_handover, lambda desk: {"handover": handover(desk), "tick": [1, 2], "add": []})
CARRY_OUT = (carry_out_handover, lambda desk: {"handover": handover(desk)})
AWAY = (record_absence, lambda desk: {"contact": mette(desk), "back": date(2020, 6, 1)})
STAND_IN = (name_substitute, lambda desk: {"absence": absence(desk), "substitute": jens(desk)})

CHANGES = {
    "begin": [BEGIN],
    "settle": [BEGIN, SETTLE],
    "tick": [BEGIN, SETTLE, TICK],
    "carry out": [BEGIN, SETTLE, CARRY_OUT],
    "give up": [BEGIN, (give_up_handover, lambda desk: {"handover": handover(desk), "reason": "Mette bliver"})],
    "absence": [AWAY],
    "absence with a substitute": [(record_absence, lambda desk: {"contact": mette(desk), "substitute": jens(desk)})],
    "substitute": [AWAY, STAND_IN],
    "another substitute": [
        (record_absence, lambda desk: {"contact": mette(desk), "substitute": jens(desk)}),
        STAND_IN,
    ],
    "end of absence": [
        AWAY,
        STAND_IN,
        (end_absence, lambda desk: {"absence": absence(desk), "back": date(2020, 5, 20)}),
    ],
    "calling an absence off": [
        (record_absence, lambda desk: {"contact": mette(desk), "start": date(2020, 6, 1), "substitute": jens(desk)}),
        (end_absence, lambda desk: {"absence": absence(desk)}),
    ],
    "ask": [(ask_attestation, lambda _desk: {})],
    "remind to confirm": [
        (ask_attestation, lambda _desk: {}),
        (remind_attestation, lambda desk: {"contacts": [mette(desk)]}),
    ],
    "attest": [(ask_attestation, lambda _desk: {}), (attest, lambda desk: {"contact": mette(desk)})],
    "offer": [(offer_all, lambda _desk: {"tell": True})],
    "answers": [(record_answers, lambda _desk: {"answers": [("glud", "withdrawn"), ("hjarnoe", "yes")]})],
    "remind areas": [(offer_all, lambda _desk: {}), (remind_areas, lambda _desk: {})],
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_undone_and_done_again(anna, name):
    before = None
    for service, arguments in CHANGES[name]:
        before = anna.register
        done = anna.do(service, **arguments(anna))
        assert done.commit is not None
        assert not is_final(done.commit.change)
    after = anna.register
    assert after != before
    anna.undo()
    assert anna.register == before
    anna.redo()
    assert anna.register == after


@pytest.fixture
def closed(anna):
    """The hand-over of Glud to Jens is closed."""
    for service, arguments in (BEGIN, SETTLE, CARRY_OUT, TICK):
        anna.do(service, **arguments(anna))
    anna.do(close_handover, handover=handover(anna))
    return anna


def refused(desk, revision=None):
    with pytest.raises(LokalkontaktError) as caught:
        desk.undo(revision)
    return caught.value


def test_a_closed_handover_is_not_opened_again(closed):
    error = refused(closed)
    assert error.code == "LKE748"
    assert error.values["handover"] == Ref("handover", handover(closed))
    assert is_final(next(closed.history()).change)


def test_what_a_closed_handover_handed_over_is_not_taken_back(closed):
    handed = next(one for one in closed.history() if one.change.verb == "hand_over")
    assert refused(closed, handed.revision).code == "LKE748"


def test_who_was_told_of_an_offer_that_is_undone_gets_a_correction_about_the_area(anna):
    anna.do(offer_all, tell=True)
    notice = next(one for one in anna.register.all(Notice) if one.notice_kind is NoticeKind.OFFER)
    assert anna.store.deliveries.put(Delivery(key=notice.id, notice=notice.id, state=DeliveryState.SENT), version=None)
    anna.undo()
    (correction,) = (one for one in anna.register.all(Notice) if one.notice_kind is NoticeKind.CORRECTION)
    assert correction.about == Ref("area", "hjarnoe")


def test_who_was_asked_what_they_cover_and_is_not_any_more_gets_a_correction_about_themselves(anna):
    anna.do(ask_attestation)
    notice = next(one for one in anna.register.all(Notice) if one.notice_kind is NoticeKind.ATTESTATION)
    assert anna.store.deliveries.put(Delivery(key=notice.id, notice=notice.id, state=DeliveryState.SENT), version=None)
    anna.undo()
    (correction,) = (one for one in anna.register.all(Notice) if one.notice_kind is NoticeKind.CORRECTION)
    assert correction.about == Ref("contact", mette(anna))
