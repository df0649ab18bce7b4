"""Answer codes: short to type from paper, derived from a key, and checked for slips before anything is looked up.

A code is 13 characters of Crockford's base 32 (65 bits of an HMAC over the invitation's id) and one check character.
The check is a weighted sum in the field of 32 elements, so that every single wrong character and every two swapped
characters are noticed. Only a hash of a code is ever looked up or used as a name.
"""

import hashlib
import hmac
from collections.abc import Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""

KEY_BYTES = 32
"""The length of a wave's key."""

_BODY = 13
_GROUP = 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\t": None})
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_POLYNOMIAL = 0b100101
_FIELD = 32


def _doubled(value: int) -> int:
    """Multiply by x in the field of 32 elements (x⁵ + x² + 1)."""
    shifted = value << 1
    return shifted ^ _POLYNOMIAL if shifted & _FIELD else shifted


def _check(body: str) -> str:
    total = 0
    for character in body:
        total = _doubled(total ^ _VALUE[character])
    return ALPHABET[total]


def code_of(key: bytes, invitation: str) -> str:
    """Give the code of an invitation: 14 characters, without hyphens."""
    digest = int.from_bytes(hmac.digest(key, invitation.encode(), "sha256")[:9])
    digest >>= 9 * 8 - _BODY * 5
    body = "".join(ALPHABET[digest >> 5 * place & 31] for place in reversed(range(_BODY)))
    return body + _check(body)


def grouped(code: str) -> str:
    """Give a code as it is printed, in groups of four: `K7RN-4TQP-2M9X-8H`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(typed: str) -> str | None:
    """Read a code as typed: any case, with or without hyphens and blanks, O for 0, I or L for 1.

    Returns:
        The 14 characters, or None when this cannot be a code (length, a strange character, or the check).
    """
    code = typed.strip().upper().translate(_READ_AS)
    if len(code) != _BODY + 1 or any(character not in _VALUE for character in code):
        return None
    return code if _check(code[:-1]) == code[-1] else None


def code_hash(code: str) -> str:
    """Give the hash a code is looked up by: 64 hexadecimal characters."""
    return hashlib.sha256(b"lokalkontakt code " + code.encode()).hexdigest()


def codes_of(key: bytes, invitations: Iterable[str]) -> dict[str, str]:
    """Give the code of each invitation as it is printed."""
    return {invitation: grouped(code_of(key, invitation)) for invitation in invitations}


def handles_of(key: bytes, invitations: Iterable[str]) -> dict[str, str]:
    """Give the invitation behind each hash a code is looked up by."""
    return {code_hash(code_of(key, invitation)): invitation for invitation in invitations}
