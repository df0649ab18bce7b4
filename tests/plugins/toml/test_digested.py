"""Texts with a digest: what is cut short anywhere is told; what never had one is read as it stands."""

import pytest

from lokalkontakt_core.errors import DataError
from lokalkontakt_toml.digested import digested, intact

WHOLE = digested({"answers": {"wish": "no"}, "position": "intro"}).decode()


@pytest.mark.parametrize("length", range(len(WHOLE)))
def test_a_text_cut_short_anywhere_is_told_also_where_nothing_is_left_of_it(length):
    with pytest.raises(DataError) as caught:
        intact(WHOLE[:length], "draft.toml")
    assert (caught.value.code, caught.value.values["place"]) == ("LKE195", "draft.toml")


def test_a_whole_text_is_read_and_so_is_one_without_a_digest():
    assert intact(WHOLE, "draft.toml") == intact(WHOLE.partition("\n")[2], "draft.toml")
    assert intact(digested({}).decode(), "draft.toml") == {}
