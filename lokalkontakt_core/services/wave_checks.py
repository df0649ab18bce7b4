"""What must hold of a survey round before it is planned, changed, opened or closed; and what goes with a draft."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from lokalkontakt_core.changes import Edit
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.register import Register
from lokalkontakt_core.surveys.engine.form import Form

LEAST_THRESHOLD: Final = 5
"""The least number of answers a figure of an anonymous wave may rest on."""

_TRACES = frozenset(
    {
        "audit",
        "background-audio",
        "deviceid",
        "email",
        "end",
        "geopoint",
        "phonenumber",
        "simserial",
        "start",
        "start-geopoint",
        "subscriberid",
        "today",
        "username",
    }
)


def refuse_unless(wave: Wave, *states: WaveState) -> None:
    """Refuse what a wave's state does not allow.

    Raises:
        RefusedError: LKE303 with the state it is in.
    """
    if wave.state not in states:
        raise RefusedError("LKE303", wave=wave.name, state=wave.state)


def standing_areas(register: Register, areas: Sequence[str], day: date) -> tuple[str, ...]:
    """Give the areas once each, made sure that they exist on the day.

    Raises:
        NotFoundError: LKE201.
        RefusedError: LKE313 when one has ended.
    """
    for area in areas:
        there = register.get(Area, area)
        if there.ended is not None and there.ended <= day:
            raise RefusedError("LKE313", area=there.ref, ended=there.ended)
    return tuple(sorted(dict.fromkeys(areas)))


def not_past(closes: date | None, day: date) -> date | None:
    """Give the last day to answer.

    Raises:
        UsageError: LKE310 when it is past.
    """
    if closes is not None and closes < day:
        raise UsageError("LKE310", closes=closes, day=day)
    return closes


def high_enough(threshold: int, mode: WaveMode) -> int:
    """Give the threshold.

    Raises:
        UsageError: LKE314 when it is lower than the mode allows.
    """
    least = LEAST_THRESHOLD if mode is WaveMode.ANONYMOUS else 1
    if threshold < least:
        raise UsageError("LKE314", threshold=threshold, least=least)
    return threshold


def refuse_traces(form: Form, mode: WaveMode) -> None:
    """Refuse to ask a form anonymously that notes by itself who answers, or when.

    Raises:
        RefusedError: LKE320 with the question's name and type.
    """
    if mode is not WaveMode.ANONYMOUS:
        return
    for question in form.questions():
        if question.type in _TRACES:
            raise RefusedError("LKE320", question=question.key, type=question.type)


def unused_form(register: Register, wave: Wave) -> tuple[Edit, ...]:
    """Give the edit that removes a wave's form, nothing when another wave uses it."""
    if len(register.by(Wave, "form").get(wave.form, ())) > 1:
        return ()
    return register.remove(register.get(FrozenForm, wave.form))
