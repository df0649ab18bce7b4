"""The outbox: what waits to be told, exactly how it would read, and the sending of it, each notice once."""

from collections.abc import Collection, Mapping

from attrs import evolve

from lokalkontakt_core.catalogue import DEFAULT_LANGUAGE, Catalogue
from lokalkontakt_core.errors import LokalkontaktError, NotFoundError, RefusedError
from lokalkontakt_core.notices.items import OutboxItem, count_states, item_of, items_of
from lokalkontakt_core.notices.message_ids import message_id
from lokalkontakt_core.notices.retrying import after
from lokalkontakt_core.notices.validity import GONE, OUTLIVED
from lokalkontakt_core.notices.wording import Letter
from lokalkontakt_core.notices.writer import Writer
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.ports.notifier import Notifier, Outgoing, Permanent, Result, Sent, Uncertain
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.workspace import Workspace

BROKE = "LKE424"
"""The code of a channel that failed in an unforeseen way."""
CALLED_BACK = "LKE414"
"""The code of a notice that a person called back."""

_AGAIN = frozenset({DeliveryState.PERMANENT, DeliveryState.UNCERTAIN, DeliveryState.TEMPORARY, DeliveryState.CANCELLED})


class Outbox:
    """The notices of a workspace's register on their way out.

    Args:
        workspace: Where register, deliveries, codes, day and clock come from.
        notifier: The channel; without one everything can be seen and nothing sent.
        language: The language messages are written in.
    """

    def __init__(
        self, workspace: Workspace, notifier: Notifier | None = None, *, language: str = DEFAULT_LANGUAGE
    ) -> None:
        self._workspace = workspace
        self._notifier = notifier
        self._catalogue = Catalogue(language)
        self._kept: Writer | None = None

    def items(self) -> tuple[OutboxItem, ...]:
        """Give every notice with where it stands, what needs somebody's eyes first."""
        stored = {delivery.key: delivery for delivery in self._workspace.store.deliveries.all()}
        return items_of(
            self._workspace.register,
            stored,
            day=self._workspace.day,
            now=self._workspace.clock.now(),
            repeatable=self._repeatable,
        )

    def counts(self) -> Mapping[DeliveryState, int]:
        """Count the notices in each state, as is to be shown before sending."""
        return count_states(self.items())

    def due(self) -> tuple[str, ...]:
        """Give the keys of what may go out now."""
        return tuple(item.key for item in self.items() if item.due)

    def item(self, key: str) -> OutboxItem:
        """Give one notice.

        Raises:
            NotFoundError: LKE403 when no notice has the key.
        """
        notice = self._writer.notices.get(key)
        if notice is None:
            raise NotFoundError("LKE403", key=key)
        return item_of(
            self._workspace.register,
            notice,
            self._workspace.store.deliveries.find(key),
            day=self._workspace.day,
            now=self._workspace.clock.now(),
            repeatable=self._repeatable,
        )

    def letter(self, key: str, *, with_code: bool = True) -> Letter:
        """Give the words of a notice as they would go out now.

        Args:
            key: The notice's key.
            with_code: False to leave the code of an invitation out, as in a list or a picture of the screen.

        Raises:
            NotFoundError: LKE403 when no notice has the key.
            RefusedError: LKE405 when it is not going out any more or has nobody to go to, `problem` saying why.
        """
        return self._writer.letter(self.item(key), self._workspace.day, with_code=with_code)

    def preview(self, key: str) -> bytes:
        """Give exactly the bytes that would be handed to the channel now.

        Raises:
            NotFoundError: LKE403 when no notice has the key.
            RefusedError: LKE405 when it is not going out any more or has nobody to go to, LKE402 when its head would
                not be safe.
            UsageError: LKE401 when an address cannot be used.
        """
        message = self._message(self.item(key))
        return message.content if self._notifier is None else self._notifier.prepare(message)

    def send(self, keys: Collection[str]) -> tuple[OutboxItem, ...]:
        """Send the named notices that may go out now, and give where all the named ones stand afterwards.

        Each is looked at again just before: one that no longer holds is cancelled with the reason. One that somebody
        else is sending, that has been sent or whose outcome is uncertain is left alone, so sending again is safe.

        Args:
            keys: Which ones; name them, for none does not mean all.

        Raises:
            RefusedError: LKE404 when no key is given, LKE406 when there is no channel.
            NotFoundError: LKE403 when no notice has a key; nothing is sent then.
            StoreError: How far one has come could not be written down; it is not sent then.
        """
        if not keys:
            raise RefusedError("LKE404")
        if self._notifier is None:
            raise RefusedError("LKE406")
        self._workspace.refresh()
        for key in keys:
            self.item(key)
        self._cancel_orphans()
        for key in dict.fromkeys(keys):
            self._workspace.refresh()
            self._send_one(key, self._notifier)
        return tuple(self.item(key) for key in dict.fromkeys(keys) if key in self._writer.notices)

    def call_back(self, key: str) -> OutboxItem:
        """Cancel a notice that has not gone out, or whose sending failed.

        Raises:
            NotFoundError: LKE403 when no notice has the key.
            RefusedError: LKE405 when it has gone out or is on its way.
        """
        item = self.item(key)
        if item.state in {DeliveryState.SENT, DeliveryState.SENDING}:
            raise RefusedError("LKE405", key=key, state=item.state, problem=item.problem)
        self._put(item, DeliveryState.CANCELLED, CALLED_BACK)
        return self.item(key)

    def send_again(self, key: str) -> OutboxItem:
        """Make a notice ready again that failed, was called back, or may have been sent: a person has decided.

        Raises:
            NotFoundError: LKE403 when no notice has the key.
            RefusedError: LKE405 when it has been sent or is on its way, or when it no longer holds.
        """
        item = self.item(key)
        if item.state not in _AGAIN or item.delivery is None or item.problem in OUTLIVED:
            raise RefusedError("LKE405", key=key, state=item.state, problem=item.problem)
        self._put(item, DeliveryState.READY, None)
        return self.item(key)

    @property
    def _repeatable(self) -> bool:
        return self._notifier is not None and self._notifier.repeatable

    @property
    def _writer(self) -> Writer:
        """What writes from the register as it stands; made anew when the register has become another."""
        if self._kept is None or self._kept.register is not self._workspace.register:
            self._kept = Writer(self._workspace.register, self._workspace.store.responses, self._catalogue)
        return self._kept

    def _message(self, item: OutboxItem) -> Outgoing:
        return self._writer.message(item, self._workspace.day, self._workspace.clock.now())

    def _send_one(self, key: str, notifier: Notifier) -> None:
        if key not in self._writer.notices:
            return
        item = self.item(key)
        if item.state is DeliveryState.CANCELLED and (item.delivery is None or item.delivery.state.waiting):
            self._put(item, DeliveryState.CANCELLED, item.problem)
        if not item.due:
            return
        claimed = self._claim(item)
        if claimed is not None:
            self._complete(claimed, self._tried(item, notifier))

    def _claim(self, item: OutboxItem) -> Delivery | None:
        """Mark a delivery as under way; None when somebody else was first."""
        before = item.delivery
        claimed = evolve(
            before or Delivery(item.key, item.notice.id, DeliveryState.READY),
            state=DeliveryState.SENDING,
            attempts=(before.attempts if before else 0) + 1,
            message_id=message_id(item.key, self._workspace.register.scheme),
            changed=self._workspace.clock.now(),
            next_attempt=None,
        )
        return self._written(claimed, before)

    def _tried(self, item: OutboxItem, notifier: Notifier) -> Result:
        try:
            message = self._message(item)
        except LokalkontaktError as problem:
            return Permanent(problem.code)
        try:
            return notifier.deliver(message)
        except Exception as problem:  # noqa: BLE001 - a channel is somebody else's code, and nobody knows how far it came
            return Uncertain(BROKE, type(problem).__name__)

    def _complete(self, claimed: Delivery, result: Result) -> None:
        """Write down what became of a claimed delivery.

        When somebody has touched it meanwhile, their word stands; except that what was sent is sent.
        """
        store = self._workspace.store.deliveries
        now = self._workspace.clock.now()
        stored = store.find(claimed.key)
        while stored is not None and (stored.version == claimed.version or isinstance(result, Sent)):
            if self._written(after(claimed, result, now), stored) is not None:
                return
            stored = store.find(claimed.key)

    def _put(self, item: OutboxItem, state: DeliveryState, problem: str | None) -> None:
        base = item.delivery or Delivery(item.key, item.notice.id, state)
        self._written(
            evolve(
                base,
                state=state,
                problem=problem,
                detail=None,
                next_attempt=None,
                attempts=0 if state is DeliveryState.READY else base.attempts,
                changed=self._workspace.clock.now(),
            ),
            item.delivery,
        )

    def _written(self, delivery: Delivery, before: Delivery | None) -> Delivery | None:
        """Write a delivery over the one it was built on; None when somebody else was first."""
        version = None if before is None else before.version
        written = evolve(delivery, version=0 if version is None else version + 1)
        return written if self._workspace.store.deliveries.put(written, version=version) else None

    def _cancel_orphans(self) -> None:
        """Cancel the deliveries that wait for a notice an undo has taken back."""
        for delivery in list(self._workspace.store.deliveries.all()):
            if delivery.state.waiting and self._workspace.register.find(Notice, delivery.notice) is None:
                self._written(evolve(delivery, state=DeliveryState.CANCELLED, problem=GONE), delivery)
