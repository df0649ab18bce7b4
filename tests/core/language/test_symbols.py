import pytest

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.symbols import Symbols, choose_symbols, in_symbols

SIGNS = "●►○?■▲i◇✓✗»–█▓▒░"


@pytest.fixture(autouse=True)
def signs_afterwards():
    yield
    choose_symbols(Symbols.SIGNS)


def test_signs_stay_as_they_are_unless_letters_are_chosen():
    assert in_symbols(SIGNS) == SIGNS


def test_each_state_has_letters_of_its_own():
    choose_symbols("plain")
    assert [in_symbols(sign) for sign in "●►○?■▲i◇✓✗»–"] == [
        "*", ">", "o", "?", "#", "!", "i", "+", "ok", "x", ">>", "-",
    ]  # fmt: skip
    assert in_symbols("█▓▒░") == "#==."
    assert in_symbols("(•) Rårup → Ølholm") == "(*) Rårup -> Ølholm"


def test_symbols_that_are_not_there_change_nothing():
    choose_symbols("plain")
    with pytest.raises(UsageError) as caught:
        choose_symbols("runer")
    assert (caught.value.code, caught.value.values["given"]) == ("LKE040", "runer")
    assert in_symbols("●") == "*"
