from datetime import date, timedelta

import pytest
import tomli_w
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import DataError, FormError, NotFoundError, RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.surveys.frozen_forms import digest_of
from lokalkontakt_core.surveys.shipped import shipped_form_text

DAY = date(2020, 5, 4)


def code_of(call, *args, **kwargs):
    with pytest.raises((RefusedError, UsageError, DataError, FormError)) as refusal:
        call(*args, **kwargs)
    return refusal.value.code


def records(desk, record_type):
    return desk.workspace.register.all(record_type)


def write(desk, *changed):
    register = desk.workspace.register
    desk.workspace.do(lambda _context: ChangeSet("edit_area", register.put(*changed)))


def test_planning_asks_nobody(desk, planned):
    wave = planned()
    assert (wave.state, wave.mode, wave.opened) == (WaveState.DRAFT, WaveMode.NAMED, None)
    assert records(desk, Invitation) == records(desk, Notice) == ()
    assert desk.status(wave.id).invited == 6


def test_a_plan_covers_all_areas_of_the_day_unless_it_names_some(desk, planned):
    write(desk, evolve(desk.workspace.register.get(Area, "as"), ended=DAY))
    assert planned().areas == ("bjerre", "daugaard", "glud", "hjarnoe", "oerum")
    assert planned(areas=["glud", "bjerre", "glud"]).areas == ("bjerre", "glud")


def test_a_name_that_another_round_goes_by_is_refused(desk, planned):
    planned(name="Efteråret")
    other = planned(name="Vinteren")
    assert code_of(planned, name="efteråret ") == "LKE223"
    assert code_of(desk.edit, other.id, name="Efteråret") == "LKE223"
    assert desk.edit(other.id, name="vinteren").name == "vinteren"


def test_the_form_is_frozen_byte_for_byte_with_its_digest(desk, planned):
    text = shipped_form_text("wish") + "# Åh, en bemærkning\n"
    wave = planned(form_text=text)
    form = desk.workspace.register.get(FrozenForm, wave.form)
    assert (form.id, form.form_id, form.version) == ("wish-2026-1", "wish", "2026.1")
    assert (form.text, form.sha256) == (text, digest_of(text))


def test_rounds_with_the_same_form_share_it_and_another_text_gets_an_id_of_its_own(desk, planned):
    first, second = planned(), planned()
    other = planned(form_text=shipped_form_text("wish") + "\n")
    assert first.form == second.form == "wish-2026-1"
    assert other.form == "wish-2026-1-2"
    assert len(records(desk, FrozenForm)) == 2


def test_a_form_that_cannot_be_asked_is_refused_with_all_its_problems(desk, planned):
    broken = shipped_form_text("wish").replace("select_one agreed", "select_one agred").replace("${shared}", "${delt}")
    with pytest.raises(FormError) as refusal:
        planned(form_text=broken)
    assert refusal.value.code == "SF000"
    assert len(refusal.value.details) == 2
    assert records(desk, Wave) == ()


def test_what_cannot_be_planned_is_refused(desk, planned):
    write(desk, evolve(desk.workspace.register.get(Area, "as"), ended=DAY))
    assert code_of(planned, closes=DAY - timedelta(days=1)) == "LKE310"
    assert code_of(planned, areas=["as"]) == "LKE313"
    assert code_of(planned, name="  ") == "LKE218"
    assert code_of(planned, mode=WaveMode.ANONYMOUS, threshold=4) == "LKE314"
    assert code_of(planned, threshold=0) == "LKE314"
    with pytest.raises(NotFoundError):
        planned(areas=["kragelund"])
    assert planned(closes=DAY, threshold=1).closes == DAY


def test_all_of_a_draft_can_be_changed_and_its_old_form_goes(desk, planned):
    wave = planned(closes=DAY)
    changed = desk.edit(
        wave.id,
        name="Efteråret",
        form_text=shipped_form_text("evaluation"),
        mode=WaveMode.ANONYMOUS,
        areas=["as", "glud"],
        closes=None,
        threshold=6,
    )
    assert (changed.name, changed.mode, changed.areas, changed.closes, changed.threshold) == (
        "Efteråret",
        WaveMode.ANONYMOUS,
        ("as", "glud"),
        None,
        6,
    )
    assert [form.id for form in records(desk, FrozenForm)] == ["evaluation-2026-1"]


def test_a_form_another_round_uses_stays(desk, planned):
    first, _second = planned(), planned()
    desk.drop(first.id)
    assert [form.id for form in records(desk, FrozenForm)] == ["wish-2026-1"]


def test_a_draft_can_be_thrown_away_with_its_form(desk, planned):
    desk.drop(planned().id)
    assert records(desk, Wave) == records(desk, FrozenForm) == ()


def test_opening_invites_each_council_or_the_area_where_none_is_known(desk, planned):
    wave = desk.open(planned().id)
    assert (wave.state, wave.opened) == (WaveState.OPEN, DAY)
    asked = {(invitation.area, invitation.council) for invitation in records(desk, Invitation)}
    assert asked == {
        ("as", None),
        ("bjerre", "council-a"),
        ("bjerre", "council-b"),
        ("daugaard", None),
        ("glud", "council-c"),
        ("hjarnoe", None),
        ("oerum", None),
    }
    assert [row.name for row in desk.codes(wave.id)] == [
        "As",
        "Bjerre Beboerforening",
        "Bjerre Lokalråd",
        "Daugård",
        "Glud Lokalråd",
        "Hjarnø",
        "Ørum",
    ]


def test_a_council_that_has_ended_is_not_invited(desk, planned):
    write(desk, evolve(desk.workspace.register.get(Council, "council-c"), ended=DAY))
    wave = desk.open(planned(areas=["glud"]).id)
    assert [(row.name, row.council) for row in desk.codes(wave.id)] == [("Glud", None)]


def test_each_invitation_has_a_notice_without_address_or_code(desk, planned):
    wave = desk.open(planned(areas=["bjerre", "as"]).id)
    notices = {notice.about.id: notice for notice in records(desk, Notice)}
    assert set(notices) == {invitation.id for invitation in records(desk, Invitation)}
    for notice in notices.values():
        invitation = desk.workspace.register.get(Invitation, notice.about.id)
        assert notice.notice_kind is NoticeKind.WAVE_INVITATION
        assert notice.recipient == (Ref("council", invitation.council) if invitation.council else None)
        assert notice.reference == wave.id


def test_form_areas_and_mode_are_fixed_at_opening_but_the_last_day_can_move(desk, planned):
    wave = desk.open(planned(closes=DAY).id)
    assert code_of(desk.edit, wave.id, mode=WaveMode.ANONYMOUS) == "LKE316"
    assert code_of(desk.edit, wave.id, name="x") == "LKE316"
    assert code_of(desk.drop, wave.id) == "LKE303"
    later = DAY + timedelta(days=7)
    assert desk.extend(wave.id, later).closes == later
    assert desk.extend(wave.id, None).closes is None
    assert code_of(desk.extend, wave.id, DAY - timedelta(days=1)) == "LKE310"


def test_what_cannot_be_opened_is_refused_and_nothing_is_written(desk, planned):
    register = desk.workspace.register
    empty = planned(areas=[])
    few = planned(mode=WaveMode.ANONYMOUS, areas=["as", "glud", "hjarnoe", "oerum"])
    ended = planned(areas=["as"])
    write(desk, evolve(register.get(Area, "as"), ended=DAY))
    before = desk.workspace.register
    assert code_of(desk.open, empty.id) == "LKE302"
    assert code_of(desk.open, few.id) == "LKE313"
    assert code_of(desk.open, desk.edit(few.id, areas=["glud", "hjarnoe", "oerum"]).id) == "LKE309"
    assert code_of(desk.open, ended.id) == "LKE313"
    assert records(desk, Invitation) == ()
    assert before.get(Wave, ended.id).state is WaveState.DRAFT


def test_a_round_is_not_opened_after_its_last_day(desk, planned):
    wave = planned(closes=DAY)
    desk.workspace.read_on(DAY + timedelta(days=1))
    assert code_of(desk.open, wave.id) == "LKE310"


def test_two_councils_of_one_area_count_as_two_who_are_asked(desk, planned):
    wave = planned(mode=WaveMode.ANONYMOUS, areas=["as", "bjerre", "glud", "oerum"])
    assert len(desk.codes(desk.open(wave.id).id)) == 5


def test_a_form_that_notes_who_answers_is_never_asked_anonymously(desk, planned):
    rows = [{"type": "start", "name": "begun"}, {"type": "text", "name": "why", "label": "Hvorfor?"}]
    text = tomli_w.dumps({"form": {"form_id": "traces"}, "survey": rows})
    assert code_of(desk.open, planned(form_text=text, mode=WaveMode.ANONYMOUS).id) == "LKE320"
    assert desk.open(planned(form_text=text).id).state is WaveState.OPEN


def test_an_altered_form_is_noticed_before_it_is_asked(desk, planned):
    wave = planned()
    form = desk.workspace.register.get(FrozenForm, wave.form)
    write(desk, evolve(form, text=form.text.replace("Nej tak", "Nej")))
    assert code_of(desk.open, wave.id) == "LKE304"
    assert code_of(desk.form, wave.id) == "LKE304"


def test_opening_and_closing_twice_is_refused(desk, planned):
    wave = desk.open(planned().id)
    assert code_of(desk.open, wave.id) == "LKE303"
    desk.close(wave.id)
    assert code_of(desk.close, wave.id) == "LKE303"
    assert code_of(desk.open, wave.id) == "LKE303"
    assert code_of(desk.close, planned().id) == "LKE303"


def test_codes_are_there_while_the_round_is_open_and_at_no_other_time(desk, planned):
    wave = planned()
    assert code_of(desk.codes, wave.id) == "LKE317"
    desk.open(wave.id)
    assert len({row.code for row in desk.codes(wave.id)}) == 7
    desk.close(wave.id)
    assert code_of(desk.codes, wave.id) == "LKE317"


def test_rounds_are_found_by_id_and_by_name_and_listed_open_ones_first(desk, planned):
    draft, opened, closed = planned(name="Kladde"), planned(name="Åben"), planned(name="Lukket")
    desk.open(opened.id)
    desk.open(closed.id)
    desk.close(closed.id)
    assert [wave.name for wave in desk.waves()] == ["Åben", "Kladde", "Lukket"]
    assert desk.find("åben").id == opened.id
    assert desk.find(draft.id).id == draft.id
    with pytest.raises(NotFoundError):
        desk.find("Efteråret")
