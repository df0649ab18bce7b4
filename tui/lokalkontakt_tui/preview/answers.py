"""The list of all questions of a form that is tried out."""

from typing import ClassVar

from lokalkontakt_tui.answering.answers import GO_TO, SEND, AnswersScreen
from lokalkontakt_tui.answering.frame import BACK, LANGUAGE
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.preview.frame import LEAVE, RELOAD, RESTART, TrialScreen


class TrialAnswersScreen(TrialScreen, AnswersScreen):
    """All questions with their answers, on the way or before they would be sent."""

    KEYS: ClassVar[tuple[Key, ...]] = (GO_TO, SEND, BACK, RESTART, RELOAD, LANGUAGE, LEAVE)
