"""The results of a round: bars that can be told apart without colour, the base in words, splits, and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.result_values import Figures, OptionCount, QuestionResult, ResultKind
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.texts import Text
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_tui.models.charts import AXIS, diverging, scale_parts, share_right
from lokalkontakt_tui.models.figures import figure_lines
from lokalkontakt_tui.models.lines import plain_text, width_of
from lokalkontakt_tui.models.page import Item
from lokalkontakt_tui.models.results import short_label
from lokalkontakt_tui.models.results_in_words import in_words

FIVE = ("helt uenig", "uenig", "hverken", "enig", "helt enig")


def counted(counts, scores=(1, 2, 3, 4, 5)):
    base = sum(counts)
    return tuple(
        OptionCount(f"o{score}", Text.of(label), count, count / base if base else 0.0, float(score))
        for label, count, score in zip(FIVE, counts, scores, strict=False)
    )


def question(kind, figures):
    return QuestionResult("q", Text.of("Hvad?"), Text({}), kind, figures, None)


def texts(reading, kind, figures, width=60):
    lines = figure_lines(reading, kind, figures, width)
    return [plain_text(one.text if isinstance(one, Item) else one) for one in lines]


def test_five_options_have_five_looks_by_fill_and_side():
    parts = scale_parts(counted((1, 1, 1, 1, 1)))
    assert [(part.side, part.fill) for part in parts] == [(-1, "█"), (-1, "▒"), (0, "░"), (1, "▒"), (1, "█")]


def test_a_bar_stands_half_left_and_half_right_of_its_axis_when_the_answers_do():
    drawn = plain_text(diverging(scale_parts(counted((2, 0, 4, 0, 2))), 41))
    left, _, right = drawn.partition(AXIS)
    assert left.strip() == right[::-1].strip() == "█████░░░░░"


def test_a_scale_whose_middle_is_best_has_no_good_side():
    good = scale_parts(counted((1, 1, 1, 1, 1)))
    two_ways = scale_parts(counted((1, 1, 1, 1, 1), (-2, -1, 0, 1, 2)))
    assert {part.style for part in good} == {"uncovered", "muted", "primary"}
    assert {part.style for part in two_ways} == {"info", "muted", "disputed"}


@given(st.lists(st.integers(0, 40), min_size=2, max_size=5), st.integers(12, 120))
def test_a_bar_never_leaves_its_width_and_its_axis_never_moves(counts, width):
    drawn = diverging(scale_parts(counted(counts)), width)
    assert width_of(drawn) <= width
    assert plain_text(drawn).index(AXIS) == (width - 1) // 2


def test_the_share_at_the_right_leaves_the_neutral_out():
    assert share_right(scale_parts(counted((1, 1, 2, 3, 3)))) == pytest.approx(0.6)


def test_whole_numbers_up_to_ten_stand_in_eleven_rows_with_their_median(practised, read):
    figures = Figures(4, 0, mean=6.5, median=6.5, least=3, most=10, values=((3, 1), (6, 1), (7, 1), (10, 1)))
    shown = texts(read(practised), ResultKind.NUMBER, figures)
    assert [row.split()[0] for row in shown[:11]] == [str(number) for number in range(11)]
    assert "median  6,5" in shown


def test_long_labels_stand_over_their_bars(practised, read):
    option = OptionCount("a", Text.of("Et meget langt svar " * 4), 3, 1.0, None)
    shown = texts(read(practised), ResultKind.ONE, Figures(3, 0, options=(option,)))
    assert shown[0].startswith("Et meget langt svar")
    assert shown[1].startswith("█")
    assert shown[1].endswith("100\N{NO-BREAK SPACE}%")


def test_the_sentence_says_no_more_than_the_counts(practised, read):
    reading = read(practised)
    scale = question(ResultKind.SCALE, Figures(10, 0, options=counted((1, 1, 2, 3, 3))))
    assert in_words(reading, scale) == (
        "6 af 10 (60\N{NO-BREAK SPACE}%) svarer “enig” eller “helt enig”. 2 svarer “helt uenig” eller “uenig”."
    )
    tie = question(ResultKind.ONE, Figures(4, 0, options=counted((2, 2, 0, 0, 0))))
    half = "50\N{NO-BREAK SPACE}%"
    assert in_words(reading, tie) == f"“helt uenig” og “uenig” er valgt flest gange: 2 af 4 hver ({half})."
    assert not in_words(reading, question(ResultKind.ONE, Figures(0, 3, options=counted((0, 0, 0, 0, 0)))))


def test_a_question_is_cut_between_two_words():
    assert short_label("Hvor godt ved I, hvad I kan", 17) == "Hvor godt ved I…"
    assert short_label("Hvor godt", 17) == "Hvor godt"


def answered(workspace, count, mode=WaveMode.NAMED):
    desk = WaveDesk(workspace)
    wave = desk.plan(name="Evaluering", form_text=shipped_form_text("evaluation"), mode=mode)
    desk.open(wave.id)
    for one in desk.codes(wave.id)[:count]:
        session = desk.answering().begin(one.code, language="da")
        while (page := session.interview.current) is not None:
            if page.options:
                session.interview.answer(page.options[-2].name)
            session.interview.next(check=False)
        session.submit()
    return desk.waves()[0]


async def test_the_questions_can_be_read_in_the_list_at_every_width(practised, at_the_desk):
    wave = answered(practised, 6)
    for size in ((80, 24), (120, 40), (200, 50)):
        async with at_the_desk(practised, size=size, start=f"results:{wave.id}") as person:
            assert "1  Hvem har været med til at svare?" in person.seen()
            await person.press("down", "down")
            await person.rest()
            seen = person.seen()
            assert "Grundlag: 6 svar." in seen
            assert "▒▒ Godt" in seen


async def test_d_splits_a_named_round_and_hides_groups_with_too_few_answers(practised, at_the_desk):
    wave = answered(practised, 6)
    async with at_the_desk(practised, start=f"results:{wave.id}") as person:
        await person.press("g", "3")
        assert "Vises ikke: under 5 svar." in person.seen()
        await person.press("g", "1")
        assert "Vises ikke" not in person.seen()


async def test_an_anonymous_round_offers_no_split(practised, at_the_desk):
    wave = answered(practised, 6, WaveMode.ANONYMOUS)
    WaveDesk(practised).close(wave.id)
    async with at_the_desk(practised, start=f"results:{wave.id}") as person:
        await person.press("g")
        assert "Del op" not in person.seen()
        assert list(practised.store.access.entries()) == []


async def test_the_evaluation_is_written_from_the_results_of_a_round_that_is_closed(practised, at_the_desk):
    wave = answered(practised, 6)
    async with at_the_desk(practised, start=f"results:{wave.id}") as person:
        assert "Skriv en evaluering" not in person.seen()
        WaveDesk(practised).close(wave.id)
        await person.press("escape")
        await person.do(f"results:{wave.id}")
        assert "E  Skriv en evaluering …" in person.seen()
        await person.press("e")
        assert "Evaluering af Hedensted 2019/20" in person.seen()


async def test_a_wide_window_shows_more_of_each_question(practised, at_the_desk):
    wave = answered(practised, 1)
    async with at_the_desk(practised, size=(200, 50), start=f"results:{wave.id}") as person:
        assert "3  Hvor godt ved I, hvad I kan bruge en lokalkontakt til?" in person.seen()


async def test_that_a_named_round_was_looked_at_is_noted_once(practised, at_the_desk):
    wave = answered(practised, 6)
    async with at_the_desk(practised, start=f"results:{wave.id}") as person:
        await person.press("escape")
        await person.do(f"results:{wave.id}")
        (entry,) = practised.store.access.entries()
        assert (entry.subject, entry.through) == ("*", f"app: results {wave.id}")
