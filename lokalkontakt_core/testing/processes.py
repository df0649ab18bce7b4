"""Processes of their own, for tests of writers that meet, die or are killed; on systems with fork."""

import os
import traceback
import warnings
from collections.abc import Callable, Iterable


def forked(work: Callable[[], object]) -> int:
    """Do some work in a process of its own, and give its id; it ends with code 1 when the work raises."""
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
