"""Answering: from a code to an interview, saved at every step, to a receipt; it never knows the register."""

from lokalkontakt_core.errors import NotFoundError, RefusedError
from lokalkontakt_core.ports.response_store import ResponseStore, Ticket
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import compile_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.engine.surroundings import World
from lokalkontakt_core.surveys.form_session import FormSession, Receipt


class AnsweringSession(FormSession):
    """One respondent with one code.

    Every step that goes through the session is kept in the response store at once, so that the same code goes on where
    it was left, whatever happened to the program.
    """

    def __init__(self, responses: ResponseStore, ticket: Ticket, interview: Interview, *, resumed: bool) -> None:
        super().__init__(interview, resumed=resumed)
        self._responses = responses
        self._ticket = ticket

    @property
    def title(self) -> str:
        """The form's title in the language shown."""
        return super().title or self._ticket.setup.title

    @property
    def label(self) -> str:
        """What the respondent is called; empty in an anonymous wave."""
        ticket = self._ticket
        return ticket.setup.labels.get(ticket.invitation, "") if ticket.invitation is not None else ""

    @property
    def mode(self) -> WaveMode:
        """Whether the answer carries the respondent's name."""
        return self._ticket.setup.mode

    def save(self) -> None:
        """Keep what has been answered so far, durably."""
        self._responses.save_draft(self._ticket, self.interview.save())

    def submit(self) -> Receipt:
        """Hand the answers in.

        Raises:
            FormError: SF092 when something is wrong or missing; `interview.violations()` says what.
            RefusedError: LKE113 when the wave was closed meanwhile.
        """
        answers = self.interview.submit()
        return Receipt(self._responses.submit(self._ticket, answers, self.language))


def _without_time(world: World) -> World:
    """Give a world that tells the day but not the time, and nothing about the respondent."""
    return World(
        now=lambda: world.now().replace(hour=0, minute=0, second=0, microsecond=0),
        random=world.random,
        uuid=world.uuid,
    )


class Answering:
    """The door for respondents.

    Args:
        responses: The response store; nothing else of the register is needed.
        world: Time and chance for forms that ask for them.
        types: The question types forms may use.
    """

    def __init__(self, responses: ResponseStore, world: World | None = None, types: QuestionTypes = STANDARD) -> None:
        self._responses = responses
        self._world = world if world is not None else World()
        self._types = types

    def begin(self, code: str, *, language: str | None = None) -> AnsweringSession:
        """Begin, or go on where the code was left.

        Args:
            code: As typed.
            language: The language to show; one the form is not written in is passed over.

        Raises:
            NotFoundError: LKE311 when the code opens nothing: mistyped, never given out, or of a closed wave. Which of
                these is not told.
            RefusedError: LKE312 when an answer has been received with it.
            FormError: SF000 when the frozen form cannot be read.
        """
        ticket = self._responses.find_ticket(code)
        if ticket is None:
            raise NotFoundError("LKE311")
        if ticket.used:
            raise RefusedError("LKE312")
        form = load_form(ticket.setup.form_text, types=self._types)
        program = compile_form(form, self._types)
        spoken = language if language in form.languages else None
        world = _without_time(self._world) if ticket.setup.mode is WaveMode.ANONYMOUS else self._world
        if ticket.draft is None:
            interview = Interview(program, world, spoken)
        else:
            interview = Interview.restore(program, ticket.draft, world)
            if spoken is not None and spoken != interview.language:
                interview.speak(spoken)
        return AnsweringSession(self._responses, ticket, interview, resumed=ticket.draft is not None)
