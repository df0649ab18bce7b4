"""The conformance kit of notifiers: subclass it, give its three fixtures, and every promise is tested."""

# ruff: noqa: D102 - a test's name is its documentation
from collections.abc import Callable, Sequence
from typing import Any, get_args

import pytest
from attrs import evolve

from lokalkontakt_core.ports.notifier import Notifier, Outgoing, Result, Sent
from lokalkontakt_core.testing.guard import Contract

MESSAGE = Outgoing(
    key="handover-a1.0123456789abcdef",
    sender="kommunen@kommune.example",
    recipient="tordis@lokalraad.example",
    message_id="<handover-a1.0123456789abcdef@kommune.example>",
    content=b"Subject: Ny lokalkontakt\r\n\r\nJeres kode er K7RN-4TQP-2M9X-8H\r\n",
)
OTHER = evolve(MESSAGE, key="handover-a2.0123456789abcdef", message_id="<handover-a2@kommune.example>")
PRIVATE = (MESSAGE.recipient, "tordis", "K7RN")
"""What no channel may repeat in what it says of a message."""

Received = Callable[[], Sequence[bytes]]


class NotifierContract(Contract):
    """What a notifier promises."""

    @pytest.fixture
    def notifier(self) -> Any:
        """Give the channel to be tested, with nothing in it; every subclass overrides this.

        Raises:
            NotImplementedError: It is not overridden.
        """
        raise NotImplementedError("a notifier's test gives the channel by a fixture called notifier")

    @pytest.fixture
    def received(self) -> Received:
        """Give a function that gives what has come through the channel; every subclass overrides this.

        Raises:
            NotImplementedError: It is not overridden.
        """
        raise NotImplementedError("a notifier's test gives what came through by a fixture called received")

    @pytest.fixture
    def out_of_reach(self) -> Any:
        """Give a channel that cannot be reached, opened like the other; every subclass overrides this.

        Raises:
            NotImplementedError: It is not overridden.
        """
        raise NotImplementedError("a notifier's test gives one that fails by a fixture called out_of_reach")

    def test_nothing_is_sent_before_it_is_asked_for(self, notifier: Notifier, received: Received) -> None:
        notifier.prepare(MESSAGE)
        assert list(received()) == []

    def test_what_is_prepared_is_what_is_handed_over(self, notifier: Notifier, received: Received) -> None:
        prepared = notifier.prepare(MESSAGE)
        assert MESSAGE.content in prepared
        assert isinstance(notifier.deliver(MESSAGE), Sent)
        assert list(received()) == [prepared] == [notifier.prepare(MESSAGE)]

    def test_messages_of_different_keys_do_not_meet(self, notifier: Notifier, received: Received) -> None:
        for message in (MESSAGE, OTHER):
            assert isinstance(notifier.deliver(message), Sent)
        assert sorted(received()) == sorted(notifier.prepare(message) for message in (MESSAGE, OTHER))

    def test_who_calls_itself_repeatable_delivers_the_same_key_once(
        self, notifier: Notifier, received: Received
    ) -> None:
        for _ in range(2):
            assert isinstance(notifier.deliver(MESSAGE), Sent)
        assert len(received()) == (1 if notifier.repeatable else 2)

    def test_a_channel_that_cannot_be_reached_gives_a_result_that_repeats_nothing_private(
        self, out_of_reach: Notifier
    ) -> None:
        result = out_of_reach.deliver(MESSAGE)
        assert isinstance(result, get_args(Result)), "everything foreseeable is a Result, not an exception"
        assert not isinstance(result, Sent)
        assert result.problem, "a problem has a code, with words in the catalogues"
        assert [text for text in PRIVATE if text in f"{result.problem} {result.detail}"] == []
