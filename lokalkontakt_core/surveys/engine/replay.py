"""Repeat an interview from its log: the same form and the same log give the same state, always."""

from collections.abc import Iterable, Mapping
from typing import Any

from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.recording import Playback
from lokalkontakt_core.surveys.engine.surroundings import World

_STEPS = frozenset({"next", "back", "go_to", "answer", "add_instance", "remove_instance", "speak", "shuffle", "finish"})


def replay(form: Form | Program, log: Iterable[Mapping[str, Any]], world: World | None = None) -> Interview:
    """Take the steps of a log again.

    Args:
        form: The form the log was made with.
        log: `Interview.log`.
        world: Facts and earlier answers, and what is asked for between the steps; moments and chance of the steps come
            from the log.

    Raises:
        ValueError: The log does not belong to this form.
    """
    steps = list(log)
    played = Playback(world or World())
    first: Mapping[str, Any] = steps[0] if steps else {"do": "begin"}
    with played.during(first):
        if first["do"] == "restore":
            interview = Interview(form, played.world, first.get("language"), draft=first["draft"])
        else:
            interview = Interview(form, played.world, first.get("language"))
    for step in steps[1:]:
        if step["do"] not in _STEPS:
            raise ValueError(step["do"])
        arguments = {name: value for name, value in step.items() if name not in {"do", "drawn"}}
        with played.during(step):
            getattr(interview, step["do"])(**arguments)
    return interview
