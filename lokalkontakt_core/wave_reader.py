"""Reading survey rounds: where they stand, their codes, results and proposals; nothing is written here."""

from datetime import date

from attrs import frozen

from lokalkontakt_core.errors import NotFoundError, RefusedError, UsageError
from lokalkontakt_core.intake.entry import Entry
from lokalkontakt_core.intake.responses import handed_in
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.ports.response_store import Progress
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services.adopt_wave import refuse_unadoptable
from lokalkontakt_core.services.resolve import resolve as resolve_name
from lokalkontakt_core.services.wave_checks import LEAST_THRESHOLD, refuse_unless
from lokalkontakt_core.surveys.adoption import Proposal, proposals
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.frozen_forms import thaw
from lokalkontakt_core.surveys.groupings import BY_AREA, by_area
from lokalkontakt_core.surveys.invitations import invitations_of, respondent_name
from lokalkontakt_core.surveys.result_values import ResultKind, Results
from lokalkontakt_core.surveys.results import Breakdown, by_question, results_of
from lokalkontakt_core.surveys.tally import kind_of
from lokalkontakt_core.surveys.wave_status import WaveStatus, status_of
from lokalkontakt_core.workspace import Workspace

_ORDER = (WaveState.OPEN, WaveState.CLOSING, WaveState.DRAFT, WaveState.CLOSED)


@frozen
class InvitationCode:
    """The code of one respondent, for a letter or a printed list.

    Attributes:
        invitation: The invitation's id.
        area: The area that is asked.
        council: The body that answers, where one is known.
        name: What it is called.
        code: The code, in groups. Never to be stored or logged.
    """

    invitation: str
    area: str
    council: str | None
    name: str
    code: str


class WaveReader:
    """Reads survey rounds.

    Args:
        workspace: Where the register and the response store are.
        types: The question types forms may use.
    """

    def __init__(self, workspace: Workspace, types: QuestionTypes = STANDARD) -> None:
        self.workspace = workspace
        self.types = types
        self._responses = workspace.store.responses

    def waves(self) -> tuple[Wave, ...]:
        """Give all waves: open ones first, then drafts, then closed ones, the newest of each first."""
        waves = sorted(self.workspace.register.all(Wave), key=lambda wave: danish_key(wave.name))
        waves.sort(key=lambda wave: wave.opened or date.max, reverse=True)
        return tuple(sorted(waves, key=lambda wave: _ORDER.index(wave.state)))

    def find(self, typed: str) -> Wave:
        """Give a wave by its id or its name as typed.

        Raises:
            NotFoundError: LKE256 or LKE257, with a near name if there is one.
        """
        return resolve_name(self.workspace.register, Wave, typed)

    def form(self, wave: str) -> Form:
        """Give the form of a wave, as it was frozen.

        Raises:
            NotFoundError: LKE201.
            DataError: LKE304 when it was altered since.
        """
        return thaw(self.workspace.register.get(FrozenForm, self._wave(wave).form), self.types)

    def status(self, wave: str) -> WaveStatus:
        """Give how far a wave has come."""
        return status_of(self.workspace.register, self._wave(wave), self._progress(wave), self.workspace.day)

    def codes(self, wave: str) -> tuple[InvitationCode, ...]:
        """Give the codes of an open wave, by name of the respondent.

        Raises:
            RefusedError: LKE317 when it is not open: before there are none, afterwards they are gone for good.
        """
        there, register = self._wave(wave), self.workspace.register
        if there.state is not WaveState.OPEN:
            raise RefusedError("LKE317", wave=there.name, state=there.state)
        codes = self._responses.codes(wave)
        rows = (
            InvitationCode(
                invitation=invitation.id,
                area=invitation.area,
                council=invitation.council,
                name=respondent_name(register, invitation),
                code=codes[invitation.id],
            )
            for invitation in invitations_of(register, wave)
        )
        return tuple(sorted(rows, key=lambda row: (danish_key(row.name), row.invitation)))

    def with_answers(self) -> frozenset[str]:
        """Give the waves that hold answers: their opening cannot be undone."""
        opened = (wave for wave in self.workspace.register.all(Wave) if wave.state is not WaveState.DRAFT)
        counted = ((wave.id, self._progress(wave.id)) for wave in opened)
        return frozenset(wave for wave, progress in counted if progress is not None and progress.submitted)

    def results(self, wave: str, *, by: str | None = None) -> Results:
        """Work out the results.

        Args:
            wave: The wave.
            by: How to split them: `cluster` or `size` of the area in a named wave, or the name of a question with one
                choice.

        Raises:
            RefusedError: LKE303 for a draft, LKE305 for an anonymous wave that is not closed, LKE318 for an anonymous
                wave split by area.
            UsageError: LKE319 when `by` is nothing it can be split by.
        """
        there = self._wave(wave)
        refuse_unless(there, WaveState.OPEN, WaveState.CLOSING, WaveState.CLOSED)
        # What respondents were promised stands in the response store, where nobody edits it by hand.
        anonymous = WaveMode.ANONYMOUS in {there.mode, self._responses.setup(wave).mode}
        if anonymous and there.state is not WaveState.CLOSED:
            raise RefusedError("LKE305", wave=there.name)
        form = self.form(wave)
        return results_of(
            form,
            tuple(self._responses.scan(wave)),
            threshold=max(there.threshold, LEAST_THRESHOLD) if anonymous else there.threshold,
            anonymous=anonymous,
            breakdown=self._breakdown(there, form, by, anonymous=anonymous) if by is not None else None,
            types=self.types,
        )

    def proposals(self, wave: str) -> tuple[Proposal, ...]:
        """Give what the answers of a wish survey propose, disagreement included.

        Raises:
            RefusedError: LKE303, LKE307, LKE308 as for `adopt_wave`.
        """
        there, register = self._wave(wave), self.workspace.register
        form = self.form(wave)
        refuse_unadoptable(there, form)
        return proposals(register, there, form, self._responses.scan(wave), self.workspace.day)

    def handed_in(self, wave: str) -> tuple[Entry, ...]:
        """Give what the areas hand in with their answers: knowledge, agenda items and news of actions.

        Raises:
            NotFoundError: LKE201 when there is no such wave.
            RefusedError: LKE303 when it was never opened, LKE307 when it is anonymous.
        """
        there = self._wave(wave)
        refuse_unless(there, WaveState.OPEN, WaveState.CLOSING, WaveState.CLOSED)
        if there.mode is WaveMode.ANONYMOUS:
            raise RefusedError("LKE307", wave=there.name)
        return handed_in(self.workspace.register, there, self._responses.scan(wave))

    # inside

    def _wave(self, wave: str) -> Wave:
        return self.workspace.register.get(Wave, wave)

    def _progress(self, wave: str) -> Progress | None:
        try:
            return self._responses.progress(wave)
        except NotFoundError:
            return None

    def _breakdown(self, wave: Wave, form: Form, by: str, *, anonymous: bool) -> Breakdown:
        if by in BY_AREA and form.question(by) is None:
            if anonymous:
                raise RefusedError("LKE318", wave=wave.name)
            return by_area(self.workspace.register, wave, by)
        question = form.question(by)
        if question is None or kind_of(form, question, self.types) not in {ResultKind.ONE, ResultKind.SCALE}:
            raise UsageError("LKE319", by=by, known=self._ways(form))
        return by_question(form, question)

    def _ways(self, form: Form) -> tuple[str, ...]:
        single = {ResultKind.ONE, ResultKind.SCALE}
        kinds = ((question.key, kind_of(form, question, self.types)) for question in form.questions())
        return (*BY_AREA, *(key for key, kind in kinds if kind in single))
