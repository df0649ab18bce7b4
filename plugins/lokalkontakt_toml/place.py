"""Where something stands in a file."""

from lokalkontakt_core.values import frozen


@frozen
class Place:
    """A line of a file, shown as editors take it: `records/area/glud.toml:4`."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"
