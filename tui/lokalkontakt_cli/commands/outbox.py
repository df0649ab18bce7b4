"""`outbox list|preview|send|call-back|send-again`: what is to be told to whom, and telling it."""

import click

from lokalkontakt_cli.asking import agreed
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing, on
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import word
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.extension.beside import beside
from lokalkontakt_core.notices.items import OutboxItem
from lokalkontakt_core.outbox import Outbox
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.records.notice import NoticeKind

FOLDER = "outbox"
"""What the folder beside the register is called, after the register's own name."""

_CHANNEL = option(
    "--channel",
    metavar="CHANNEL",
    default=None,
    help="Where to: a folder for mail files, or a URL such as eml:./outbox; beside the register if left out",
)
_FAILED = frozenset({DeliveryState.PERMANENT, DeliveryState.UNCERTAIN, DeliveryState.TEMPORARY})


def _opened(session: Session, channel: str | None, day: str | None) -> Outbox:
    notifier = session.host.open_notifier(channel) if channel is not None else None
    return Outbox(session.workspace(on=day, judging=False), notifier, language=session.words.language)


def _channel(session: Session, named: str | None) -> str:
    return named if named is not None else beside(session.store.url, FOLDER)


def item_row(session: Session, item: OutboxItem) -> Row:
    """Give a notice; the address is left out, as listings travel."""
    notice, delivery = item.notice, item.delivery
    return {
        "id": item.key,
        "name": session.name(notice.about),
        "state": item.state.value,
        "kind": notice.notice_kind.value,
        "about": str(notice.about),
        "recipient": item.recipient.name if item.recipient is not None else None,
        "due": item.due,
        "problem": item.problem,
        "message": _said(session, item.problem) if item.problem else None,
        "attempts": delivery.attempts if delivery is not None else 0,
        "changed": delivery.changed if delivery is not None else None,
        "notice": notice.id,
        "why": notice.why,
    }


def _said(session: Session, code: str) -> str:
    """Give what a channel said in an earlier run, in words; its code where the plugin is there no more."""
    if session.catalogue.find(f"{code}.what") is None:
        session.host.load_all()  # a listing needs no channel, but its words
    known = session.catalogue.find(f"{code}.what") is not None
    return session.catalogue.explain(LokalkontaktError(code))[0] if known else code


def _show(session: Session, form: Format, items: tuple[OutboxItem, ...]) -> None:
    catalogue = session.catalogue
    columns = (
        Column("id", "Key"),
        Column("state", "State", word(catalogue, "state", DeliveryState)),
        Column("kind", "What", word(catalogue, "kind", NoticeKind)),
        Column("name", "About"),
        Column("recipient", "To"),
        Column("message", "Message"),
    )
    session.output.listing(form, columns, [item_row(session, item) for item in items])


@command("Notices are written together with their cause and wait here; sending them is a step of its own.")
@listing
@pass_session
def list_items(session: Session, *, on: str | None, form: Format) -> None:
    """List notices."""
    items = _opened(session, None, on).items()
    _show(session, form, items)
    if not items:
        session.say("There are none.")


@command("An invitation holds its code.")
@argument("key", "KEY")
@option("--raw", is_flag=True, help="Exactly the bytes that would be handed over")
@_CHANNEL
@on
@pass_session
def preview(session: Session, *, key: str, raw: bool, channel: str | None, on: str | None) -> None:
    """Show a notice as it would go out now."""
    outbox = _opened(session, _channel(session, channel), on)
    if raw:
        click.echo(outbox.preview(key), nl=False)
        return
    letter = outbox.letter(key)
    session.output.line(letter.subject)
    session.output.line()
    for line in letter.body.splitlines():
        session.output.line(line)


def _tell_under_way(session: Session, outbox: Outbox) -> None:
    """Say what is not taken because somebody is sending it, or was stopped while doing so."""
    count = outbox.counts()[DeliveryState.SENDING]
    if count:
        session.output.say(
            session.plural(
                "{count} notice is being sent, or was stopped on the way. If it was, it can be sent a little later.",
                "{count} notices are being sent, or were stopped on the way. If so, they can be sent a little later.",
                count,
            )
        )


@command(
    "KEY is as outbox list shows it; --all takes everything that is ready. How many is said before anything is sent.",
    "What was sent is never sent again. Ends with 1 when something could not be sent.",
)
@argument("keys", "KEY", nargs=-1)
@option("--all", "everything", is_flag=True, help="Everything that is ready")
@option("--yes", is_flag=True, help="Do not ask")
@_CHANNEL
@option("--dry-run", "dry", is_flag=True, help="Show what would happen and save nothing")
@listing
@pass_session
def send(
    session: Session,
    *,
    keys: tuple[str, ...],
    everything: bool,
    yes: bool,
    channel: str | None,
    dry: bool,
    on: str | None,
    form: Format,
) -> ExitCode:
    """Send notices."""
    where = _channel(session, channel)
    outbox = _opened(session, where, on)
    chosen = outbox.due() if everything else keys
    ready = [item for key in dict.fromkeys(chosen) if (item := outbox.item(key)).due]
    _tell_under_way(session, outbox)
    if everything and not ready:
        session.say("Nothing is ready.")
        _show(session, form, ())
        return ExitCode.OK
    session.output.say(
        session.plural(
            "{count} notice goes out by {channel}.", "{count} notices go out by {channel}.", len(ready), channel=where
        )
    )
    if dry:
        session.say("Nothing was sent (--dry-run).")
        _show(session, form, tuple(ready))
        return ExitCode.OK
    if ready and not agreed(session, yes=yes):
        return ExitCode.OK
    sent = outbox.send(chosen)
    _show(session, form, sent)
    return ExitCode.FINDINGS if any(item.state in _FAILED for item in sent) else ExitCode.OK


@command("One that has gone out cannot be called back.")
@argument("key", "KEY")
@listing
@pass_session
def call_back(session: Session, *, key: str, on: str | None, form: Format) -> None:
    """Call a waiting notice back."""
    _show(session, form, (_opened(session, None, on).call_back(key),))


@command("For one that failed, was called back, or may have been sent: look first whether it arrived.")
@argument("key", "KEY")
@listing
@pass_session
def send_again(session: Session, *, key: str, on: str | None, form: Format) -> None:
    """Make a notice ready again."""
    _show(session, form, (_opened(session, None, on).send_again(key),))
