"""Taking the answers of a wish survey over: who disagrees is shown, one chooses area by area, one change is written."""

from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.councils import add_council
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.wave_desk import WaveDesk


def asked(workspace, wishes):
    """Ask areas; `wishes` is area to what each of its respondents says."""
    for area, said in wishes.items():
        for index in range(len(said)):
            workspace.do(add_council, name=f"Råd {index} i {area}", areas=(area,))
    desk = WaveDesk(workspace)
    wave = desk.plan(name="Ønsker", form_text=shipped_form_text("wish"), mode=WaveMode.NAMED, areas=tuple(wishes))
    desk.open(wave.id)
    waiting = {area: list(said) for area, said in wishes.items()}
    for one in desk.codes(wave.id):
        if not waiting[one.area]:
            continue
        session = desk.answering().begin(one.code, language="da")
        said = waiting[one.area].pop(0)
        while (page := session.interview.current) is not None:
            if page.question.key == "wish":
                session.interview.answer(said)
            elif page.question.required:
                session.interview.answer(page.options[0].name)
            session.interview.next(check=False)
        session.submit()
    return wave.id


def answers(workspace, wave):
    return {one.area: one.value for one in workspace.register.all(Answer) if one.wave == wave}


async def test_what_areas_said_becomes_their_answer_in_one_change(imported, at_the_desk):
    wave = asked(imported, {"bjerre": ["yes"], "as": ["no"]})
    async with at_the_desk(imported, start=f"wave:{wave}") as person:
        assert "Overtag svarene …" in person.seen()
        await person.do(f"adopt_wave:{wave}")
        assert "Bjerre: ja" in person.seen()
        assert [entry.through for entry in imported.store.access.entries()] == [f"app: adopt {wave}"]
        before = person.register.revision
        await person.press("ctrl+s")
        assert "svar  Bjerre: ja" in " ".join(person.seen().split("   "))
        await person.press("enter")
        assert answers(imported, wave) == {"bjerre": AnswerValue.YES, "as": AnswerValue.NO}
        assert person.register.revision == before + 1
        assert "2 områders svar er registreret." in person.message


async def test_disagreement_is_shown_with_who_said_what_and_left_unless_decided(imported, at_the_desk):
    wave = asked(imported, {"bjerre": ["yes", "no"], "as": ["yes"]})
    async with at_the_desk(imported) as person:
        await person.do(f"adopt_wave:{wave}")
        seen = person.seen()
        assert "Bjerre: svarene er uenige" in seen
        assert "“Nej tak”" in seen
        await person.press("ctrl+s", "enter")
        assert answers(imported, wave) == {"as": AnswerValue.YES}
        await person.do(f"adopt_wave:{wave}")
        await person.press("right", "ctrl+s", "enter")
        assert answers(imported, wave)["bjerre"] is AnswerValue.YES


async def test_nothing_to_take_over_is_said_and_nothing_is_asked(imported, at_the_desk):
    wave = asked(imported, {"as": ["yes"]})
    imported.do(record_answer, area="as", value=AnswerValue.YES)
    async with at_the_desk(imported) as person:
        await person.do(f"adopt_wave:{wave}")
        assert "Her er intet at overtage" in person.message
