"""The folder of one survey wave: its setup, the frozen form, answers, used-marks, drafts and the journal.

wave.toml           setup and state; open when it appears, sealed when it says so
form.toml           the frozen form, byte for byte
answers/<id>.toml   one answer each while open; of a named wave for good
sealed/<id>.toml    the answers of an anonymous wave after sealing: other names, other order, one time
used/<hash>         a ticket has been used
drafts/<hash>.toml  what was saved last with a ticket
journal/<hash>.toml an answer that is received and perhaps not yet filed

All but the form begin with a digest of the rest.
"""

from pathlib import Path
from typing import Any

from lokalkontakt_core.errors import DataError, NotFoundError
from lokalkontakt_core.ports.response_store import Response, WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.values import frozen
from lokalkontakt_toml.digested import digested, intact
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.layout import SUFFIX, Layout, is_strange, safe_name
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.toml_text import decoded, encoded


@frozen
class WaveFile:
    """What a wave's file says.

    Attributes:
        setup: What it was opened with.
        sealed: Whether it is closed for good.
        submitted: How many had answered when it was sealed.
        answered: The invitations that had answered when a named wave was sealed.
    """

    setup: WaveSetup
    sealed: bool = False
    submitted: int = 0
    answered: frozenset[str] = frozenset()


class WaveFolder:
    """Reads and writes the folder of one wave.

    Args:
        wave: The wave's id; StoreError LKE134 when it is no safe name.
        layout: The names.
        files: The durable operations.
    """

    def __init__(self, wave: str, layout: Layout, files: Files) -> None:
        self.wave = wave
        self.files = files
        self.folder = layout.wave(wave)
        self.key = layout.key(wave)
        self._layout = layout
        self._file = self.folder / "wave.toml"
        self._form = self.folder / "form.toml"

    def document(self, path: Path) -> dict[str, Any]:
        """Read one of the wave's files; FileNotFoundError when it is not there."""
        place = self._layout.place(path)
        return intact(decoded(content_of(path, place), place), place)

    def damaged(self, path: Path) -> DataError:
        """Give the problem of a file that says something else than it should."""
        return DataError("LKE137", place=self._layout.place(path))

    def read(self) -> WaveFile:
        """Read the wave's file; NotFoundError LKE112 when there is no such wave."""
        try:
            document = self.document(self._file)
            form_text = content_of(self._form, self._layout.place(self._form)).decode()
        except FileNotFoundError as error:
            raise NotFoundError("LKE112", wave=self.wave) from error
        except UnicodeDecodeError as error:
            raise self.damaged(self._form) from error
        try:
            setup = WaveSetup(
                wave=self.wave,
                mode=WaveMode(document["mode"]),
                form_text=form_text,
                title=document["title"],
                invitations=tuple(document["invitations"]),
                labels=dict(document.get("labels", {})),
            )
            sealed = {"open": False, "sealed": True}[document["state"]]
            answered = frozenset(document.get("answered", ()))
            return WaveFile(setup, sealed, document.get("submitted", 0), answered)
        except (KeyError, TypeError, ValueError) as error:
            raise self.damaged(self._file) from error

    def write_open(self, setup: WaveSetup) -> None:
        """Make the wave answerable: when its file has its name, it is open.

        Raises:
            FileExistsError: It is there already.
        """
        self.files.replace(self._form, encoded(setup.form_text))
        self.files.create(self._file, digested(_document(WaveFile(setup))))

    def write_kept(self, file: WaveFile) -> None:
        """Write form and file of a wave that was kept elsewhere; what lies beside them is there already."""
        self.files.replace(self._form, encoded(file.setup.form_text))
        self.files.replace(self._file, digested(_document(file)))

    def write_sealed(self, file: WaveFile) -> None:
        """Say that the wave is sealed."""
        self.files.replace(self._file, digested(_document(file)))

    def clear_away(self, file: WaveFile) -> None:
        """Take away what a sealed wave has no use for; may be done again."""
        self.files.remove(self.key)
        for left_over in self._left_over(file):
            self.files.remove_folder(left_over)

    def is_cleared(self, file: WaveFile) -> bool:
        """Tell whether nothing is left of what a sealed wave has no use for."""
        return not self.key.exists() and not any(left_over.exists() for left_over in self._left_over(file))

    def _left_over(self, file: WaveFile) -> list[Path]:
        anonymous = file.setup.mode is WaveMode.ANONYMOUS
        return [self.drafts, self.used, self.journal, *([self.answers(sealed=False)] if anonymous else [])]

    def answers(self, *, sealed: bool) -> Path:
        """The folder of answers: before, or after an anonymous wave was sealed."""
        return self.folder / ("sealed" if sealed else "answers")

    @property
    def used(self) -> Path:
        """The folder of used-marks."""
        return self.folder / "used"

    @property
    def drafts(self) -> Path:
        """The folder of drafts."""
        return self.folder / "drafts"

    @property
    def journal(self) -> Path:
        """The folder of answers on their way."""
        return self.folder / "journal"

    def used_mark(self, handle: str) -> Path:
        """The used-mark of a ticket."""
        return self.used / safe_name(handle)

    def draft(self, handle: str) -> Path:
        """The draft of a ticket."""
        return self.drafts / f"{safe_name(handle)}{SUFFIX}"

    def entry(self, handle: str) -> Path:
        """The journal entry of a ticket."""
        return self.journal / f"{safe_name(handle)}{SUFFIX}"

    def names(self, folder: Path) -> list[str]:
        """Give the ids in one of the folders.

        Raises:
            DataError: LKE131 when a file lies there that is not ours, such as a sync program's copy.
        """
        try:
            names = [path.name for path in folder.iterdir() if not path.name.startswith(".")]
        except FileNotFoundError:
            return []
        for name in names:
            if is_strange(name):
                raise DataError("LKE131", place=self._layout.place(folder / name), file=name)
        return sorted(name.removesuffix(SUFFIX) for name in names)

    def response(self, path: Path) -> Response:
        """Read an answer; FileNotFoundError when it is gone."""
        document = self.document(path)
        language, answers = document.get("language"), document.get("answers", {})
        if not isinstance(language, str) or not isinstance(answers, dict):
            raise self.damaged(path)
        return Response(path.name.removesuffix(SUFFIX), answers, language)


def response_content(response: Response) -> bytes:
    """Give what the file of an answer holds."""
    return digested({"language": response.language, "answers": dict(response.answers)})


def _document(file: WaveFile) -> dict[str, Any]:
    setup = file.setup
    document: dict[str, Any] = {
        "state": "sealed" if file.sealed else "open",
        "title": setup.title,
        "mode": setup.mode.value,
        "invitations": list(setup.invitations),
    }
    if file.sealed:
        document["submitted"] = file.submitted
        document["answered"] = sorted(file.answered)
    document["labels"] = dict(setup.labels)
    return document
