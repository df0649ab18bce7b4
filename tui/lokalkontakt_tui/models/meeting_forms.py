"""The forms of meetings, series, points of an agenda and actions."""

from datetime import date

from lokalkontakt_core.coordination.cadence import usual_interval
from lokalkontakt_core.language.dates import weekday_name
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.meeting import AgendaItem, Meeting
from lokalkontakt_core.records.meeting_series import MeetingSeries, MeetingType, Weekday
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.services.plan_meetings import OnClosed
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, LongField, ManyOf, NumberField, OneOf, Option, TimeField
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Reading

MINUTES_IN_A_DAY = 24 * 60
_A_MONDAY = date(2020, 1, 6)


def _types(reading: Reading) -> tuple[Option, ...]:
    return tuple(Option(one, line(reading.words.catalogue.shown(one))) for one in MeetingType)


def _people(reading: Reading) -> tuple[Option, ...]:
    nobody = Option(None, line((reading.words("nobody"), "muted")))
    return (nobody, *options.persons(reading))


def _where(reading: Reading, owner: str | None, record: Meeting | MeetingSeries | None) -> tuple[Field, ...]:
    """Give the fields that a series and a meeting have in common."""
    words = reading.words
    return (
        TimeField("starts", words("Time of day"), words("For example 9:00."),
                  value=record.starts if record else "09:00"),
        NumberField("minutes", words("Minutes"), value=record.minutes if record else 90, least=1,
                    most=MINUTES_IN_A_DAY),
        Field("place", words("Where"), value=record.place if record else None),
        OneOf("owner", words("Owner"), words("Calls, makes the agenda and follows up."), value=owner,
              options=_people(reading)),
    )  # fmt: skip


def new_meeting(reading: Reading) -> tuple[Field, ...]:
    """Give the form of a meeting on its own."""
    words = reading.words
    no_yes = (Option(False, line(words("no"))), Option(True, line(words("yes"))))
    pilots = tuple(Option(one.id, line(one.name)) for one in reading.register.all(Pilot))
    fields: list[Field] = [
        Field("name", words("Name"), required=True, value=words.catalogue.shown(MeetingType.COORDINATION)),
        DateField("day", words("Day"), required=True),
        *_where(reading, reading.register.scheme.coordinator, None),
        OneOf("type", words("Kind of meeting"), value=MeetingType.COORDINATION, options=_types(reading)),
    ]
    if pilots:
        fields.append(OneOf("pilot", words("Pilot"), options=(options.none_option(reading), *pilots)))
    fields.append(OneOf("anyway", words("Also on a closed day?"), value=False, options=no_yes))
    return tuple(fields)


def edit_meeting(reading: Reading, record: Meeting) -> tuple[Field, ...]:
    """Give the form of a meeting there is."""
    name = Field("name", reading.words("Name"), required=True, value=record.name)
    return (name, *_where(reading, record.owner, record))


def _rhythm(reading: Reading, record: MeetingSeries | None) -> tuple[Field, ...]:
    words, language = reading.words, reading.language
    weeks = tuple(Option(n, line(f"{n}.")) for n in (1, 2, 3, 4))
    weeks += (Option(-1, line(words("the last"))),)
    days = tuple(
        Option(one, line(weekday_name(date.fromordinal(_A_MONDAY.toordinal() + index), language)))
        for index, one in enumerate(Weekday)
    )
    usual = usual_interval(reading.register, MeetingType.COORDINATION, reading.day)
    return (
        OneOf("week", words("Which one in the month"), value=record.week if record else 1, options=weeks),
        OneOf("weekday", words("Weekday"), value=record.weekday if record else Weekday.TUESDAY, options=days),
        NumberField("interval", words("Months apart"), words("2 for every second month."), required=True, least=1,
                    most=24, value=record.interval.months if record else usual.months),
    )  # fmt: skip


def series(reading: Reading, record: MeetingSeries | None) -> tuple[Field, ...]:
    """Give the form of a series; of a new one when there is none."""
    words = reading.words
    usual_name = words.catalogue.shown(MeetingType.COORDINATION)
    fields: list[Field] = [Field("name", words("Name"), required=True, value=record.name if record else usual_name)]
    if record is None:
        fields.append(OneOf("type", words("Kind of meeting"), value=MeetingType.COORDINATION, options=_types(reading)))
        fields.append(DateField("first", words("From the month of"), required=True, value=reading.day))
    fields += _rhythm(reading, record)
    fields += _where(reading, record.owner if record else reading.register.scheme.coordinator, record)
    return tuple(fields)


def plan(reading: Reading) -> tuple[Field, ...]:
    """Give the form that makes the meetings of a series."""
    words = reading.words
    ways = (
        Option(OnClosed.MOVE, line(words("move it to a day near it"))),
        Option(OnClosed.SKIP, line(words("leave it out"))),
        Option(OnClosed.KEEP, line(words("keep the day"))),
    )
    until = reading.day.replace(month=12, day=31)
    return (
        DateField("until", words("Until"), required=True, value=until),
        OneOf("on_closed", words("A meeting on a closed day"), value=OnClosed.MOVE, options=ways),
    )


def point(reading: Reading, record: AgendaItem | None) -> tuple[Field, ...]:
    """Give the form of a point of an agenda; a title can stay empty where it goes by what it is about."""
    words = reading.words
    typed = record is None or record.title is not None
    fields: list[Field] = []
    if typed:
        fields.append(Field("title", words("Point"), required=True, value=record.title if record else None))
    fields += [
        NumberField("minutes", words("Minutes"), value=record.minutes if record else None, least=1,
                    most=MINUTES_IN_A_DAY),
        OneOf("proposed_by", words("Proposed by"), value=record.proposed_by if record else None,
              options=_people(reading)),
        ManyOf("areas", words("Areas"), words("The space bar marks."), value=record.areas if record else (),
               options=options.areas(reading)),
    ]  # fmt: skip
    return tuple(fields)


def action(reading: Reading, record: Action | None) -> tuple[Field, ...]:
    """Give the form of an action; of a new one when there is none."""
    words = reading.words
    fields: list[Field] = [
        LongField("text", words("What is to be done"), required=True, value=record.text if record else None),
        OneOf("owner", words("Who does it"), value=record.owner if record else None, options=_people(reading)),
        DateField("due", words("Done by"), value=record.due if record else None),
        ManyOf("areas", words("Areas"), words("The space bar marks."), value=record.areas if record else (),
               options=options.areas(reading)),
    ]  # fmt: skip
    if record is not None:
        fields.append(LongField("remark", words("How it goes"), value=record.remark))
    return tuple(fields)


def knowledge(reading: Reading) -> tuple[Field, ...]:
    """Give the short form of something to know, as it comes up at a meeting."""
    words = reading.words
    no_yes = (Option(False, line(words("no"))), Option(True, line(words("yes"))))
    return (
        LongField("text", words("What there is to know"), required=True),
        ManyOf("areas", words("Areas"), words("The space bar marks."), value=(), options=options.areas(reading)),
        OneOf("by", words("Who told it"), options=_people(reading)),
        OneOf("owes_answer", words("Does somebody wait for an answer?"), value=False, options=no_yes),
    )
