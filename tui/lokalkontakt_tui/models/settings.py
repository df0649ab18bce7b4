"""The settings of the scheme as a form, and what was typed as the changes the use case takes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve

from lokalkontakt_core.coordination.parameters import (
    AGREEMENT_DAYS,
    CALL_DAYS,
    JOURNAL_DAYS,
    WISH_DEADLINE,
    Parameter,
    choosing,
)
from lokalkontakt_core.coordination.phases import entering, phase_of_scheme
from lokalkontakt_core.coordination.suggestion.settings import SECTION
from lokalkontakt_core.records.area import Size
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.figures import figures
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, HoursField, LongField, NumberField, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import N_, Reading

_SIZES = {
    Size.SMALL: N_("Hours a week for a small area"),
    Size.MEDIUM: N_("Hours a week for a medium area"),
    Size.LARGE: N_("Hours a week for a large area"),
}
_MOST_MONTHS = 120
_AS_TYPED = ("name", "municipality", "coordinator", "joint_council", "committee", "mail_from", "hours_logging")
_SET_SOON = {(figure.code, figure.name) for figure in (AGREEMENT_DAYS, WISH_DEADLINE)}
_NO_RULES = {
    CALL_DAYS.code: N_("Meetings."),
    JOURNAL_DAYS.code: N_("The journal."),
    SECTION: N_("Suggestions of who could cover what."),
}
_LISTS = ("onboarding_items", "fields_of_work", "focus_areas", "aims")


def fields(reading: Reading, rules: Sequence[Rule]) -> tuple[Field, ...]:
    """Give the form: names, coordinator, the figures set soon, estimates, checklist, and last all other figures."""
    words, scheme = reading.words, reading.register.scheme
    people = (options.none_option(reading), *options.persons(reading))
    return (
        Field("name", words("Name of the register"), required=True, value=scheme.name),
        Field("municipality", words("Municipality"), required=True, value=scheme.municipality),
        OneOf("coordinator", words("Coordinator"), value=scheme.coordinator, options=people),
        *_parameters(reading, rules, usual=True),
        *(HoursField(f"minutes_{size.value}", words(label), words("The estimate where none is granted."), required=True,
                     value=scheme.minutes_by_size[size]) for size, label in _SIZES.items()),
        OneOf("phase", words("Phase of the scheme"),
              words("In the pilot phase the rules of pilots hold for all, and people meet every month."),
              value=phase_of_scheme(reading.register, reading.day),
              options=tuple(Option(one, line(words.catalogue.shown(one))) for one in Phase)),
        NumberField("months", words("Months between coordination meetings"), required=True, least=1, most=_MOST_MONTHS,
                    value=scheme.meeting_interval.months),
        NumberField("attest_months", words("Months until a contact confirms again what they cover"), required=True,
                    least=1, most=_MOST_MONTHS, value=scheme.attestation_interval.months),
        LongField("onboarding_items", words("Checklist of a new contact"), words("One item a line."),
                  value="\n".join(scheme.onboarding_items)),
        OneOf("hours_logging", words("Do contacts note their time?"),
              words("Off by itself: the scheme rests on trust rather than control."), value=scheme.hours_logging,
              options=(Option(False, line(words("no"))), Option(True, line(words("yes"))))),
        LongField("fields_of_work", words("Fields of work"), words("Knowledge is filed under them. One item a line."),
                  value="\n".join(scheme.fields_of_work)),
        LongField("focus_areas", words("Focus areas of the strategy"), words("One item a line."),
                  value="\n".join(scheme.focus_areas)),
        LongField("aims", words("Aims of the vision"), words("One item a line."), value="\n".join(scheme.aims)),
        Field("joint_council", words("Joint council"), value=scheme.joint_council),
        Field("committee", words("Committee"), value=scheme.committee),
        Field("mail_from", words("Sender of messages"), words("An e-mail address."), value=scheme.mail_from),
        *_parameters(reading, rules, usual=False),
    )  # fmt: skip


def _figures(rules: Sequence[Rule]) -> Iterator[tuple[str, Parameter[Any]]]:
    """Give the figures a form can ask for, each with the name of its field; plugins may have others."""
    for figure in figures(rules):
        if figure.wanted in {date, int}:
            yield f"{figure.code}-{figure.name}", figure


def _parameters(reading: Reading, rules: Sequence[Rule], *, usual: bool) -> Iterator[Field]:
    """Give the fields of the figures that are set soon, or of all others, which stand at the end."""
    words = reading.words
    for name, figure in _figures(rules):
        if ((figure.code, figure.name) in _SET_SOON) is not usual:
            continue
        label = words.catalogue.find(f"figure.{figure.code}.{figure.name}") or f"{figure.code} {figure.name}"
        other = _NO_RULES.get(figure.code)
        about = words(other) if other is not None else words("Rule {code}.", code=figure.code)
        if figure.default is None:
            about = f"{about} {words('Empty means none.')}"
        value = figure.of(reading.register)
        if figure.wanted is date:
            yield DateField(name, label, about, value=value)
        else:
            yield NumberField(name, label, about, value=value, least=figure.least, most=figure.most)


def changes(reading: Reading, rules: Sequence[Rule], values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the use case takes: only what differs, so that others can change the rest meanwhile."""
    scheme = reading.register.scheme
    wanted: dict[str, Any] = {name: values[name] for name in _AS_TYPED}
    wanted["minutes_by_size"] = {size: values[f"minutes_{size.value}"] for size in _SIZES}
    wanted["meeting_interval"] = evolve(scheme.meeting_interval, months=values["months"])
    wanted["attestation_interval"] = evolve(scheme.attestation_interval, months=values["attest_months"])
    if values["phase"] is not phase_of_scheme(reading.register, reading.day):
        wanted["phases"] = entering(reading.register, values["phase"], reading.day)
    wanted |= {name: _items(values[name]) for name in _LISTS}
    wanted["rules"] = choosing(reading.register, ((figure, values[name]) for name, figure in _figures(rules)))
    return {name: value for name, value in wanted.items() if value != getattr(scheme, name)}


def _items(typed: str | None) -> tuple[str, ...]:
    """Give one item for each line that holds something."""
    return tuple(text.strip() for text in (typed or "").splitlines() if text.strip())
