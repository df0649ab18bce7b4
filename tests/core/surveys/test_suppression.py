from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.surveys.suppression import COMPLEMENT, FEW, held_back, too_few

bases = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1)
thresholds = st.integers(1, 12)


def reasons(hidden):
    return {group: message.id for group, message in hidden.items()}


def test_a_figure_on_fewer_answers_than_the_threshold_is_held_back():
    assert too_few(5, 5) is None
    assert too_few(4, 5).values == {"threshold": 5}
    assert too_few(0, 5) is not None


def test_the_smallest_group_shown_is_held_back_with_a_single_small_one():
    hidden = held_back({"a": 3, "b": 9, "c": 7}, 5, complements=True)
    assert reasons(hidden) == {"a": FEW, "c": COMPLEMENT}


def test_two_small_groups_that_are_enough_together_hide_no_third():
    assert reasons(held_back({"a": 3, "b": 2, "c": 7}, 5, complements=True)) == {"a": FEW, "b": FEW}


def test_an_empty_group_is_held_back_like_a_small_one_and_gives_nothing_away():
    assert reasons(held_back({"a": 0, "b": 9}, 5, complements=True)) == {"a": FEW}


def test_those_in_no_group_count_as_a_group_that_is_never_shown():
    assert reasons(held_back({"a": 9, "b": 7}, 5, complements=True, rest=2)) == {"b": COMPLEMENT}
    assert held_back({"a": 9, "b": 7}, 5, complements=True, rest=5) == {}
    assert held_back({"a": 9, "b": 7}, 5, complements=True, rest=0) == {}


def test_in_a_named_wave_only_the_small_group_itself_is_held_back():
    assert reasons(held_back({"a": 3, "b": 9}, 5, complements=False, rest=1)) == {"a": FEW}


@given(bases, thresholds, st.integers(0, 12))
def test_no_small_group_and_no_small_sum_of_groups_follows_from_what_is_shown(groups, threshold, rest):
    hidden = held_back(groups, threshold, complements=True, rest=rest)
    everything = {**groups, "rest": rest}
    shown = set(groups) - set(hidden)
    # Whoever reads the table knows the whole and each group shown. Nothing follows from these but the sum of all that
    # is not shown.
    unseen = sum(everything.values()) - sum(groups[group] for group in shown)
    assert unseen == 0 or unseen >= threshold or not shown
    assert all(groups[group] >= threshold for group in shown)


@given(bases, thresholds, st.integers(0, 12))
def test_no_more_is_held_back_than_needed(groups, threshold, rest):
    hidden = held_back(groups, threshold, complements=True, rest=rest)
    small = {group for group, base in groups.items() if base < threshold}
    assert small <= set(hidden)
    extra = sorted((groups[group], group) for group in set(hidden) - small)
    if extra:
        largest = extra[-1][0]
        unseen = rest + sum(groups[group] for group in hidden)
        assert 0 < unseen - largest < threshold


@given(bases, thresholds)
def test_every_reason_names_the_threshold_and_not_the_count(groups, threshold):
    for message in held_back(groups, threshold, complements=True).values():
        assert message.values == {"threshold": threshold}
