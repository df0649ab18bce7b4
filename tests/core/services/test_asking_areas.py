"""Asking the areas: the offer to all, the answers of all, the overview of need, the reminders."""

from datetime import date

from lokalkontakt_core.coordination.need import Need, count_needs, needs
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.notices.validity import no_longer_holds
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.areas import end_area
from lokalkontakt_core.services.asking_areas import offer_all, record_answers, remind_areas
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.offers import record_offer
from lokalkontakt_core.services.scheme import edit_scheme


def told(world, kind):
    return [one for one in world.register.all(Notice) if one.notice_kind is kind]


def by_area(world):
    return {row.area.id: row for row in needs(world.register, world.day)}


def test_the_imported_example_needs_fifteen_or_sixteen_contacts():
    register = example_register()
    counts = count_needs(needs(register, register.scheme.example_day))
    assert (counts.least, counts.most, counts.unanswered, counts.unoffered) == (15, 16, 28, 28)
    assert counts.minutes == 16 * 75


def test_what_all_areas_of_the_example_answer_is_one_change():
    register = example_register()
    day = register.scheme.example_day
    asked = register.apply(offer_all(Context(register, day, CountedIds()), via="møde for alle lokalråd"))
    said = [(row.area.id, "no" if row.need is Need.NEEDED else "yes") for row in needs(asked, day)]
    answered = asked.apply(record_answers(Context(asked, day, CountedIds()), answers=said))
    counts = count_needs(needs(answered, day))
    assert (counts.least, counts.most, counts.unanswered, counts.unoffered) == (3, 4, 0, 0)


def test_every_area_that_was_not_asked_yet_is_offered_a_contact(world):
    world.do(record_offer, areas=["glud"], day=date(2020, 3, 1))
    world.do(record_answer, area="hjarnoe", value="no")
    change = world.do(offer_all, day=date(2019, 11, 19), via="møde for alle lokalråd", by=world.anna)
    assert [ref.id for ref in change.about] == ["aale-hjortsvang"]
    assert told(world, NoticeKind.OFFER) == []
    world.refuses("LKE758", offer_all)


def test_the_offer_is_written_to_the_councils_when_that_is_wanted(world):
    world.do(offer_all, tell=True)
    assert sorted(str(one.recipient) for one in told(world, NoticeKind.OFFER)) == [
        "None", "None", f"council/{world.council}",
    ]  # fmt: skip


def test_an_area_that_has_ended_is_not_asked(world):
    for area in ("glud", "hjarnoe"):
        world.do(end_area, area=area)
    assert [ref.id for ref in world.do(offer_all).about] == ["aale-hjortsvang"]


def test_answers_come_through_the_joint_council(world):
    world.do(edit_scheme, changes={"joint_council": "Det Fælles Landdistriktsråd"})
    world.do(record_answers, answers=[("glud", "yes"), ("hjarnoe", "no"), ("glud", "yes")], day=UNKNOWN)
    stored = sorted((one.area, one.value, one.via) for one in world.register.all(Answer))
    assert stored == [
        ("glud", AnswerValue.YES, "Det Fælles Landdistriktsråd"),
        ("hjarnoe", AnswerValue.NO, "Det Fælles Landdistriktsråd"),
    ]


def test_answers_that_cannot_be_are_refused_and_none_is_written(world):
    world.refuses("LKE759", record_answers, answers=[("glud", "yes"), ("glud", "no")])
    world.refuses("LKE239", record_answers, answers=[])
    world.refuses("LKE201", record_answers, answers=[("glud", "yes"), ("atlantis", "no")])
    world.refuses("LKE217", record_answers, answers=[("glud", "maybe")])


def test_need_follows_cover_and_answer(world):
    world.assigned("glud", world.mette)
    world.do(record_answers, answers=[("hjarnoe", "withdrawn")])
    assert {area: row.need for area, row in by_area(world).items()} == {
        "glud": Need.MET, "hjarnoe": Need.DECLINED, "aale-hjortsvang": Need.NEEDED,
    }  # fmt: skip


def test_only_who_was_asked_and_is_silent_is_reminded_and_once_a_day(world):
    world.refuses("LKE757", remind_areas)
    world.do(record_offer, areas=["glud", "hjarnoe"])
    world.do(record_answers, answers=[("hjarnoe", "yes")])
    change = world.do(remind_areas)
    assert [ref.id for ref in change.about] == ["glud"]
    assert by_area(world)["glud"].reminded == world.day
    world.refuses("LKE757", remind_areas)
    world.refuses("LKE757", remind_areas, areas=["hjarnoe"])
    world.day = date(2020, 5, 8)
    world.do(remind_areas, areas=["glud"])
    assert by_area(world)["glud"].reminded == date(2020, 5, 8)
    assert len(told(world, NoticeKind.OFFER_REMINDER)) == 2


def test_an_answer_calls_a_waiting_reminder_off(world):
    world.do(offer_all)
    world.do(remind_areas, areas=["glud"])
    (notice,) = told(world, NoticeKind.OFFER_REMINDER)
    assert no_longer_holds(world.register, notice, world.day) is None
    world.do(record_answer, area="glud", value="yes")
    assert no_longer_holds(world.register, notice, world.day) == "LKE756"


def test_an_offer_of_an_unknown_day_is_older_than_any(world):
    world.do(record_offer, areas=["glud"], day=date(2020, 3, 1))
    world.do(record_offer, areas=["glud"], day=UNKNOWN)
    assert by_area(world)["glud"].offer.day == date(2020, 3, 1)
    assert len(world.register.all(Offer)) == 2
