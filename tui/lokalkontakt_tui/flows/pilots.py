"""Pilots: propose, set the time, set a profile, evaluate, close."""

from typing import Any

from lokalkontakt_core.coordination.pilots import areas_without_voice, final_evaluation, missing_profiles, planned_end
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType, SourceType
from lokalkontakt_core.records.pilot import Continuation, LocalActor, Pilot, Profile
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.services import evaluations as evaluation_services
from lokalkontakt_core.services import pilots as services
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Values
from lokalkontakt_tui.flows.deeds import do
from lokalkontakt_tui.models import develop_options, options
from lokalkontakt_tui.models.forms import DateField, Field, LongField, ManyOf, OneOf, Option, choosable
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Reading


def _of(app: DeskApp, key: str) -> Pilot:
    return app.reading.register.get(Pilot, key.partition(",")[0])


def _fields(reading: Reading, pilot: Pilot | None) -> tuple[Field, ...]:
    words = reading.words
    marks = words("The space bar marks.")
    together = ", ".join(pilot.cooperation or ()) if pilot else None
    return (
        Field("name", words("Name"), required=True, value=pilot.name if pilot else None),
        ManyOf("areas", words("Areas"), marks, value=pilot.areas if pilot else (), options=options.areas(reading)),
        ManyOf("contacts", words("Local contacts"), marks, value=pilot.contacts if pilot else (),
               options=options.contacts(reading)),
        ManyOf("actors", words("Central actors"), marks, value=(pilot.actors or ()) if pilot else (),
               options=develop_options.members(reading, LocalActor)),
        Field("cooperation", words("Together already"),
              words("What the areas share already, with commas between: the school, the sports club."), value=together),
        *develop_options.focus(reading, pilot.focus if pilot else ()),
        Field("note", words("Remark"), value=pilot.note if pilot else None),
    )  # fmt: skip


def _values(pilot: Pilot | None) -> Any:
    """Give what makes the arguments of the form: nothing marked where nothing was told stays not told."""

    def values(filled: Values) -> dict[str, Any]:
        together = tuple(part.strip() for part in (filled["cooperation"] or "").split(",") if part.strip())
        told = pilot is not None and pilot.cooperation is not None
        actors = tuple(filled["actors"])
        known = pilot is not None and pilot.actors is not None
        return {
            **filled,
            "cooperation": together if together or told else None,
            "actors": actors if actors or known else None,
        }

    return values


async def new_pilot(app: DeskApp, _rest: str) -> None:
    """Propose a pilot."""
    words = app.words
    await do(app, words("New pilot"), services.add_pilot, done=words("The pilot is proposed."),
             fields=_fields(app.reading, None), arguments=_values(None), button=words("Save"),
             intro=words("It is proposed until you set its time."))  # fmt: skip


async def edit_pilot(app: DeskApp, key: str) -> None:
    """Change a pilot."""
    words, pilot = app.words, _of(app, key)
    changed = _values(pilot)
    await do(app, words("Edit {name}", name=pilot.name), services.edit_pilot,
             done=words("{name} is saved.", name=pilot.name), fields=_fields(app.reading, pilot),
             arguments=lambda filled: {"pilot": pilot.id, "changes": changed(filled)},
             button=words("Save the changes"))  # fmt: skip


async def start_pilot(app: DeskApp, key: str) -> None:
    """Set when a pilot runs."""
    words, pilot, reading = app.words, _of(app, key), app.reading
    start = pilot.period.start if pilot.period is not None else reading.day
    end = pilot.period.end if pilot.period is not None else None
    first_day = start if hasattr(start, "year") else None
    usual = planned_end(reading.register, reading.day)
    fields = (
        DateField("start", words("First day"), words("Empty means today."), value=first_day),
        DateField("end", words("First day after it"),
                  words("Empty means as long as the scheme says; from today that is {day}.",
                        day=reading.full_day(usual)), value=end),
    )  # fmt: skip
    await do(app, words("The time of {name}", name=pilot.name), services.start_pilot,
             done=words("The time of {name} is set.", name=pilot.name), fields=fields,
             arguments=lambda filled: {"pilot": pilot.id, **filled}, button=words("Set the time"))  # fmt: skip


async def set_profile(app: DeskApp, key: str) -> None:
    """Say which profile a contact stands for."""
    words, pilot, reading = app.words, _of(app, key), app.reading
    lacking = missing_profiles(reading.register, reading.day)
    nothing = Option(None, line((words("no profile"), "muted")))
    fields = (
        OneOf("contact", words("Local contact"), options=options.contacts(reading),
              value=pilot.contacts[0] if pilot.contacts else None),
        OneOf("profile", words("Profile"), value=lacking[0] if lacking else None,
              options=(*develop_options.members(reading, Profile), nothing)),
    )  # fmt: skip
    await do(app, words("A profile in {name}", name=pilot.name), services.set_profile,
             done=words("The profile is set."), fields=fields,
             arguments=lambda filled: {"pilot": pilot.id, **filled}, button=words("Set the profile"))  # fmt: skip


async def close_pilot(app: DeskApp, key: str) -> None:
    """Close a pilot, with its evaluation or with a reason."""
    words, pilot, reading = app.words, _of(app, key), app.reading
    final = final_evaluation(reading.register, pilot.id)
    nothing = options.none_option(reading)
    unheard = areas_without_voice(pilot, final) if final is not None and final.areas else ()
    if final is None:
        label, about = words("Why there is no evaluation"), words("It is better to write the evaluation first.")
    else:
        label, about = words("Why not all areas took part"), words("It is better to hear them first.")
    without = (Field("without", label, about),) if final is None or unheard else ()
    fields = (
        OneOf("continuation", words("Afterwards"), words("That it is not continued is a result too."),
              options=(nothing, *develop_options.members(reading, Continuation))),
        LongField("outcome", words("Outcome"), words("What came of it, also what did not work.")),
        *without,
        DateField("day", words("Closed on"), words("Empty means today."), value=reading.day),
    )  # fmt: skip
    intro = words("There is no evaluation with the areas yet.")
    if final is not None:
        intro = words("It is closed with the evaluation of {day}.", day=reading.full_day(final.day))
    if unheard:
        names = words.listed([reading.name(Ref(Area.kind, area)) for area in unheard])
        intro = f"{intro} {words('{areas} took no part in it.', areas=names)}"
    await do(app, words("Conclude {name}", name=pilot.name), services.close_pilot,
             done=words("{name} is closed.", name=pilot.name), fields=fields,
             arguments=lambda filled: {"pilot": pilot.id, **filled}, button=words("Close the pilot"),
             intro=intro)  # fmt: skip


def _evaluation_fields(
    reading: Reading, one: Evaluation | None, areas: tuple[str, ...], wave: str | None = None
) -> tuple[Field, ...]:
    words = reading.words
    usual = EvaluationType.FINAL if wave is not None else EvaluationType.NOTE
    marks = words("The space bar marks.")
    return choosable((
        OneOf("type", words("What"), value=one.type if one else usual,
              options=develop_options.members(reading, EvaluationType)),
        LongField("text", words("What was found"), required=True, value=one.text if one else None),
        ManyOf("areas", words("Areas that took part"), marks, value=one.areas if one else (),
               options=tuple(option for option in options.areas(reading) if not areas or option.value in areas)),
        ManyOf("sources", words("Kinds of knowledge"), marks, value=one.sources if one else (),
               options=develop_options.members(reading, SourceType)),
        OneOf("wave", words("Survey round"), value=one.wave if one else wave, options=develop_options.waves(reading)),
        OneOf("meeting", words("Meeting"), value=one.meeting if one else None,
              options=develop_options.meetings(reading)),
        develop_options.day(reading, one.day if one else None),
    ))  # fmt: skip


async def write_evaluation(app: DeskApp, key: str) -> None:
    """Write an evaluation of a pilot; of the scheme as a whole when none is named."""
    words, reading = app.words, app.reading
    pilot = _of(app, key) if key else None
    name = pilot.name if pilot is not None else reading.register.scheme.name
    known = tuple(area for area in pilot.areas if reading.register.find(Area, area)) if pilot is not None else ()
    await do(app, words("Evaluation of {name}", name=name), evaluation_services.write_evaluation,
             done=words("The evaluation is written down."), fields=_evaluation_fields(reading, None, known),
             arguments=lambda filled: {"pilot": pilot.id if pilot is not None else None, **filled},
             button=words("Save"))  # fmt: skip


async def evaluate_wave(app: DeskApp, key: str) -> None:
    """Write an evaluation of the scheme that draws on a survey round and the areas it asked."""
    words, reading = app.words, app.reading
    wave = reading.register.get(Wave, key)
    await do(app, words("Evaluation of {name}", name=reading.register.scheme.name),
             evaluation_services.write_evaluation, done=words("The evaluation is written down."),
             fields=_evaluation_fields(reading, None, wave.areas, wave.id),
             button=words("Save"))  # fmt: skip


async def edit_evaluation(app: DeskApp, key: str) -> None:
    """Change an evaluation."""
    words, reading = app.words, app.reading
    one = reading.register.get(Evaluation, key)
    pilot = reading.register.find(Pilot, one.pilot)
    fields = _evaluation_fields(reading, one, (*(pilot.areas if pilot else ()), *one.areas))
    await do(app, words("Edit the evaluation"), evaluation_services.edit_evaluation,
             done=words("The evaluation is saved."), fields=fields,
             arguments=lambda filled: {"evaluation": one.id, "changes": filled},
             button=words("Save the changes"))  # fmt: skip
