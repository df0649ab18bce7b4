"""Send what is ready, call a message back, make one ready again."""

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.extension.beside import beside
from lokalkontakt_core.outbox import Outbox
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.form import FormDialog
from lokalkontakt_tui.flows.refuse import refuse
from lokalkontakt_tui.models.forms import Field, Form
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.screens.detail import DetailScreen
from lokalkontakt_tui.screens.outbox import message_page


def _box(app: DeskApp) -> Outbox:
    return Outbox(app.desk.workspace, language=app.words.language)


async def message(app: DeskApp, key: str) -> None:
    """Open a message."""

    def make(desk: Desk) -> Page | None:
        return message_page(desk, key)

    app.push_screen(DetailScreen("outbox", make, {}))


async def send(app: DeskApp, key: str) -> None:
    """Send one message, or all that are ready: they are written as files a mail program opens."""
    words, box = app.words, _box(app)
    keys = (key,) if key else box.due()
    if not keys:
        app.say(words("There is nothing ready to send."), "info")
        return
    form = Form(
        words("Send"),
        (Field("folder", words("Folder"), words("Each message becomes a file that a mail program opens ready to send."),
               required=True, value=beside(app.desk.workspace.store.url, words("outbox"))),),
        words("Show what goes out"),
    )  # fmt: skip
    filled = await app.push_screen_wait(FormDialog(form))
    if filled is None:
        return
    counts = box.counts()
    ready = words.count("{count} message goes out now.", "{count} messages go out now.", len(keys))
    lines = [Item(line(("» ", "covered"), ready))]
    if counts[DeliveryState.NO_RECIPIENT]:
        skipped = words.count("{count} without an address is left out.", "{count} without an address are left out.",
                              counts[DeliveryState.NO_RECIPIENT])  # fmt: skip
        lines.append(Item(line(("– ", "muted"), skipped)))
    final = Item(line((words("What has gone out cannot be taken back. It can be corrected."), "bold")))
    page = Page(None, (Section(words("This happens"), tuple(lines)), Section(None, (final,))))
    title = words.count("Send {count} message", "Send {count} messages", len(keys))
    if await app.push_screen_wait(ConfirmDialog(title, page, title, editable=False, undoable=False)) != "do":
        return
    try:
        notifier = app.desk.host.open_notifier(f"eml:{filled.values['folder']}")
        sent = Outbox(app.desk.workspace, notifier, language=words.language).send(keys)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    done = sum(item.state is DeliveryState.SENT for item in sent)
    app.say(
        words.count("{count} message is sent.", "{count} messages are sent.", done),
        "good" if done == len(keys) else "error",
    )


async def call_back(app: DeskApp, key: str) -> None:
    """Cancel a message that has not gone out."""
    await _touch(app, key, back=True)


async def send_again(app: DeskApp, key: str) -> None:
    """Make a message ready again."""
    await _touch(app, key, back=False)


async def _touch(app: DeskApp, key: str, *, back: bool) -> None:
    box = _box(app)
    try:
        _ = box.call_back(key) if back else box.send_again(key)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    app.say(app.words("The message is called back.") if back else app.words("The message is ready again."))
