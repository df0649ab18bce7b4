"""Finding what a path such as `members[2]/age` names: a question, or an instance of a repeat."""

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.dependencies import Facet
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.state import State


def question_at(path: str, state: State) -> tuple[Element, Frame]:
    """Give a question with the instance it stands in.

    Raises:
        FormError: SF090 when there is no such question.
    """
    frame, key = state.locate(path)
    for element in state.program.members(frame.scope):
        if element.key == key:
            return element, frame
    raise FormError("SF090", path=path, suggestion=None)


def place_at(path: str, state: State) -> tuple[Element, Frame]:
    """Give a question, or a repeat by its path without index, with the instance it stands in.

    Raises:
        FormError: SF090 when there is neither.
    """
    frame, key = state.locate(path)
    repeat = next((one for one in state.program.repeats_in(frame.scope) if one.key == key), None)
    return (repeat, frame) if repeat is not None else question_at(path, state)


def removable_instance(path: str, state: State) -> Frame:
    """Give an instance of a repeat that a person may remove, for example `members[2]`.

    Raises:
        FormError: SF090 when there is none, SF093 when the form counts the instances.
    """
    frame, rest = state.locate(f"{path}/")
    if rest or frame.above is None:
        raise FormError("SF090", path=path, suggestion=None)
    if state.program.point(frame.scope, Facet.COUNT) is not None:
        raise FormError("SF093", path=path)
    return frame
