"""A glance: the register as committed, while nothing is on its way; records are read when their kind is asked for.

All files are opened, and their digests say that each is as the program wrote it; what takes long is to understand them.
"""

from collections.abc import Iterator, Mapping

from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.register import Register
from lokalkontakt_toml.head_file import digest_over, read_head
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.record_files import Sheet, read_sheets, understood


class _Kinds(Mapping[str, Mapping[str, Record]]):
    """Records by kind and id.

    Args:
        sheets: Their texts.
    """

    def __init__(self, sheets: Mapping[Ref, Sheet]) -> None:
        self._sheets: dict[str, dict[Ref, Sheet]] = {}
        for ref, sheet in sheets.items():
            self._sheets.setdefault(ref.kind, {})[ref] = sheet
        self._understood: dict[str, Mapping[str, Record]] = {}

    def __getitem__(self, kind: str) -> Mapping[str, Record]:
        if kind not in self._understood:
            files = understood(self._sheets[kind])
            self._understood[kind] = {ref.id: file.record for ref, file in files.items()}
        return self._understood[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sheets)

    def __len__(self) -> int:
        return len(self._sheets)


def glanced(layout: Layout, history: HistoryFiles) -> Register | None:
    """Give the register; None when it has to be looked at more closely.

    That is when a file was edited, added or deleted by hand, a change set is not written out yet, a redaction is under
    way, or anything lies there that is none of ours.
    """
    if layout.redaction.exists():
        return None
    head = read_head(layout)
    sheets, problems = read_sheets(layout)
    digests = {ref: sheet.digest for ref, sheet in sheets.items()}
    quiet = not problems and all(sheet.sealed == sheet.digest for sheet in sheets.values())
    # The digest over all of them says that the files are those of the head, whatever went on while they were read.
    if not quiet or digest_over(digests) != head.digest:
        return None
    if history.last(head.revision) != head.revision or history.strangers():
        return None
    return Register.of_kinds(_Kinds(sheets), head.revision)
