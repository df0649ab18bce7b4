"""Digests and base64."""

import base64
import binascii
import hashlib
from collections.abc import Callable

_DIGESTS: dict[str, Callable[[bytes], bytes]] = {
    "MD5": lambda data: hashlib.md5(data, usedforsecurity=False).digest(),
    "SHA-1": lambda data: hashlib.sha1(data, usedforsecurity=False).digest(),
    "SHA-256": lambda data: hashlib.sha256(data).digest(),
    "SHA-384": lambda data: hashlib.sha384(data).digest(),
    "SHA-512": lambda data: hashlib.sha512(data).digest(),
}


def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """Give the digest of a text in `base64` or `hex`; '' for an algorithm or encoding nobody knows."""
    function = _DIGESTS.get(algorithm)
    if function is None or encoding not in {"base64", "hex"}:
        return ""
    result = function(text.encode("utf-8", "replace"))
    return result.hex() if encoding == "hex" else base64.b64encode(result).decode("ascii")


def base64_decode(text: str) -> str:
    """Decode base64 to text; '' when it is none."""
    try:
        return base64.b64decode(text, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""
