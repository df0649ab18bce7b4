"""Watching: a thread that hears of others' commits and says so; there is no Textual in it."""

import threading
from collections.abc import Callable

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.ports.register_store import RegisterStore

TURN = 1.0
"""For how long is waited in one go, in seconds; a watcher that is stopped ends after that."""
PAUSE = 5.0
"""How long to rest when the store cannot be reached, in seconds."""


class Watcher:
    """Waits at a register store and tells of every move of its head.

    It does not keep the program from ending, and touches nothing but the store's `wait`.

    Args:
        store: The store.
        tell: Called from the thread after each move, with None, and with what is wrong once when the store cannot be
            reached.
        turn: For how long to wait in one go, in seconds.
        pause: How long to rest when the store cannot be reached, in seconds.
    """

    def __init__(
        self,
        store: RegisterStore,
        tell: Callable[[LokalkontaktError | None], None],
        *,
        turn: float = TURN,
        pause: float = PAUSE,
    ) -> None:
        self.store = store
        self._tell = tell
        self._turn = turn
        self._pause = pause
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watching", daemon=True)

    def start(self, head: int) -> None:
        """Begin to watch.

        Args:
            head: The head that is known already.
        """
        self._head = head
        self._thread.start()

    def stop(self) -> None:
        """End after the turn one is in; nothing is told any more."""
        self._stopped.set()

    def join(self) -> None:
        """Wait until the thread has ended."""
        self._thread.join()

    def _watch(self) -> None:
        lost = False
        while not self._stopped.is_set():
            try:
                head = self.store.wait(self._head, self._turn)
            except LokalkontaktError as error:
                if not lost and not self._stopped.is_set():
                    self._tell(error)
                lost = True
                self._stopped.wait(self._pause)
                continue
            moved, lost = head != self._head or lost, False
            self._head = head
            if moved and not self._stopped.is_set():
                self._tell(None)
