"""Writes the notices of one register: their words and their bytes, with the codes of invitations put in."""

from collections.abc import Mapping
from datetime import date, datetime

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.notices.items import OutboxItem
from lokalkontakt_core.notices.keys import notice_key
from lokalkontakt_core.notices.validity import GONE, no_longer_holds
from lokalkontakt_core.notices.wording import Letter, compose
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.ports.notifier import Outgoing
from lokalkontakt_core.ports.response_store import ResponseStore
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.register import Register


class Writer:
    """Writes messages from a register at one revision.

    Args:
        register: Where recipients, addresses and facts come from.
        responses: Where codes come from; they go from there into the message and nowhere else.
        catalogue: The words.

    Attributes:
        register: The register.
        notices: Its notices by key.
    """

    def __init__(self, register: Register, responses: ResponseStore, catalogue: Catalogue) -> None:
        self.register = register
        self.notices: Mapping[str, Notice] = {notice_key(notice): notice for notice in register.all(Notice)}
        self._responses = responses
        self._catalogue = catalogue
        self._codes: dict[str, Mapping[str, str]] = {}

    def letter(self, item: OutboxItem, day: date, *, with_code: bool) -> Letter:
        """Give the words of a notice.

        Raises:
            RefusedError: LKE405 when it is cancelled, has nobody to go to, or what it is about is gone.
        """
        gone = no_longer_holds(self.register, item.notice, day) == GONE
        if item.recipient is None or gone or item.state is DeliveryState.CANCELLED:
            raise RefusedError("LKE405", key=item.key, state=item.state, problem=item.problem)
        code = self._code(item.notice) if with_code else None
        return compose(self.register, item.notice, item.recipient, self._catalogue, code=code)

    def message(self, item: OutboxItem, day: date, now: datetime) -> Outgoing:
        """Give a notice as the message to be handed to a channel.

        Raises:
            RefusedError: LKE405 as for `letter`, and when the recipient has no address; LKE402.
            UsageError: LKE401 when an address cannot be used.
        """
        from lokalkontakt_core.notices.mail import make_mail  # noqa: PLC0415 - 14 ms that only messages need

        letter = self.letter(item, day, with_code=True)
        if item.recipient is None or not item.recipient.address:
            raise RefusedError("LKE405", key=item.key, state=item.state, problem=item.problem)
        return make_mail(
            letter,
            item.recipient,
            self.register.scheme,
            key=item.key,
            language=self._catalogue.language,
            instant=now,
        )

    def _code(self, notice: Notice) -> str | None:
        if notice.notice_kind is not NoticeKind.WAVE_INVITATION:
            return None
        wave = self.register.get(Invitation, notice.about.id).wave
        if wave not in self._codes:
            self._codes[wave] = self._responses.codes(wave)
        return self._codes[wave].get(notice.about.id)
