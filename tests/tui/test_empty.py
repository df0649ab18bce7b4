"""A register with nothing in it yet: every list says how the first comes in."""

import pytest

from lokalkontakt_core.services.scheme import create_scheme
from tests.tui.conftest import new_workspace

LISTS = {
    "place:overview": "Tryk 2 og N for at skrive det første ind",
    "place:areas": "Tryk N for at skrive det første ind",
    "place:contacts": "Tryk N for at skrive den første ind",
    "place:meetings": "N planlægger et",
    "place:waves": "Tryk N for at planlægge den",
    "agreement_list:": "Tryk 2 og N",
    "need_list:": "Tryk 2 og N",
    "distribute:": "Tryk 2 og N",
    "attestation_list:": "det tilknytter en lokalkontakt",
    "persons:": "Tryk N for at skrive den første ind",
    "departments:": "Tryk N for at skrive den første afdeling ind",
    "knowledge_list:": "Tryk N for at skrive ned",
    "pilots:": "Tryk N for at foreslå",
    "plan:": "Tryk N for at skrive det første trin",
    "handover_list:": "Tryk N for at begynde en",
    "activities:": "Tryk N",
    "report_log:": "Tryk N",
}


@pytest.fixture
def empty():
    workspace = new_workspace()
    workspace.do(create_scheme, name="Prøveby", municipality="Prøveby")
    return workspace


async def test_every_list_says_how_the_first_comes_in(empty, at_the_desk):
    async with at_the_desk(empty, size=(80, 24)) as person:  # one pane: lines that are broken stand under each other
        for action, told in LISTS.items():
            await person.do(action)
            assert told in " ".join(person.seen().split()), action


async def test_the_first_contact_of_all_needs_a_name(empty, at_the_desk):
    async with at_the_desk(empty, start="new_contact:") as person:
        await person.press("ctrl+s")
        assert "Det mangler." in person.seen()
