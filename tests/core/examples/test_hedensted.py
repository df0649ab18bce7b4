from collections import Counter
from datetime import date

import pytest

from lokalkontakt_core.coordination.coverage import count_coverage
from lokalkontakt_core.coordination.due import DueKind, due
from lokalkontakt_core.coordination.strategy import by_theme
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.examples.hedensted import example_register, lay_example
from lokalkontakt_core.examples.overlay import demo_events, demo_overlay
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import FICTIONAL, FICTIONAL_SIZE, Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.references import dangling, references
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.import_list import read_list
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_schemas.examples import example_text

DAY = date(2020, 5, 1)


@pytest.fixture(scope="module")
def example():
    return example_register()


@pytest.fixture(scope="module")
def practice(example):
    return example.apply(demo_overlay(Context(example, DAY, CountedIds(900))))


def test_the_example_is_read_on_its_day_with_the_coverage_of_bilag_1(example):
    counts = count_coverage(example, example.scheme.example_day)
    assert example.scheme.example_day == DAY
    assert (counts.covered, counts.handover, counts.disputed, counts.uncovered) == (12, 3, 1, 12)


def test_the_shipped_list_is_the_list_the_import_is_tested_with(whole_document_lines, bilag_1_lines):
    shipped = example_text("bilag1.txt").split("\n")
    assert shipped == bilag_1_lines
    assert whole_document_lines[-len(shipped) :] == shipped


def test_importing_the_list_into_the_example_again_changes_nothing(example):
    again = read_list(Context(example, DAY, CountedIds(900)), text=example_text("bilag1.txt"), name="Bilag 1")
    assert not again.change
    assert len(again.questions) == 1
    assert {f.code for f in again.findings} >= {"LKI007", "LKI008"}


def test_every_record_of_the_example_has_a_source_and_none_is_fictional(example):
    assert {record.source for record in example} & {None, "", FICTIONAL} == set()


def test_what_the_other_documents_say_is_there(example):
    assert name_of(example, Ref("person", example.scheme.coordinator)) == "Susanne Ernst"
    titles = {person.name: person.title for person in example.all(Person) if person.title}
    assert titles == {
        "Susanne Ernst": "Landdistriktskoordinator",
        "Line Holmgaard": "Innovationskonsulent",
        "Frank Kjær": "skoleleder",
        "Lars Mikkelsen": "skoleleder",
    }
    assert {pilot.areas: pilot.period for pilot in example.all(Pilot)} == {
        ("aale-hjortsvang",): None,
        ("rask-moelle",): None,
        ("korning", "hornborg"): None,
    }


def test_the_rollout_plan_is_history_with_one_full_date(example):
    steps = example.all(PlanStep)
    assert len(steps) == 8
    assert all(step.history and step.done is None for step in steps)
    assert [step.day for step in steps if step.day] == [date(2019, 11, 19)]


def test_making_the_example_again_gives_the_same(example):
    one, other = memory_store(), memory_store()
    lay_example(one.register)
    lay_example(other.register)
    assert list(one.register.history()) == list(other.register.history())
    assert one.register.read() == example
    assert [commit.change.verb for commit in one.register.history()] == ["lay_example", "import_list", "create_scheme"]


def test_the_example_is_not_laid_over_a_register_in_use(example):
    store = memory_store(Register(example, revision=3))
    with pytest.raises(ConflictError):
        lay_example(store.register)
    assert list(store.register.history()) == []


def test_no_reference_of_example_and_practice_points_to_nothing(example, practice):
    assert list(dangling(example)) == list(dangling(practice)) == []


def test_everything_the_overlay_writes_is_marked_as_fictional(example):
    change = demo_overlay(Context(example, DAY, CountedIds(900)))
    areas = {edit.after.source for edit in change.edits if edit.ref.kind == "area"}
    assert {edit.after.source for edit in change.edits} - areas == {FICTIONAL}
    assert "Bilag 1, linje 19; størrelse: fiktiv" in areas
    assert all(source.endswith(FICTIONAL_SIZE) for source in areas)
    assert all(edit.before is None or edit.after.source_key == edit.before.source_key for edit in change.edits)


def test_the_overlay_gives_every_area_a_council_whose_address_reaches_nobody(practice):
    addresses = [council.email for council in practice.all(Council)]
    addresses += [person.work_email for person in practice.all(Person) if person.work_email]
    assert Counter(area for council in practice.all(Council) for area in council.areas).most_common(1)[0][1] == 1
    assert len(practice.all(Council)) == 28
    assert all(address.endswith(".example") for address in addresses)


def test_the_overlay_leaves_coverage_and_real_persons_untouched(example, practice):
    assert count_coverage(practice, DAY) == count_coverage(example, DAY)
    real = {person.id: person for person in example.all(Person)}
    assert {person.id: person for person in practice.all(Person) if person.id in real} == real


def test_laying_the_overlay_twice_changes_nothing(practice):
    assert not demo_overlay(Context(practice, DAY, CountedIds(950)))


@pytest.fixture
def at_work(practice):
    return practice.apply(demo_events(Context(practice, DAY, CountedIds(950))))


def test_what_happened_in_the_practice_example_is_marked_and_stands_on_what_is_there(practice, at_work):
    change = demo_events(Context(practice, DAY, CountedIds(950)))
    assert {edit.after.source for edit in change.edits} == {FICTIONAL}
    assert all(edit.before is None for edit in change.edits)
    assert list(dangling(at_work)) == []
    assert not demo_events(Context(at_work, DAY, CountedIds(990)))


def test_every_kind_of_work_has_something_to_do_in_the_practice_example(at_work):
    waiting = {row.kind for row in due(at_work, DAY)}
    assert waiting >= {
        DueKind.MINUTES,
        DueKind.ACTIONS,
        DueKind.PILOT_OVER,
        DueKind.PROJECT_ALONE,
        DueKind.KNOWLEDGE_UNANSWERED,
        DueKind.KNOWLEDGE_WAITING,
        DueKind.REQUEST,
    }
    assert sum(theme.filed > 0 for theme in by_theme(at_work, DAY)) >= 8


def test_no_real_person_but_the_coordinator_says_or_does_anything_in_the_practice_example(example, at_work):
    real = {person.id for person in example.all(Person)} - {at_work.scheme.coordinator}
    contacts = {contact.id for contact in example.all(Contact)}
    happened = [record for record in at_work if example.at(record.ref) is None]
    kinds = {"meeting", "action", "knowledge", "activity", "project", "pilot", "evaluation", "request"}
    named = {one.target.id for record in happened if record.kind in kinds for one in references(record)}
    assert not named & (real | contacts)
