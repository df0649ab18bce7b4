"""Fields of forms: times of day as people write them, and choices that keep what can no longer be chosen."""

from datetime import date

import pytest

from lokalkontakt_core.records.activity import Activity
from lokalkontakt_core.services.activities import log_activity
from lokalkontakt_core.services.employment import end_employment
from lokalkontakt_tui.models.forms import FieldProblem, ManyOf, OneOf, Option, TimeField, keeping
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Words

DAY = date(2020, 5, 1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9", "09:00"), ("9.30", "09:30"), ("09:30", "09:30"), ("kl. 13.05", "13:05"), ("at 7", "07:00"), (" ", None)],
)
def test_a_time_of_day_is_read_as_it_is_written(typed, kept):
    assert TimeField("x", "X").read(typed, Words("da"), DAY) == kept


@pytest.mark.parametrize("typed", ["24", "9.60", "9.5", "ni", "-1", "9.30 og lidt"])
def test_what_is_no_time_of_day_is_told_with_an_example(typed):
    with pytest.raises(FieldProblem, match=r"er ikke et klokkeslæt\. Skriv for eksempel 9\.00\."):
        TimeField("x", "X").read(typed, Words("da"), DAY)


@pytest.mark.parametrize(("language", "shown"), [("da", "9.05"), ("en", "9:05")])
def test_a_time_of_day_stands_in_its_field_as_it_can_be_typed(language, shown):
    words = Words(language)
    field = TimeField("x", "X", value="09:05")
    assert field.shown(words) == shown
    assert field.read(shown, words, DAY) == "09:05"


def test_choices_offer_what_is_kept_and_can_no_longer_be_chosen():
    options = (Option("a", line("A")), Option("b", line("B")))
    one = keeping(OneOf("x", "X", value="gone", options=options), Words("da"))
    assert [option.value for option in one.options] == ["gone", "a", "b"]
    many = keeping(ManyOf("x", "X", value=("b", "gone"), options=options), Words("da"))
    assert [option.value for option in many.options] == ["gone", "a", "b"]
    for value in ("a", None):
        standing = OneOf("x", "X", value=value, options=options)
        assert keeping(standing, Words("da")) is standing


async def test_in_a_long_list_what_is_chosen_stands_first_and_letters_go_to_the_others(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("begin_handover:")
        first = [line for line in person.seen().splitlines() if "[x]" in line or "[ ]" in line]
        assert ["[x]" in line for line in first] == [True] * 3 + [False] * 4
        await person.press("l", "space", "ctrl+s")
        assert "Glud, Hjarnø, Lindved, Snaptun" in person.seen()


async def test_correcting_a_line_of_the_log_keeps_a_contact_who_has_left(practised, at_the_desk):
    practised.do(log_activity, area="glud", type="visit", note="Så skoven")
    (before,) = practised.register.all(Activity)
    practised.do(end_employment, contact=before.contact, end=practised.day)
    async with at_the_desk(practised) as person:
        await person.do(f"edit_activity:{before.id}")
        assert "kan ikke vælges mere" in person.seen()
        await person.press("tab")
        await person.write(" igen")
        await person.press("ctrl+s", "enter")
        (after,) = person.register.all(Activity)
        assert (after.note, after.contact) == ("Så skoven igen", before.contact)
