"""What is handed in, at the desk: seen first, chosen piece by piece, one change."""

from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.wave_desk import WaveDesk

REPLY = "Viden\nOmråder: Glud\nTekst: Ny bro\n\nErfaring\nOmråder: Atlantis\nTekst: Fælles møder virker\n"


def texts(person):
    return {one.text for one in person.register.all(Knowledge)}


async def test_a_reply_is_read_and_what_is_clear_is_taken_over(imported, at_the_desk, tmp_path):
    place = tmp_path / "svar.txt"
    place.write_text(REPLY, "utf-8")
    async with at_the_desk(imported) as person:
        await person.do("read_intake:")
        person.app.focused.value = str(place)
        await person.press("ctrl+s")
        seen = person.seen()
        assert "Atlantis" in seen
        assert "2: hvilket område menes der?" in seen
        before = person.register.revision
        await person.press("ctrl+s", "enter")
        assert texts(person) == {"Ny bro"}
        assert person.register.revision == before + 1
        assert "1 ting er overtaget." in person.message


async def test_a_file_that_is_not_there_is_told_beside_the_field(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("read_intake:")
        await person.write("nowhere.txt")
        await person.press("ctrl+s")
        assert "LKE013" in person.seen()


async def test_answers_to_a_round_are_taken_over_from_its_page_and_once_only(imported, at_the_desk):
    desk = WaveDesk(imported)
    wave = desk.plan(name="Nyt", form_text=shipped_form_text("intake"), mode=WaveMode.NAMED, areas=("glud",))
    desk.open(wave.id)
    (code,) = desk.codes(wave.id)
    session = desk.answering().begin(code.code, language="da")
    while (page := session.interview.current) is not None:
        if page.question.key == "intaketext":
            session.interview.answer("Stien er mørk")
        session.interview.next(check=False)
    session.submit()
    async with at_the_desk(imported, start=f"wave:{wave.id}") as person:
        assert "Overtag det indsendte …" in person.seen()
        await person.do(f"adopt_intake:{wave.id}")
        await person.press("ctrl+s", "enter")
        assert texts(person) == {"Stien er mørk"}
        await person.do(f"adopt_intake:{wave.id}")
        assert "Her er intet at overtage" in person.message
