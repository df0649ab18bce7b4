"""The form that is tried out: a form file, one of another program, or one that ships; read anew when it was saved."""

from pathlib import Path

from lokalkontakt_cli.commands.form_carrying import OTHER_PROGRAMS, carried_form, place_of, tables_beside
from lokalkontakt_cli.commands.wave_life import form_text
from lokalkontakt_cli.session import Session
from lokalkontakt_core.errors import FormError, LokalkontaktError, UsageError
from lokalkontakt_core.surveys.engine.form_file import load_form, read_form
from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
from lokalkontakt_core.surveys.interchange.remarks import Weight
from lokalkontakt_tui.models.trial import FormProblem, LoadedForm

_Signature = tuple[tuple[int, int] | None, ...]


class FileSource:
    """A form by name or file.

    Args:
        session: The run of the command line; problems are told in its words.
        given: The file, or the name of a form that ships with the program.
        types: The question types that may be used.
        language: The language of texts of another program's form that name none.
    """

    def __init__(self, session: Session, given: str, types: QuestionTypes, language: str) -> None:
        self._session = session
        self._given = given
        self._types = types
        self._language = language
        self._path = Path(given)
        self._watched: tuple[Path, ...] = (self._path,)
        self._seen: _Signature = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return self._path.name

    def read(self) -> LoadedForm:
        """Read it anew."""
        self._seen = self._signature()
        try:
            return self._carried() if self._path.suffix.lower() in OTHER_PROGRAMS else self._loaded()
        except LokalkontaktError as problem:
            return LoadedForm(None, tuple(self._problem(one) for one in problem.details or (problem,)))

    def changed(self) -> bool:
        """Tell whether the file, or a table it names, was saved since it was read."""
        return self._signature() != self._seen

    def _loaded(self) -> LoadedForm:
        text = form_text(self._given)
        written, _ = read_form(text)
        tables = tables_beside(written, self._path.parent)
        self._watched = (self._path, *(self._path.parent / name for name in tables))
        self._seen = self._signature()
        return LoadedForm(load_form(text, types=self._types, tables=tables))

    def _carried(self) -> LoadedForm:
        if not self._path.is_file():
            raise UsageError("LKE013", place=self._given)
        carried = carried_form(self._path, self._language, self._types)
        wrong = [one for one in carried.remarks if one.weight is Weight.ERROR]
        told = len(carried.remarks) - len(wrong)
        if carried.form is not None and not wrong:
            return LoadedForm(carried.form, remarks=told)
        problems = []
        for remark in wrong:
            what, _, remedy = self._session.catalogue.explain(remark.as_error())
            problems.append(FormProblem(place_of(self._session, remark), what, remedy, remark.code))
        return LoadedForm(None, tuple(problems), told)

    def _problem(self, problem: LokalkontaktError) -> FormProblem:
        what, _, remedy = self._session.catalogue.explain(problem)
        place = self._place(problem, what) if isinstance(problem, FormError) else ""
        return FormProblem(place, what, remedy, problem.code)

    def _place(self, problem: FormError, what: str) -> str:
        values = problem.values
        parts = []
        if "line" in values:
            parts.append(self._session.text("line {line}", line=str(values["line"])))
        if "column" in values:
            parts.append(self._session.text("column {column}", column=str(values["column"])))
        if values.get("path") and str(values["path"]) not in what:
            parts.append(str(values["path"]))
        return ", ".join(parts)

    def _signature(self) -> _Signature:
        return tuple(_stamp(path) for path in self._watched)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Give when a file was last written and how long it is; None when it is not there just now."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
