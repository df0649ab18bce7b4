"""From the bytes of a file to text: which encoding it is in, and whether it is text at all."""

import codecs
import re

from attrs import frozen

from lokalkontakt_core.errors import ImportFailedError
from lokalkontakt_core.importing.findings import ImportFinding

MOST_BYTES = 2 * 1024 * 1024
"""The largest file that is read: a list of every area in the country takes less than a tenth of it."""

_DOCUMENTS = {
    b"PK\x03\x04": "docx",
    b"%PDF": "pdf",
    b"\xd0\xcf\x11\xe0": "doc",
    b"{\\rtf": "rtf",
    b"\x1f\x8b": "gzip",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Latin-1 has control characters where cp1252 has dashes and quotes, and it is dashes that are meant.
_AS_CP1252 = {code: bytes([code]).decode("cp1252", errors="ignore") or " " for code in range(0x80, 0xA0)}
# The Danish letters of a UTF-8 text that was read as cp1252 and saved again.
_TWICE_ENCODED = re.compile("Ã[¦¸¥†˜…˜]|â€[“œ\x9d]")


@frozen
class Decoded:
    """A text and how it was read.

    Attributes:
        text: The text.
        encoding: The name of the encoding, for example `cp1252`.
        doubtful: True when letters look as if somebody had read them in a wrong encoding before.
    """

    text: str
    encoding: str
    doubtful: bool

    @property
    def findings(self) -> tuple[ImportFinding, ...]:
        """What to tell about the reading: that it is not UTF-8 (LKI027), that letters look wrong (LKI028)."""
        found = []
        if self.encoding != "utf-8":
            found.append(ImportFinding("LKI027", values={"encoding": self.encoding}))
        if self.doubtful:
            found.append(ImportFinding("LKI028"))
        return tuple(found)


def decode(raw: bytes, *, name: str, most: int = MOST_BYTES) -> Decoded:
    """Read bytes as text: by their byte order mark, else UTF-8, UTF-16, cp1252, latin-1.

    Args:
        raw: The whole file.
        name: The file's name, for messages.
        most: The largest size that is read.

    Raises:
        ImportFailedError: LKE600 for an empty file, LKE602 for one that is no text, LKE604 for one over `most`.
    """
    if len(raw) > most:
        raise ImportFailedError("LKE604", name=name, bytes=len(raw), most=most)
    for beginning, kind in _DOCUMENTS.items():
        if raw.startswith(beginning):
            raise ImportFailedError("LKE602", name=name, kind=kind)
    text, encoding = _tried(raw)
    if _NO_TEXT.search(text):
        raise ImportFailedError("LKE602", name=name, kind="data")
    if not text.strip():
        raise ImportFailedError("LKE600", name=name)
    return Decoded(text, encoding, _TWICE_ENCODED.search(text) is not None)


def _tried(raw: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace"), encoding
    for encoding in ("utf-8", *_utf16_without_mark(raw), "cp1252"):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1").translate(_AS_CP1252), "latin-1"


def _utf16_without_mark(raw: bytes) -> tuple[str, ...]:
    """Give the UTF-16 a text is in when every second byte is zero, as in Danish text nearly all are."""
    sample = raw[:4000]
    if len(sample) % 2 or len(sample) < 4:  # noqa: PLR2004 - two letters
        return ()
    half = len(sample) // 2
    if sample[1::2].count(0) * 10 >= half * 9:
        return ("utf-16-le",)
    return ("utf-16-be",) if sample[0::2].count(0) * 10 >= half * 9 else ()
