"""History files: one change set each, named by its revision; a change set is committed when its file has its name."""

from collections.abc import Iterator
from pathlib import Path

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.codec.commits import commit_from_document, commit_to_document
from lokalkontakt_core.errors import ConflictError, DataError
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.layout import SCHEMAS, SUFFIX, Layout
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.toml_text import decoded, encoded, parsed, written


class HistoryFiles:
    """The folder of change sets.

    Args:
        layout: The names.
        files: The durable operations.
    """

    def __init__(self, layout: Layout, files: Files) -> None:
        self._layout = layout
        self._files = files

    def last(self, settled: int) -> int:
        """Give the last revision, looking upwards from one that is there (0 for none); cheap."""
        years = self._years()
        while any((year / f"{settled + 1}{SUFFIX}").exists() for year in years):
            settled += 1
        return settled

    def read(self, revision: int) -> Commit:
        """Read one change set.

        Raises:
            DataError: LKE108 when it is missing; LKE114 when two have its number; else what is wrong with it.
            StoreError: LKE105 when a newer version of the program wrote it.
        """
        paths = [path for year in self._years() if (path := year / f"{revision}{SUFFIX}").exists()]
        if not paths:
            raise DataError("LKE108", place=self._layout.place(self._layout.history), revision=revision)
        if len(paths) > 1:
            places = tuple(self._layout.place(path) for path in paths)
            raise DataError("LKE114", place=places[0], places=places, revision=revision)
        place = self._layout.place(paths[0])
        commit = commit_from_document(parsed(decoded(content_of(paths[0], place), place), place), place)
        if commit.revision != revision:
            raise DataError("LKE132", place=place, id=commit.revision, file=paths[0].name)
        return commit

    def between(self, after: int, last: int) -> tuple[Commit, ...]:
        """Read the change sets of the revisions `after` + 1 to `last`, oldest first."""
        return tuple(self.read(revision) for revision in range(after + 1, last + 1))

    def newest_first(self, last: int) -> Iterator[Commit]:
        """Read the change sets down from a revision, each when it is asked for."""
        return (self.read(revision) for revision in range(last, 0, -1))

    def write(self, commit: Commit) -> None:
        """Commit: write a change set under its number, durably.

        Raises:
            ConflictError: LKE101 when another writer has taken the number.
            OSError: It could not be written; nothing was changed.
        """
        try:
            self._files.create(*self.file_of(commit))
        except FileExistsError as error:
            raise ConflictError("LKE101", base=commit.revision - 1, head=self.last(commit.revision - 1)) from error

    def file_of(self, commit: Commit) -> tuple[Path, bytes]:
        """Give the path of a change set, and what stands in its file."""
        content = encoded(f"#:schema ../../{SCHEMAS}/commit.schema.json\n{written(commit_to_document(commit))}")
        return self._layout.history / f"{commit.instant.year:04d}" / f"{commit.revision}{SUFFIX}", content

    def strangers(self) -> list[DataError]:
        """Give one problem for each file that is no change set of ours, such as a sync program's copy."""
        return [
            DataError("LKE131", place=self._layout.place(path), file=path.name)
            for year in self._years()
            for path in sorted(year.glob(f"*[!0-9]{SUFFIX}"))
            if not path.name.startswith(".")
        ]

    def refuse_gap(self, last: int) -> None:
        """Stop when change sets lie beyond the last one in line.

        Raises:
            DataError: LKE108.
        """
        if self.has_gap(last):
            raise DataError("LKE108", place=self._layout.place(self._layout.history), revision=self.last(last) + 1)

    def has_gap(self, last: int) -> bool:
        """Tell whether change sets lie beyond the last one in line; looks at every name, and so only where needed."""
        numbers = [path.stem for year in self._years() for path in year.glob(f"*{SUFFIX}")]
        last = self.last(last)  # looked for after the names were seen: somebody may have committed in between
        return any(number.isdecimal() and int(number) > last for number in numbers)

    def _years(self) -> list[Path]:
        try:
            return sorted(path for path in self._layout.history.iterdir() if path.name.isdecimal())
        except FileNotFoundError:
            return []
