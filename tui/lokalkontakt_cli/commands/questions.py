"""`question list`, `question answer`: what an import left open."""

from lokalkontakt_cli.deeds import Deed, deed
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.output import Column, Format
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.questions import option_words, question_row
from lokalkontakt_cli.views.values import dated, in_order
from lokalkontakt_core.errors import NotFoundError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.services.answer_question import answer_question
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace


@command("Ends with 1 while a question is open.")
@option("--all", "everything", is_flag=True, help="Show those that have been answered too")
@listing
@pass_session
def list_questions(session: Session, *, everything: bool, on: str | None, form: Format) -> ExitCode:
    """List questions of imports."""
    register = session.reading(on).register
    rows = in_order(question_row(register, one) for one in register.all(ImportQuestion))
    opened = any(row["answer"] is None for row in rows)
    catalogue = session.catalogue
    columns = (
        Column("id", "Id"),
        Column("code", "Code"),
        Column("name", "Area"),
        Column("options", "Possible answers", lambda row: option_words(catalogue, row["options"])),
        Column("answer", "Answer", lambda row: option_words(catalogue, [row["answer"]] if row["answer"] else [])),
        Column("answered", "Answered on", dated(catalogue, "answered")),
    )
    session.output.listing(form, columns, [row for row in rows if everything or row["answer"] is None])
    if opened:
        session.say("Answer one: lokalkontakt question answer AREA ANSWER")
    else:
        session.say("No question is open.")
    return ExitCode.FINDINGS if opened else ExitCode.OK


@deed("QUESTION is the area it is about, or its id. two_places needs --name for the second area.")
@argument("question", "QUESTION")
@argument("answer", "ANSWER")
@option("--name", metavar="NAME", help="The second area's name, for two_places")
def answer_one(_session: Session, workspace: Workspace, *, question: str, answer: str, name: str | None) -> Deed:
    """Answer a question."""
    meant = _meant(workspace, question)
    return Deed(answer_question, question=meant.id, answer=answer.strip().lower().replace("-", "_"), name=name)


def _meant(workspace: Workspace, typed: str) -> ImportQuestion:
    """Give the question by its id, or by the area it is about: the open one where there is one.

    Raises:
        NotFoundError: LKE018 when there is none about the area.
    """
    register = workspace.register
    by_id = register.find(ImportQuestion, typed)
    if by_id is not None:
        return by_id
    area = resolve(register, Area, typed, workspace.day)
    about = sorted(
        register.by(ImportQuestion, "area").get(area.id, ()), key=lambda one: (one.answer is not None, one.id)
    )
    if not about:
        raise NotFoundError("LKE018", area=area.ref)
    return about[0]
