"""The head file: the last settled revision, and one digest over all its records."""

import hashlib
from collections.abc import Mapping

from lokalkontakt_core.errors import DataError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.values import frozen
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.layout import SCHEMAS, Layout
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written


@frozen
class Head:
    """What the head file says.

    Attributes:
        revision: The last revision whose records are all written; 0 when there is no head file.
        digest: The digest over the records of that revision; None when there is no head file.
    """

    revision: int
    digest: str | None


def digest_over(digests: Mapping[Ref, str]) -> str:
    """Give the digest over the digests of all records."""
    lines = sorted(f"{ref} {digest}\n" for ref, digest in digests.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def read_head(layout: Layout) -> Head:
    """Read the head file; a lost one is no harm, the history tells the same.

    Raises:
        DataError: LKE137 when it does not say what it should.
    """
    place = layout.place(layout.head)
    try:
        content = content_of(layout.head, place)
    except FileNotFoundError:
        return Head(0, None)
    try:
        document = parsed(decoded(content, place), place)
    except DataError as error:  # nobody is to mend it line by line: it is made again
        raise DataError("LKE137", place=place) from error
    revision, digest = document.get("revision"), document.get("digest")
    if type(revision) is not int or revision < 0 or not isinstance(digest, str):
        raise DataError("LKE137", place=place)
    return Head(revision, digest)


def write_head(head: Head, layout: Layout, files: Files) -> None:
    """Write the head file durably."""
    document = {"revision": head.revision, "digest": head.digest}
    content = f"#:schema {SCHEMAS}/head.schema.json\n{written(document)}"
    files.replace(layout.head, encoded(content))
