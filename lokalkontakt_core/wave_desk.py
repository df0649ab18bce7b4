"""The desk for survey rounds: all that touches both stores, in an order that survives a crash between any two steps.

Opening: the response store first (idempotent), then the register. Closing: the register says `closing`, the response
store seals (idempotent), the register says `closed`; whoever finds `closing` finishes it.
"""

import contextlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Unpack

from lokalkontakt_core.errors import ConflictError, OwedError, RefusedError
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.preview import Outcome, Preview
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.respondent_world import respondent_world
from lokalkontakt_core.services.adopt_wave import adopt_wave, refuse_unadoptable
from lokalkontakt_core.services.close_wave import close_wave, finish_wave
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.edit_wave import WaveChanges, edit_wave, extend_wave
from lokalkontakt_core.services.open_wave import open_wave
from lokalkontakt_core.services.plan_wave import drop_wave, plan_wave
from lokalkontakt_core.services.wave_checks import LEAST_THRESHOLD
from lokalkontakt_core.surveys.answering import Answering
from lokalkontakt_core.surveys.invitations import setup_of
from lokalkontakt_core.wave_reader import WaveReader


class WaveDesk(WaveReader):
    """Plans, opens, closes and reads survey rounds, and adopts what they say.

    Args:
        workspace: Where the register and the response store are.
        types: The question types forms may use.
    """

    # before opening

    def plan(
        self,
        *,
        name: str,
        form_text: str,
        mode: WaveMode,
        areas: Sequence[str] | None = None,
        closes: date | None = None,
        threshold: int = LEAST_THRESHOLD,
    ) -> Wave:
        """Write a draft; nobody is asked before it is opened. Raises as `plan_wave`."""
        outcome = self.workspace.do(
            plan_wave,
            name=name,
            form_text=form_text,
            mode=mode,
            areas=areas,
            closes=closes,
            threshold=threshold,
            types=self.types,
        )
        assert outcome.commit is not None  # noqa: S101 - a new wave always changes something
        return self._wave(outcome.commit.change.about[0].id)

    def edit(self, wave: str, **changes: Unpack[WaveChanges]) -> Wave:
        """Change a draft. Raises as `edit_wave`."""
        self.workspace.do(edit_wave, wave=wave, types=self.types, **changes)
        return self._wave(wave)

    def extend(self, wave: str, closes: date | None) -> Wave:
        """Set another last day of an open wave. Raises as `extend_wave`."""
        self.workspace.do(extend_wave, wave=wave, closes=closes)
        return self._wave(wave)

    def preview_drop(self, wave: str) -> Preview:
        """Show what throwing a draft away would do.

        Raises:
            LokalkontaktError: What `drop_wave` refuses.
            RefusedError: LKE321 when it was open before that was undone, and answers have come in.
        """
        preview = self.workspace.preview(drop_wave, wave=wave)
        progress = self._progress(wave)
        if progress is not None and progress.submitted:
            raise RefusedError("LKE321", wave=self._wave(wave).name, submitted=progress.submitted)
        return preview

    def drop(self, wave: str) -> Outcome:
        """Throw a draft away; codes given out before its opening was undone stop working. Raises as `preview_drop`."""
        preview = self.preview_drop(wave)
        if self._progress(wave) is not None:
            with contextlib.suppress(OwedError):  # sealed it is, and the store keeps saying what is owed
                self._responses.seal(wave)
        return self.workspace.commit(preview)

    # open

    def refuse_unopenable(self, planning: Preview) -> None:
        """Refuse to plan a wave that is to be opened at once and could not be; asked before the draft is written.

        Args:
            planning: The preview of `plan_wave`.

        Raises:
            LokalkontaktError: What `open_wave` refuses.
        """
        context = Context(planning.candidate, self.workspace.day, CountedIds())
        open_wave(context, wave=planning.change.about[0].id, types=self.types)

    def preview_open(self, wave: str) -> Preview:
        """Show what opening would do. Raises as `open_wave`."""
        return self.workspace.preview(open_wave, wave=wave, types=self.types)

    def open(self, wave: str, *, seen: Preview | None = None) -> Wave:
        """Open a draft; after a crash on the way, opening it again goes on where it stopped.

        Args:
            wave: The draft.
            seen: The preview the person said yes to; a new one when left out.

        Raises:
            LokalkontaktError: What `open_wave` refuses.
            RefusedError: LKE322 when it was opened before with other content and that was undone: its codes may be in
                somebody's hands, so what they open cannot change.
            ConflictError: LKE205 when somebody else changed it meanwhile.
        """
        preview = seen if seen is not None else self.preview_open(wave)
        try:
            self._responses.open_wave(setup_of(preview.candidate, preview.candidate.get(Wave, wave), self.types))
        except ConflictError as conflict:
            if self.workspace.refresh():
                self.preview_open(wave)  # refuses in its own words when somebody else has opened it meanwhile
            raise RefusedError("LKE322", wave=preview.candidate.get(Wave, wave).name) from conflict
        self.workspace.commit(preview)
        return self._wave(wave)

    def answering(self) -> Answering:
        """Give the door for respondents."""
        return Answering(self._responses, respondent_world(self.workspace.clock), self.types)

    # closing

    def close(self, wave: str) -> Wave:
        """Close a wave for good, or finish a closing that was interrupted.

        Raises:
            RefusedError: LKE303 when it is a draft, or closed already.
        """
        if self._wave(wave).state is not WaveState.CLOSING:
            self.workspace.do(close_wave, wave=wave)
        return self._finish(wave)

    def settle(self) -> tuple[Wave, ...]:
        """Finish every closing that was interrupted, and give the waves closed by it."""
        unfinished = [wave.id for wave in self.workspace.register.all(Wave) if wave.state is WaveState.CLOSING]
        return tuple(self._finish(wave) for wave in unfinished)

    def preview_adopt(
        self,
        wave: str,
        *,
        areas: Collection[str] | None = None,
        resolve: Mapping[str, AnswerValue] | None = None,
    ) -> Preview:
        """Show what adopting would write and what follows from it. Raises as `adopt_wave`."""
        refuse_unadoptable(self._wave(wave), self.form(wave))
        responses = tuple(self._responses.scan(wave))
        return self.workspace.preview(
            adopt_wave, wave=wave, responses=responses, areas=areas, resolve=resolve, types=self.types
        )

    def adopt(
        self,
        wave: str,
        *,
        areas: Collection[str] | None = None,
        resolve: Mapping[str, AnswerValue] | None = None,
    ) -> Outcome:
        """Record the answers of the areas. Raises as `adopt_wave`."""
        return self.workspace.commit(self.preview_adopt(wave, areas=areas, resolve=resolve))

    # inside

    def _finish(self, wave: str) -> Wave:
        try:
            self._responses.seal(wave)
        except OwedError:  # sealed it is
            self.workspace.do(finish_wave, wave=wave)
            raise
        self.workspace.do(finish_wave, wave=wave)
        return self._wave(wave)
