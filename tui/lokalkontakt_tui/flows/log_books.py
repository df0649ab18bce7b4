"""The activity log and the report log: write a line, change it, take it out."""

from pathlib import Path

from lokalkontakt_core.area_page.area_list import area_list
from lokalkontakt_core.area_page.page import Page
from lokalkontakt_core.area_page.scheme_drafts import DRAFTED, scheme_draft
from lokalkontakt_core.area_page.status_report import status_report
from lokalkontakt_core.area_page.text import as_text
from lokalkontakt_core.extension.beside import beside
from lokalkontakt_core.identity import slug
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.services import activities as services
from lokalkontakt_core.services import report_log as report_services
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.flows.deeds import do
from lokalkontakt_tui.flows.filing import write_out
from lokalkontakt_tui.models import develop_options, options
from lokalkontakt_tui.models.forms import Field, LongField, NumberField, OneOf, Option, choosable
from lokalkontakt_tui.models.lines import capital, line
from lokalkontakt_tui.models.reading import Reading

_MINUTES_A_DAY = 24 * 60
_CAN_BE_DRAFTED = (ReportType.AREA_LIST, *DRAFTED)
_TO_THE_COMMITTEE = frozenset({ReportType.STATUS, *_CAN_BE_DRAFTED})


def _activity_fields(reading: Reading, one: Activity | None) -> tuple[Field, ...]:
    words = reading.words
    timed = reading.register.scheme.hours_logging
    by_itself = Option(None, line((words("the area's local contact"), "muted")))
    contacts = options.contacts(reading)
    minutes = NumberField("minutes", words("Minutes"), words("Empty when you do not note it."),
                          value=one.minutes if one else None, least=0, most=_MINUTES_A_DAY)  # fmt: skip
    return (
        OneOf("type", words("What"), value=one.type if one else ActivityType.VISIT,
              options=develop_options.members(reading, ActivityType)),
        *((minutes,) if timed else ()),
        Field("note", words("A word about it"), value=one.note if one else None),
        OneOf("contact", words("Who"), value=one.contact if one else None,
              options=contacts if one is not None else (by_itself, *contacts)),
        OneOf("project", words("Project"), value=one.project if one else None,
              options=develop_options.projects(reading)),
        develop_options.day(reading, one.day if one else None),
    )  # fmt: skip


async def log_activity(app: DeskApp, area: str) -> None:
    """Write a line of the log; in an area where one is named."""
    words, reading = app.words, app.reading
    place = OneOf("area", words("Area"), value=area or None, required=True, options=options.areas(reading))
    await do(app, words("New line in the log"), services.log_activity, done=words("It is in the log."),
             fields=(place, *_activity_fields(reading, None)), button=words("Save"))  # fmt: skip


async def edit_activity(app: DeskApp, key: str) -> None:
    """Change a line of the log."""
    words, reading = app.words, app.reading
    one = reading.register.get(Activity, key.partition(",")[0])
    await do(app, words("Edit the line"), services.edit_activity, done=words("The line is saved."),
             fields=_activity_fields(reading, one),
             arguments=lambda filled: {"activity": one.id, "changes": filled},
             button=words("Save the changes"))  # fmt: skip


async def remove_activity(app: DeskApp, key: str) -> None:
    """Take a line out of the log."""
    words, one = app.words, app.reading.register.get(Activity, key.partition(",")[0])
    await do(app, words("Remove the line"), services.remove_activity, done=words("The line is out of the log."),
             arguments=lambda _filled: {"activity": one.id})  # fmt: skip


def _draft(reading: Reading, kind: ReportType, pilot: str | None) -> Page | None:
    """Give what a new report of a kind begins with; None when there is no draft of it."""
    register, day, catalogue = reading.register, reading.day, reading.words.catalogue
    if pilot is not None:
        return status_report(register, pilot, day, catalogue)
    if kind is ReportType.AREA_LIST:
        return area_list(register, day, catalogue)
    return scheme_draft(register, kind, day, catalogue) if kind in DRAFTED else None


def _report_fields(reading: Reading, one: Report | None, kind: ReportType, pilot: str | None) -> tuple[Field, ...]:
    words = reading.words
    scheme = reading.register.scheme
    to = one.to if one else scheme.committee if kind in _TO_THE_COMMITTEE else None
    name, text = (one.name, one.text) if one else ("", None)
    draft = _draft(reading, kind, pilot) if one is None else None
    if draft is not None:
        name, text = draft.title, as_text(draft)
    return choosable((
        OneOf("type", words("What"), value=one.type if one else kind,
              options=develop_options.members(reading, ReportType)),
        Field("name", words("Title"), required=True, value=name or None),
        Field("to", words("To whom"), value=to),
        OneOf("pilot", words("Pilot"), value=one.pilot if one else pilot, options=develop_options.pilots(reading)),
        OneOf("meeting", words("Meeting"), value=one.meeting if one else None,
              options=develop_options.meetings(reading)),
        LongField("text", words("What it said, or where it lies"), value=text),
        develop_options.day(reading, one.day if one else None),
    ))  # fmt: skip


async def record_report(app: DeskApp, kind: str) -> None:
    """Note what was handed over, beginning with the draft of a kind where one is named."""
    await _record(app, ReportType(kind) if kind else ReportType.DIRECTORY, None)


async def draft_report(app: DeskApp, _rest: str) -> None:
    """Choose what to draft."""
    shown = app.words.catalogue.shown
    choices = tuple((f"record_report:{kind}", capital(shown(kind))) for kind in _CAN_BE_DRAFTED)
    action = await app.push_screen_wait(MenuDialog(app.words("Write a draft"), choices))
    if action is not None:
        await record_report(app, action.partition(":")[2])


async def record_status(app: DeskApp, key: str) -> None:
    """Note a status report of a pilot."""
    await _record(app, ReportType.STATUS, app.reading.register.get(Pilot, key.partition(",")[0]).id)


async def _record(app: DeskApp, kind: ReportType, pilot: str | None) -> None:
    words, reading = app.words, app.reading
    revision = reading.register.revision
    await do(app, words("Note what was handed over"), report_services.record_report,
             done=words("It is noted."), fields=_report_fields(reading, None, kind, pilot),
             arguments=lambda filled: {"revision": revision, **filled}, button=words("Save"),
             intro=words("The newest change of the register, {number:plain}, is noted with it.",
                         number=revision))  # fmt: skip


async def edit_report(app: DeskApp, key: str) -> None:
    """Change an entry of what was handed over."""
    words, reading = app.words, app.reading
    one = reading.register.get(Report, key.partition(",")[0])
    await do(app, words("Edit {name}", name=one.name), report_services.edit_report,
             done=words("{name} is saved.", name=one.name), fields=_report_fields(reading, one, one.type, one.pilot),
             arguments=lambda filled: {"report": one.id, "changes": filled},
             button=words("Save the changes"))  # fmt: skip


async def remove_report(app: DeskApp, key: str) -> None:
    """Take an entry out."""
    words, one = app.words, app.reading.register.get(Report, key.partition(",")[0])
    await do(app, words("Remove {name}", name=one.name), report_services.remove_report,
             done=words("The entry is gone."), arguments=lambda _filled: {"report": one.id})  # fmt: skip


async def save_report(app: DeskApp, key: str) -> None:
    """Write the words of an entry into a file, to be sent or worked on elsewhere."""
    words, one = app.words, app.reading.register.get(Report, key.partition(",")[0])
    place = beside(app.desk.workspace.store.url, f"{slug(one.name)}.txt")

    def write(path: Path) -> None:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(f"{one.text or ''}\n")

    await write_out(app, words("Save {name} as a file", name=one.name), place, write)
