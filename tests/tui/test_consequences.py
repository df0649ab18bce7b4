"""What a change would do, told before it is done."""

from lokalkontakt_core.records.meeting import Meeting


async def test_what_comes_is_named_in_the_order_of_a_danish_index(practised, at_the_desk):
    async with at_the_desk(practised, start="need_list:") as person:
        await person.press("n", "ctrl+s")
        lines = [line for line in person.seen().splitlines() if "+ tilbud" in line]
        assert ["As" in lines[0], "Barrit" in lines[1]] == [True, True]
        await person.press("enter", "7", "h")
        assert "Tilbud til alle områder: As, Barrit" in person.seen()


async def test_a_finding_that_says_something_else_of_the_same_is_not_called_solved(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        await person.press("right", "enter", "ctrl+s", "ctrl+s")
        seen = person.seen()
        assert "▲ er nu: Susanne Ernst er både koordinator og lokalkontakt for Hjarnø" in seen
        assert "✓ løses: Susanne Ernst er både koordinator" not in seen
        assert "✓ løses: Glud skal overdrages" in seen


async def test_a_new_meeting_is_told_with_its_day(practised, at_the_desk):
    async with at_the_desk(practised, start="place:meetings") as person:
        await person.press("n", "tab")
        await person.write("12/5")
        await person.press("ctrl+s")
        assert "+ møde  Koordinerende møde: 12. maj 2020" in person.seen()
        await person.press("enter")
        assert len(person.register.all(Meeting)) == 1
