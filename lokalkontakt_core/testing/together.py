"""Several things at once, for tests of writers and readers that meet."""

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def at_once(works: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """Begin all works at the same moment, each in a thread of its own, and give what each gave or raised."""
    results: list[T | Exception] = [RuntimeError("not run")] * len(works)
    barrier = threading.Barrier(len(works))

    def run(index: int, work: Callable[[], T]) -> None:
        barrier.wait()
        try:
            results[index] = work()
        except Exception as error:  # noqa: BLE001 - handed to the test, which knows which are right
            results[index] = error

    threads = [threading.Thread(target=run, args=(index, work)) for index, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
