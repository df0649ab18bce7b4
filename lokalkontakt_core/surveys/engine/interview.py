"""The interview: the state machine that every front end drives. It knows no user interface and no clock."""

from collections.abc import Iterable, Mapping
from typing import Any

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.drafts import Draft, read_draft
from lokalkontakt_core.surveys.engine.finding import removable_instance
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.program import Program, compile_form
from lokalkontakt_core.surveys.engine.recording import Recorder
from lokalkontakt_core.surveys.engine.storing import take_answer
from lokalkontakt_core.surveys.engine.surroundings import World
from lokalkontakt_core.surveys.engine.view import View
from lokalkontakt_core.surveys.engine.violations import Violation
from lokalkontakt_core.surveys.engine.working import MOST_INSTANCES


class Interview(View):
    """One person answering one form.

    The interview stands at a page or, with `current` None, at the end, where the review is shown. `answer` stores an
    answer when nothing is wrong with it; `next` and `back` move; `save` gives a plain mapping to resume from.

    Attributes:
        log: Every step with what was drawn from the world meanwhile; `replay` repeats it exactly.
    """

    def __init__(
        self,
        form: Form | Program,
        world: World | None = None,
        language: str | None = None,
        *,
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        """Begin at the first page of a form, or resume.

        Args:
            form: A loaded form, or one already compiled, to be used again.
            world: The moment, chance and facts, handed in; a form that asks for none of these needs none.
            language: The language to show; the form's default language when None.
            draft: What `save` gave, to resume from.

        Raises:
            FormError: SF091 when the draft belongs to another form, SF098 when it is damaged, SF094 when the form is
                not written in the language, SF096 when the form needs the moment or chance and the world cannot give
                it.
        """
        program = form if isinstance(form, Program) else compile_form(form)
        super().__init__(program, Recorder(world or World()), language or program.form.default_language)
        if draft is None:
            self._begin()
        else:
            self._resume(draft)

    def _begin(self) -> None:
        with self._recorder.step("begin", language=self.language):
            self._state.begin()
            self._cursor.stand(0)

    def _resume(self, kept: Mapping[str, Any]) -> None:
        draft = read_draft(kept, self.form.form_id)
        with self._recorder.step("restore", draft=dict(kept), language=self.language):
            self._seeds = dict(draft.seeds)
            self._state.restore(draft.answers, draft.counts)
            route = self._cursor.route.places
            self._cursor.stand_at(next((place for place in route if place.path == draft.position), None))

    @classmethod
    def restore(cls, form: Form | Program, draft: Mapping[str, Any], world: World | None = None) -> "Interview":
        """Resume from what `save` gave, in the language it was saved in.

        Raises:
            FormError: SF091 when the draft belongs to another form, SF098 when it is damaged.
        """
        languages = (form.form if isinstance(form, Program) else form).languages
        language = draft.get("language")
        return cls(form, world, language if language in languages else None, draft=draft)

    # moving

    def next(self, *, check: bool = True) -> tuple[Violation, ...]:
        """Go on to the next page, or to the end.

        Args:
            check: Stay when something is wrong with the answer of this page, a missing one included.

        Returns:
            What is wrong; empty when the interview has moved.
        """
        place = self._cursor.here
        if place is None:
            return ()
        with self._recorder.step("next", check=check):
            violations = self._judge(place) if check else ()
            if not violations:
                self._cursor.stand(self._cursor.index() + 1)
        return violations

    def back(self) -> None:
        """Go back one page; at the first page stay."""
        with self._recorder.step("back"):
            if self._cursor.route.places:
                self._cursor.stand(max(0, self._cursor.index() - 1))

    def go_to(self, path: str) -> None:
        """Go to a page; '' is the end.

        Raises:
            FormError: SF090 when no page with this path applies now.
        """
        with self._recorder.step("go_to", path=path):
            self._cursor.stand_at(self._cursor.find(path) if path else None)

    # answering

    def answer(self, value: str | Iterable[str], path: str | None = None) -> tuple[Violation, ...]:
        """Answer the current page, or the page with the path; '' takes the answer away.

        Args:
            value: What was typed, or the codes of the chosen options.
            path: Another page than the current one.

        Returns:
            What is wrong with it; then nothing was stored and the answer before stands.

        Raises:
            FormError: SF090 when no such page applies now, SF097 when the page takes no answer.
        """
        place = self._cursor.here if path is None else self._cursor.find(path)
        typed = value if isinstance(value, str) else " ".join(value)
        if place is None or not place.asked:
            raise FormError("SF097", path=path or (place.path if place else ""))
        with self._recorder.step("answer", path=place.path, value=typed):
            return take_answer(place, typed, self._state)

    def add_instance(self, path: str) -> None:
        """Add one more to a repeat and go to its first page.

        Raises:
            FormError: SF090 when there is no such repeat now, SF093 when it is full or counted by the form.
        """
        place = self._cursor.find(path)
        if not place.element.is_repeat or len(place.frame.counted(place.element)) >= MOST_INSTANCES:
            raise FormError("SF093", path=path)
        with self._recorder.step("add_instance", path=path):
            frame = self._state.add_instance(place.element, place.frame)
            inside = (found for found in self._cursor.route.places if found.frame.at(frame.scope.depth) is frame)
            self._cursor.stand_at(next(inside, place))

    def remove_instance(self, path: str) -> None:
        """Remove an instance of a repeat with all its answers, for example `members[2]`.

        Raises:
            FormError: SF090 when there is none, SF093 when the form counts the instances.
        """
        with self._recorder.step("remove_instance", path=path):
            self._state.remove_instance(removable_instance(path, self._state))

    def speak(self, language: str) -> None:
        """Change the language shown, at any moment.

        Raises:
            FormError: SF094 when the form is not written in it.
        """
        with self._recorder.step("speak", language=language):
            self._state.speak(self._known_language(language))

    # the end

    def submit(self) -> dict[str, Any]:
        """Finish: work out everything once more and give the answers without what does not apply.

        Raises:
            FormError: SF092 when something is wrong; `violations()` says what.
        """
        found = self.finish()
        if found:
            raise FormError("SF092", count=len(found), path=found[0].path)
        return self.answers()

    def finish(self) -> tuple[Violation, ...]:
        """Work out everything once more, with the moment of the end, and give what is wrong then."""
        with self._recorder.step("finish"):
            self._state.finish()
            return self._violations()

    def save(self) -> dict[str, Any]:
        """Give a plain mapping of texts, lists and numbers from which `restore` resumes."""
        place = self._cursor.here
        return Draft(
            form=self.form.form_id,
            version=self.form.version,
            language=self.language,
            position=place.path if place else "",
            answers=self._state.keep(),
            counts=self._state.counts(),
            seeds=self._seeds,
        ).plain()
