"""Requests about personal data on screen: noted, seen among what is due, answered, and taken back."""

from datetime import date

import pytest

from lokalkontakt_core.records.request import Request, RequestOutcome
from lokalkontakt_core.services.requests import add_request, close_request
from lokalkontakt_tui.dialogs.form import FormDialog


@pytest.fixture
def asked(practised):
    """A register where Mette asks to see what is held on her, and who she is is known by a form."""
    practised.do(add_request, type="insight", person="person-90001", day=date(2020, 4, 3))
    practised.do(add_request, type="erasure", area="glud", day=date(2020, 3, 20))
    return practised


async def test_the_list_is_under_more_and_empty_says_what_to_do(practised, at_the_desk):
    async with at_the_desk(practised, start="place:more") as person:
        await person.press("n")
        await person.rest()
        assert "Ingen har spurgt til personoplysninger." in person.seen()
        assert "skal have svar inden en måned" in person.seen()


async def test_what_is_late_and_what_waits_is_seen_with_its_deadline(asked, at_the_desk):
    async with at_the_desk(asked) as person:
        await person.do("request_list:")
        await person.rest()
        assert "▲ Sletning" in person.seen()
        assert "○ Indsigt" in person.seen()
        assert "senest søn. 3/5" in person.seen()


async def test_the_work_list_leads_to_the_request(asked, at_the_desk):
    async with at_the_desk(asked, start="place:overview") as person:
        assert "Svar Mette Øvig om personoplysninger" in person.seen()
        (mettes,) = [one for one in person.register.all(Request) if one.person]
        await person.do(f"request:{mettes.id}")
        assert "Skriv ud, hvad vi har" in person.seen()


async def test_a_request_is_noted_answered_and_the_answer_taken_back(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("new_request:")
        await person.press("tab", "down", "ctrl+s", "enter")
        (request,) = person.register.all(Request)
        assert request.person is not None
        await person.do(f"close_request:{request.id}")
        await person.press("ctrl+s", "enter")
        assert person.register.get(Request, request.id).outcome is RequestOutcome.MET
        person.workspace.undo()
        assert person.register.get(Request, request.id) == request


async def test_a_refusal_stays_in_the_form(asked, at_the_desk):
    async with at_the_desk(asked) as person:
        (mettes,) = [one for one in person.register.all(Request) if one.person]
        await person.do(f"close_request:{mettes.id}")
        await person.press("down", "down", "ctrl+s")
        assert "Grunden mangler." in person.seen()
        assert person.register.get(Request, mettes.id).closed is None


async def test_that_a_request_is_answered_is_told_before_anything_is_asked(asked, at_the_desk):
    (mettes,) = [one for one in asked.register.all(Request) if one.person]
    asked.do(close_request, request=mettes.id, outcome="met")
    async with at_the_desk(asked, start="request_list:") as person:
        for verb in ("close_request", "extend_request"):
            await person.do(f"{verb}:{mettes.id}")
            assert not isinstance(person.app.screen, FormDialog)
            assert "besvaret" in person.seen()
            await person.press("escape")
