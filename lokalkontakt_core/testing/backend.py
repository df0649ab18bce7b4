"""What a conformance kit is given: a way to make stores, to open them again, and to disturb each of their steps."""

import errno
import multiprocessing
import os
import signal
from collections.abc import Callable
from typing import Any, Protocol

import pytest

from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.testing.processes import ended, forked

Tick = Callable[[], None]

NO_STEPS = (
    "the store wrote without calling the tick it was opened with, so that nothing was disturbed: "
    "hand the tick of Backend.open to whatever calls the file system or the server, to be called before each write"
)


def nothing_happens() -> None:
    """Disturb nothing."""


class Backend(Protocol):
    """A kind of store."""

    def create(self) -> Any:
        """Make a new, empty store and give what names it."""
        ...

    def open(self, place: Any, tick: Tick = nothing_happens, *, filling: bool = False) -> Store:
        """Open a store as another process would: nothing is shared with earlier openings but what is stored.

        Args:
            place: What `create` gave.
            tick: To be called before every call to the file system or the server that writes. It may end the process,
                or raise an OSError, which is then to be treated as if the call had raised it.
            filling: True to open one too that is only half filled.
        """
        ...


class Countdown:
    """A tick that does something at one step, counting from 1.

    Attributes:
        left: How many steps are left to it; negative when it has gone by.
    """

    def __init__(self, step: int, then: Callable[[], None], *, always_after: bool = False) -> None:
        self._step = step
        self.left = step
        self._then = then
        self._always_after = always_after

    def __call__(self) -> None:
        """Take a step."""
        self.left -= 1
        if self.left == 0 or (self.left < 0 and self._always_after):
            self._then()

    def went_by(self) -> bool:
        """Tell whether the work was done in fewer steps than this one."""
        if self.left == 1 == self._step:
            pytest.fail(NO_STEPS)
        return self.left > 0


def _kill_me() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_at(step: int, work: Callable[[Tick], None]) -> bool:
    """Do some work in a process of its own that is killed (SIGKILL) just before a step.

    Args:
        step: Which step, counted from 1.
        work: Gets the tick to hand to `Backend.open`.

    Returns:
        True when it was killed; False when the work was done in fewer steps. Work of no step at all fails the test.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.fail("the kill tests need a system with fork: run them on Linux or macOS")
    died_of, code = ended(forked(lambda: work(Countdown(step, _kill_me))))
    if code != 0:
        pytest.fail("the work of the process that was to be killed failed by itself; its traceback is on stderr")
    if died_of == 0 and step == 1:
        pytest.fail(NO_STEPS)
    return died_of != 0


def full_from(step: int) -> Countdown:
    """Give a tick that finds the disk full at a step and at every later one."""

    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return Countdown(step, full, always_after=True)


def forbidden_from(step: int) -> Countdown:
    """Give a tick that finds every write forbidden at a step and at every later one."""

    def forbidden() -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    return Countdown(step, forbidden, always_after=True)
