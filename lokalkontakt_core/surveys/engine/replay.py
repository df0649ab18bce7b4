"""Repeat an interview from its log: the same form and the same log give the same state, always."""

from collections.abc import Iterable, Mapping
from typing import Any

from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.recording import Playback
from lokalkontakt_core.surveys.engine.surroundings import World

_STEPS = frozenset({"next", "back", "go_to", "answer", "add_instance", "remove_instance", "speak", "submit"})


def replay(form: Form | Program, log: Iterable[Mapping[str, Any]], world: World | None = None) -> Interview:
    """Take the steps of a log again.

    Args:
        form: The form the log was made with.
        log: `Interview.log`.
        world: Facts and earlier answers; moments and chance come from the log.

    Raises:
        ValueError: The log does not belong to this form.
    """
    steps = list(log)
    played = Playback(steps).world(world or World())
    first: Mapping[str, Any] = steps[0] if steps else {"do": "begin"}
    if first["do"] == "restore":
        interview = Interview.restore(form, first["draft"], played)
    else:
        interview = Interview(form, played, first.get("language"))
    for step in steps[1:]:
        if step["do"] not in _STEPS:
            raise ValueError(step["do"])
        arguments = {name: value for name, value in step.items() if name not in {"do", "drawn"}}
        getattr(interview, step["do"])(**arguments)
    return interview
