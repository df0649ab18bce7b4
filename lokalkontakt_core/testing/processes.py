"""Processes of their own, for tests of writers that meet, die or are killed; on systems with fork."""

import os
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

_TASKS = Path("/proc/self/task")
_MOST_SECONDS = 1.0
_lasting: set[int] = set()
"""The threads the system knows and Python does not, and that stay: those of libraries."""


def _let_threads_end() -> None:
    """Wait until the threads that have ended are gone from the system too, where it tells (Linux).

    A thread that is going may hold a lock of the C library; a child made at that moment would never get it.
    """
    global _lasting  # noqa: PLW0603 - it is a fact about this process
    until = time.monotonic() + _MOST_SECONDS
    while not (unknown := _threads_unknown_to_python()) <= _lasting:
        if time.monotonic() > until:
            _lasting = unknown
            return
        time.sleep(0.001)


def _threads_unknown_to_python() -> set[int]:
    if not _TASKS.is_dir():
        return set()
    return {int(task.name) for task in _TASKS.iterdir()} - {thread.native_id or 0 for thread in threading.enumerate()}


def forked(work: Callable[[], object]) -> int:
    """Do some work in a process of its own, and give its id; it ends with code 1 when the work raises."""
    _let_threads_end()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking beside a thread: the child only works and ends
        child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - nothing may return into the test's own stack
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def ended(child: int) -> tuple[int, int]:
    """Wait for a process, and give the signal that ended it (0 for none) and its exit code."""
    _, status = os.waitpid(child, 0)
    return (os.WTERMSIG(status), 0) if os.WIFSIGNALED(status) else (0, os.WEXITSTATUS(status))


def all_went_well(children: Iterable[int]) -> bool:
    """Wait for processes, and tell whether each did its work to the end."""
    return {ended(child) for child in children} == {(0, 0)}
