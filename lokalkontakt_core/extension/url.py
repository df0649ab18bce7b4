"""URLs of stores and channels: a scheme, a colon, and a location the plugin understands; a bare path means TOML."""

import re

from lokalkontakt_core.values import frozen

DEFAULT_SCHEME = "toml"
# Two letters at least, so that the drive of `C:\register` is no scheme.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(.*)", re.DOTALL)
_ONE_WORD = re.compile(r"[\w/\\:.,@%+~=-]+")


@frozen
class Location:
    """Where something lies: all after the first colon is the plugin's business."""

    scheme: str
    location: str

    @classmethod
    def parse(cls, url: str, default: str = DEFAULT_SCHEME) -> "Location":
        """Read a URL or a bare path."""
        match = _SCHEME.fullmatch(url)
        return cls(match[1], match[2]) if match else cls(default, url)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.location}"


def as_typed(url: str) -> str:
    """Give the URL of an open store as a person would type it: a folder without its scheme."""
    place = Location.parse(url)
    return place.location if place.scheme == DEFAULT_SCHEME else url


def as_argument(address: str) -> str:
    """Give an address as it stands in a command: in quotes where a shell would take it apart."""
    return address if _ONE_WORD.fullmatch(address) else f'"{address}"'
