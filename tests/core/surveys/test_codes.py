import base64
import hashlib
import hmac
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.surveys.codes import ALPHABET, code_hash, code_of, grouped, read_code

keys = st.binary(min_size=32, max_size=32)
ids = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-"), min_size=1, max_size=40)


def test_the_code_of_a_known_key_and_invitation_stays_what_it_is():
    assert grouped(code_of(bytes(range(32)), "invitation-1")) == "7NPD-B6C5-DTMY-1Y"


@given(keys, ids)
def test_a_code_begins_with_the_first_65_bits_of_the_hmac_in_base_32(key, invitation):
    digest = hmac.new(key, invitation.encode(), hashlib.sha256).digest()
    usual = base64.b32encode(digest).decode()[:13]
    crockford = usual.translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET))
    assert code_of(key, invitation)[:13] == crockford


@given(keys, ids)
def test_a_code_is_read_back_in_any_case_and_grouping(key, invitation):
    code = code_of(key, invitation)
    for typed in (code, grouped(code), grouped(code).lower(), f"  {' '.join(code)} "):
        assert read_code(typed) == code


@given(keys, ids)
def test_letters_that_look_like_digits_are_read_as_digits(key, invitation):
    code = code_of(key, invitation)
    assert read_code(code.replace("0", "O").replace("1", "I")) == code
    assert read_code(code.replace("0", "o").replace("1", "l")) == code


@given(keys, ids, st.integers(0, 13), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_noticed(key, invitation, place, other):
    code = code_of(key, invitation)
    wrong = code[:place] + other + code[place + 1 :]
    assert read_code(wrong) == (code if wrong == code else None)


@given(keys, ids)
def test_every_two_swapped_characters_are_noticed(key, invitation):
    code = code_of(key, invitation)
    for one, other in itertools.combinations(range(len(code)), 2):
        letters = list(code)
        letters[one], letters[other] = letters[other], letters[one]
        swapped = "".join(letters)
        assert swapped == code or read_code(swapped) is None


@pytest.mark.parametrize("typed", ["", "K", "U" * 14, "0" * 13, "0" * 15, "æ" * 14, "0000-0000-0000-01"])
def test_what_cannot_be_a_code_is_none(typed):
    assert read_code(typed) is None


def test_other_keys_and_other_invitations_give_other_codes():
    codes = {code_of(bytes([key]) * 32, f"invitation-{number}") for key in range(10) for number in range(200)}
    assert len(codes) == 2000
    assert {character for code in codes for character in code} == set(ALPHABET)


def test_the_hash_tells_codes_apart_and_does_not_hold_them():
    code = code_of(b"k" * 32, "invitation-1")
    assert code.lower() not in code_hash(code)
    assert code_hash(code) != code_hash(code_of(b"k" * 32, "invitation-2"))
