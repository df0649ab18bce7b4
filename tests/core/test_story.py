"""The story of a first day's work, from the imported register: what the screens and commands do, without them."""

from datetime import date

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.coordination.coverage import COVERAGE_QUESTION, Coverage, count_coverage, coverage_of
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.services.answer_question import answer_question
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.approvals import grant_time, record_manager_yes, record_own_yes
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.contacts import add_contact
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.workspace import Workspace

OPENING = (12, 3, 1, 12)


def counts(workspace):
    found = count_coverage(workspace.register, workspace.day)
    return (found.covered, found.handover, found.disputed, found.uncovered)


@pytest.fixture
def workspace():
    opened = Workspace.open(memory_store(example_register()), actor="øvelse")
    assert opened.day == date(2020, 5, 1)
    assert counts(opened) == OPENING
    return opened


def test_from_a_new_contact_to_an_area_handed_over_and_back(workspace):
    outcome = workspace.do(add_contact, name="Mette Øvig")
    mette = outcome.commit.change.about[0].id
    proposal = workspace.do(assign, area="vrigsted", contact=mette).commit.change.edits[0].ref.id
    with pytest.raises(LokalkontaktError) as caught:
        workspace.do(confirm, assignment=proposal)
    assert {one.finding.code for one in caught.value.values["findings"]} == {"LK007", "LK008"}

    workspace.do(record_own_yes, contact=mette)
    workspace.do(record_manager_yes, contact=mette, by=workspace.register.scheme.coordinator)
    workspace.do(grant_time, contact=mette, minutes_per_week=240, by=workspace.register.scheme.coordinator)
    workspace.do(record_answer, area="vrigsted", value="yes")
    workspace.do(confirm, assignment=proposal)
    assert counts(workspace) == (13, 3, 1, 11)

    before = workspace.register
    gone = workspace.do(hand_over, areas=["glud"], contact=mette).consequences.gone
    assert "LK026" in {one.finding.code for one in gone}
    assert counts(workspace) == (14, 2, 1, 11)
    workspace.undo()
    assert workspace.register == before
    while workspace.undoable() is not None:
        workspace.undo()
    assert workspace.register == example_register()


@pytest.mark.parametrize(
    ("answer", "name", "expected"),
    [
        ("covered", None, (13, 3, 0, 12)),
        ("uncovered", None, (12, 3, 0, 13)),
        ("two_places", "Stenderup (2)", (13, 3, 0, 13)),
    ],
)
def test_the_question_about_stenderup_has_three_answers(workspace, answer, name, expected):
    (question,) = [
        one for one in workspace.register.all(ImportQuestion) if one.code == COVERAGE_QUESTION and one.answer is None
    ]
    assert coverage_of(workspace.register, question.area, workspace.day) is Coverage.DISPUTED
    workspace.do(answer_question, question=question.id, answer=answer, name=name)
    assert counts(workspace) == expected
    workspace.undo()
    assert counts(workspace) == OPENING


def test_every_area_and_contact_is_found_by_its_name_in_capitals(workspace):
    for record_type in (Area, Contact):
        for record in workspace.register.all(record_type):
            typed = name_of(workspace.register, record.ref).upper()
            assert resolve(workspace.register, record_type, typed, workspace.day) == record


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_reads_well(workspace, language):
    mette = workspace.do(add_contact, name="Mette Øvig").commit.change.about[0].id
    workspace.do(assign, area="as", contact=mette)
    catalogue = Catalogue(language)
    lines = [
        catalogue.text(f"verb.{one.change.verb}", lambda ref: name_of(workspace.register, ref), about=one.change.about)
        for one in workspace.history()
    ]
    assert (
        lines
        == {
            "da": ["Tilknytning foreslået: As og Mette Øvig", "Lokalkontakt tilføjet: Mette Øvig"],
            "en": ["Assignment proposed: As and Mette Øvig", "Local contact added: Mette Øvig"],
        }[language]
    )
