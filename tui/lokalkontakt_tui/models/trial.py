"""A form that is tried out: where it comes from, what keeps it from being used, and what it is tried with."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.program import Program, compile_form
from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
from lokalkontakt_core.surveys.engine.surroundings import World
from lokalkontakt_core.surveys.previewing import PreviewSession
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Line, line


@frozen
class FormProblem:
    """Something that keeps a form from being used.

    Attributes:
        place: Where it is: line and column, path, or sheet and row; '' for the file as a whole.
        what: What is wrong.
        remedy: What one can do.
        code: Its stable code.
    """

    place: str
    what: str
    remedy: str
    code: str


@frozen
class LoadedForm:
    """A form file as it was read.

    Attributes:
        form: The form; None when something keeps it from being used.
        problems: What that is; all of it.
        remarks: How many things of another program's form were not carried over, or are written differently.
    """

    form: Form | None
    problems: tuple[FormProblem, ...] = ()
    remarks: int = 0


class FormSource(Protocol):
    """Where the form that is tried out comes from."""

    @property
    def name(self) -> str:
        """What it is called: the name of the file, or of a form that ships with the program."""
        ...

    def read(self) -> LoadedForm:
        """Read it anew; a file that cannot be read just now is a problem like any other."""
        ...

    def changed(self) -> bool:
        """Tell whether it was saved since it was read."""
        ...


@frozen
class Trial:
    """What a form is tried out with.

    Attributes:
        source: Where the form comes from.
        types: The question types it may use.
        world: Time and chance for forms that ask for them.
        language: The language of the words around it, and of the form where it is written in it.
        plugins: The packages of loaded plugins, which bring the words of their own question types.
    """

    source: FormSource
    types: QuestionTypes
    world: World
    language: str
    plugins: tuple[str, ...] = ()

    def program(self, form: Form) -> Program:
        """Make a form ready to run."""
        return compile_form(form, self.types)

    def begin(self, form: Form) -> PreviewSession:
        """Begin to try a form out."""
        return PreviewSession(self.program(form), self.world, self.language)


def problem_lines(problems: Sequence[FormProblem]) -> tuple[Line, ...]:
    """Give everything that keeps a form from being used, each with its place, what is wrong and what one can do."""
    return tuple(row for problem in problems for row in _problem(problem))


def _problem(problem: FormProblem) -> Iterator[Line]:
    yield line((f"{problem.code}  ", "error"), (problem.place, "muted"))
    yield line("  ", problem.what)
    if problem.remedy:
        yield line("  ", (problem.remedy, "muted"))
    yield ()
