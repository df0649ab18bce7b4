"""A short run of what `scripts/fuzz_forms.py` does at length."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.core.surveys.engine import fuzzing

SHORT = settings(
    max_examples=120, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.mark.parametrize("target", fuzzing.TARGETS)
def test_whatever_is_thrown_ends_with_a_coded_problem_or_runs(target):
    ended = set()

    @SHORT
    @given(fuzzing.texts(target))
    def throw(text):
        ended.add(fuzzing.TARGETS[target](text))

    throw()
    assert ended == {fuzzing.REFUSED, fuzzing.RUN}


@pytest.mark.parametrize("target", fuzzing.TARGETS)
def test_the_texts_begun_with_are_good_ones(target):
    ended = [fuzzing.TARGETS[target](text) for text in fuzzing.seeds(target)]
    assert ended.count(fuzzing.RUN) > len(ended) * 3 // 4
