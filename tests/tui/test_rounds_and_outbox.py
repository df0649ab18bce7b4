"""Survey rounds and the outbox: plan, open, close, read; see, send, call back."""

from datetime import timedelta

import pytest
from attrs import evolve

from lokalkontakt_core.outbox import Outbox
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services.councils import add_council
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_schemas.forms import shipped_form
from lokalkontakt_tui.models.lines import plain_text
from lokalkontakt_tui.models.waves import page


def planned(workspace, *, mode=WaveMode.NAMED):
    form = shipped_form("wish").text
    return WaveDesk(workspace).plan(name="[klub] Ønsker I en kontakt?", form_text=form, mode=mode)


async def test_a_round_is_planned_opened_and_closed_with_its_consequences_first(practised, at_the_desk):
    async with at_the_desk(practised, start="place:waves") as person:
        assert "Her er ingen spørgerunder endnu." in person.seen()
        await person.press("n")
        await person.write("Evaluering")
        await person.press("ctrl+s", "enter")
        wave = person.register.all(Wave)[0]
        assert (wave.name, wave.state, len(wave.areas)) == ("Evaluering", WaveState.DRAFT, 28)
        await person.do(f"open_wave:{wave.id}")
        assert "28 beskeder lægges i udbakken." in person.seen()
        assert "28 svarkoder" in person.seen()
        assert "tilstand  kladde → åben" in person.seen()
        assert "evaluation-" not in person.seen()
        await person.press("enter")
        assert person.register.get(Wave, wave.id).state is WaveState.OPEN
        await person.press("5")
        assert "0 af 28" in person.seen()
        await person.do(f"close_wave:{wave.id}")
        assert "Kan ikke fortrydes." in person.seen()
        await person.press("enter")
        assert person.register.get(Wave, wave.id).state is WaveState.OPEN
        await person.do(f"close_wave:{wave.id}")
        await person.press("shift+tab", "enter")
        assert person.register.get(Wave, wave.id).state is WaveState.CLOSED


def test_a_round_past_its_last_day_says_that_answers_are_received_until_it_is_closed(practised, read):
    last, form = practised.day, shipped_form("wish").text
    wave = WaveDesk(practised).plan(name="Ønsker", form_text=form, mode=WaveMode.NAMED, closes=last)
    WaveDesk(practised).open(wave.id)

    def fact(label):
        shown = page(read(practised), WaveDesk(practised).status(wave.id), WaveDesk(practised).form(wave.id))
        return next(plain_text(fact.value) for fact in shown.sections[0].parts if fact.label == label)

    def until():
        return fact("Åben til")

    assert fact("Spørgeskema") == "Ønsker I en lokalkontakt?"
    assert "gået" not in until()
    practised.read_on(last + timedelta(days=1))
    assert until().endswith("gået; svar tages imod, til du lukker runden")


async def test_the_codes_of_an_open_round_are_shown_on_request_only(practised, at_the_desk):
    wave = planned(practised)
    WaveDesk(practised).open(wave.id)
    code = WaveDesk(practised).codes(wave.id)[0].code
    async with at_the_desk(practised, start="place:waves") as person:
        assert code not in person.seen()
        await person.press("6")
        await person.rest()
        assert code not in person.seen()
        await person.do(f"wave_codes:{wave.id}")
        assert code in person.seen()


async def test_results_are_shown_as_bars_with_their_base(practised, at_the_desk):
    wave = planned(practised)
    desk = WaveDesk(practised)
    desk.open(wave.id)
    for code in desk.codes(wave.id)[:3]:
        session = desk.answering().begin(code.code, language="da")
        interview = session.interview
        while interview.current is not None:
            page = interview.current
            if page.options:
                assert interview.answer(page.options[0].name) == ()
            interview.next(check=False)
        if not interview.violations():
            session.submit()
    submitted = desk.status(wave.id).submitted
    assert submitted == 3
    async with at_the_desk(practised) as person:
        await person.do(f"results:{wave.id}")
        seen = person.seen()
        assert "Grundlag: 3 svar." in seen
        assert "█" in seen
        assert "100\N{NO-BREAK SPACE}%" in seen
        await person.press("down")
        await person.rest()
        assert person.app.is_running


async def test_an_anonymous_round_tells_why_no_count_is_shown_while_it_is_open(practised, at_the_desk):
    wave = planned(practised, mode=WaveMode.ANONYMOUS)
    WaveDesk(practised).open(wave.id)
    async with at_the_desk(practised, start="place:waves") as person:
        assert "mens runden er åben" in " ".join(person.seen().split())


@pytest.fixture
def with_messages(practised):
    """The practised register with an open round: 28 invitations in the outbox."""
    wave = planned(practised)
    WaveDesk(practised).open(wave.id)
    return practised


async def test_the_outbox_shows_the_words_of_a_message_and_calls_it_back(with_messages, at_the_desk):
    async with at_the_desk(with_messages, start="place:outbox") as person:
        assert "» Klar" in person.seen()
        assert "Klar  28" in person.seen()
        assert "[klub]" in person.seen()
        key = person.app.screen.rows.key
        await person.press("x")
        assert Outbox(with_messages).item(key).state is DeliveryState.CANCELLED
        await person.do(f"send_again:{key}")
        assert Outbox(with_messages).item(key).state is DeliveryState.READY


async def test_sending_asks_for_a_folder_tells_the_numbers_and_begins_on_the_way_back(
    with_messages, at_the_desk, tmp_path
):
    async with at_the_desk(with_messages, start="place:outbox") as person:
        await person.press("ctrl+s")
        await person.press("ctrl+s")
        assert "beskeder går ud nu." in person.seen()
        assert "Kan ikke fortrydes." in person.seen()
        await person.press("enter")
        assert all(item.state is not DeliveryState.SENT for item in Outbox(with_messages).items())
        assert list(tmp_path.iterdir()) == []
        assert with_messages.register.all(Notice)


async def test_the_folder_proposed_for_messages_lies_beside_the_register(imported, at_the_desk, tmp_path):
    (tmp_path / "hedensted").mkdir()
    WaveDesk(imported).open(planned(imported).id)
    imported.store = evolve(imported.store, url=f"toml:{tmp_path / 'hedensted'}")
    imported.do(add_council, name="Glud Lokalråd", areas=["glud"], email="glud@lokalraad.example")
    async with at_the_desk(imported, size=(200, 50)) as person:
        await person.do("send:")
        (folder,) = person.app.screen.boxes
        assert folder.raw == str(tmp_path / "hedensted-udbakke")
