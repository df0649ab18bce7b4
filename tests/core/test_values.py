import copy
import pickle

import attrs
import pytest
from attrs import field
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.values import frozen


@frozen
class Ours:
    a: int
    b: tuple[str, ...] = ()
    c: int = field(default=0, eq=False, repr=False)


@attrs.frozen
class Theirs:
    a: int
    b: tuple[str, ...] = ()
    c: int = field(default=0, eq=False, repr=False)


@frozen
class Other:
    a: int
    b: tuple[str, ...] = ()


@frozen(kw_only=True)
class Wider(Ours):
    d: int | None = None


@frozen
class Empty:
    pass


@frozen
class One:
    a: int


ARGUMENTS = st.tuples(st.integers(0, 2), st.lists(st.sampled_from("xy"), max_size=2).map(tuple), st.integers(0, 1))


@given(ARGUMENTS, ARGUMENTS)
def test_equality_hash_and_words_are_those_that_attrs_would_write(one, two):
    assert (Ours(*one) == Ours(*two)) is (Theirs(*one) == Theirs(*two))
    assert (Ours(*one) != Ours(*two)) is (Theirs(*one) != Theirs(*two))
    assert Ours(*one) != Ours(*two) or hash(Ours(*one)) == hash(Ours(*two))
    assert repr(Ours(*one)) == repr(Theirs(*one)).replace("Theirs", "Ours")


def test_values_of_two_classes_are_never_equal():
    assert Ours(1) != Other(1)
    assert Ours(1) != Wider(a=1)
    assert Wider(a=1) == Wider(a=1, d=None)
    assert Wider(a=1) != Wider(a=1, d=2)
    assert Ours(1) != (1, (), 0)


def test_classes_of_no_field_and_of_one_are_equal_by_their_fields():
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    assert One(1) == One(1) != One(2)
    assert {One(1): "x"}[One(1)] == "x"


def test_a_value_cannot_be_changed_and_has_no_room_for_more():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Ours(1).a = 2
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Ours(1).z = 2
    assert not hasattr(Ours(1), "__dict__")


def test_what_attrs_does_with_its_classes_works():
    assert attrs.has(Ours)
    assert attrs.evolve(Ours(1), b=("x",)) == Ours(1, ("x",))
    assert [one.name for one in attrs.fields(Wider)] == ["a", "b", "c", "d"]
    assert copy.deepcopy(Ours(1, ("x",))) == Ours(1, ("x",))
    assert pickle.loads(pickle.dumps(One(3))) == One(3)  # noqa: S301 - our own


def test_own_methods_and_what_was_asked_for_are_kept():
    @frozen(order=True)
    class Ordered:
        a: int

    @frozen(eq=False)
    class Same:
        a: int

    @frozen
    class Named:
        a: int

        def __repr__(self):
            return "named"

        def __eq__(self, other):
            return True

        __hash__ = None

    assert Ordered(1) < Ordered(2)
    assert Ordered(1) == Ordered(1)
    assert hash(Ordered(1)) == hash(Ordered(1))
    assert Same(1) != Same(1)
    assert repr(Named(1)) == "named"
    assert Named(1) == Named(2)
    with pytest.raises(TypeError):
        hash(Named(1))


def test_words_of_a_value_inside_a_function_begin_with_its_name():
    @frozen
    class Inner:
        a: str

    assert repr(Inner("x")) == "Inner(a='x')"
