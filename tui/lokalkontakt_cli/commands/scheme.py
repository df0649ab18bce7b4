"""`scheme show`, `scheme edit`: what the municipality has chosen."""

from typing import Any

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, Minutes, Whole, YesNo, listing
from lokalkontakt_cli.parts import command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, listed, plain
from lokalkontakt_core.coordination.phases import entering, phase_of_scheme
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.records.area import Size
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.scheme import edit_scheme
from lokalkontakt_core.workspace import Workspace


def _row(register: Register) -> Row:
    scheme = register.scheme
    return {
        "id": scheme.id,
        "name": scheme.name,
        "municipality": scheme.municipality,
        "coordinator": name_of(register, Ref("person", scheme.coordinator)) if scheme.coordinator else None,
        "joint_council": scheme.joint_council,
        "committee": scheme.committee,
        "mail_domain": scheme.mail_domain,
        "mail_from": scheme.mail_from,
        "example_day": scheme.example_day,
        "phases": [{"phase": one.phase.value, "start": plain(one.start)} for one in scheme.phases],
        "minutes_by_size": {size.value: minutes for size, minutes in scheme.minutes_by_size.items()},
        "meeting_interval_months": scheme.meeting_interval.months,
        "meeting_interval_days": scheme.meeting_interval.days,
        "attestation_interval_months": scheme.attestation_interval.months,
        "attestation_interval_days": scheme.attestation_interval.days,
        "onboarding_items": list(scheme.onboarding_items),
        "hours_logging": scheme.hours_logging,
        "fields_of_work": list(scheme.fields_of_work),
        "focus_areas": list(scheme.focus_areas),
        "aims": list(scheme.aims),
        "retention": {
            kind.value: {"months": rule.keep.months, "reason": rule.reason} for kind, rule in scheme.retention.items()
        },
        "rules": {code: dict(parameters) for code, parameters in scheme.rules.items()},
        "source": scheme.source,
        "revision": register.revision,
    }


@command()
@listing
@pass_session
def show(session: Session, *, on: str | None, form: Format) -> None:
    """Show the scheme."""
    opened = session.reading(on)
    register = opened.register
    catalogue, scheme, phase = session.catalogue, register.scheme, phase_of_scheme(register, opened.day)
    sizes = ", ".join(
        f"{catalogue.shown(size)} {catalogue.shown(minutes, 'hours_per_week')}"
        for size, minutes in scheme.minutes_by_size.items()
    )
    kept = ", ".join(
        session.text("{data}: {months} months", data=session.text(f"data_class.{kind.value}"), months=rule.keep.months)
        for kind, rule in scheme.retention.items()
    )
    columns = (
        Column("name", "Register"),
        Column("municipality", "Municipality"),
        Column("coordinator", "Rural coordinator"),
        Column("joint_council", "Joint council"),
        Column("committee", "Committee"),
        Column("mail_from", "Sender of notices"),
        Column("mail_domain", "Mail domain"),
        Column("phases", "Phase", lambda _row: catalogue.shown(phase)),
        Column("minutes_by_size", "Time by size", lambda _row: sizes),
        Column("meeting_interval_months", "Between meetings", lambda _row: catalogue.shown(scheme.meeting_interval)),
        Column(
            "attestation_interval_months",
            "Between confirmations",
            lambda _row: catalogue.shown(scheme.attestation_interval),
        ),
        Column("onboarding_items", "Checklist", listed("onboarding_items")),
        Column("hours_logging", "Time is noted", lambda _row: catalogue.shown(scheme.hours_logging)),
        Column("fields_of_work", "Fields of work", listed("fields_of_work")),
        Column("focus_areas", "Focus areas", listed("focus_areas")),
        Column("aims", "Aims", listed("aims")),
        Column("retention", "Kept how long", lambda _row: kept),
        Column("example_day", "Example, read as on", dated(catalogue, "example_day")),
        Column("revision", "Last change"),
    )
    session.output.sheet(form, columns, _row(register))


@deed("What is not named stays as it is.")
@option("--name", metavar="NAME", help="What the register is called")
@option("--municipality", metavar="NAME", help="The municipality")
@option("--coordinator", metavar="PERSON", help="The person who runs the scheme")
@option("--joint-council", metavar="TEXT", help="The body that receives the areas' answers")
@option("--committee", metavar="TEXT", help="The political committee that is reported to")
@option("--mail-from", metavar="EMAIL", help="The mailbox notices are sent from")
@option("--mail-domain", metavar="DOMAIN", help="The domain in the identifiers of notices")
@option("--phase", type=Choice(Phase), help="Whether the scheme as a whole is in pilots or in operation")
@option("--phase-from", metavar="DAY", help="The first day of that phase; today when left out")
@option("--small", type=Minutes(), metavar="TIME", help="Estimated time a week for a small area")
@option("--medium", type=Minutes(), metavar="TIME", help="Estimated time a week for a medium area")
@option("--large", type=Minutes(), metavar="TIME", help="Estimated time a week for a large area")
@option("--meeting-months", type=Whole(), metavar="MONTHS", help="Months from one coordinating meeting to the next")
@option("--attest-months", type=Whole(), metavar="MONTHS", help="Months until a contact confirms again what they cover")
@option("--item", "onboarding_items", multiple=True, metavar="TEXT", help="The new checklist, one item at a time")
@option("--hours-logging", type=Choice(YesNo), help="Whether contacts note their time")
@option(
    "--field-of-work", "fields_of_work", multiple=True, metavar="TEXT", help="The new fields of work, one at a time"
)
@option("--focus-area", "focus_areas", multiple=True, metavar="TEXT", help="The new focus areas, one at a time")
@option("--aim", "aims", multiple=True, metavar="TEXT", help="The new aims, one at a time")
def edit(
    session: Session,
    workspace: Workspace,
    *,
    coordinator: str | None,
    phase: Phase | None,
    phase_from: str | None,
    meeting_months: int | None,
    attest_months: int | None,
    hours_logging: YesNo | None,
    **typed: Any,
) -> Deed:
    """Change the scheme."""
    sizes = {size: typed.pop(size.value) for size in Size}
    changes: dict[str, Any] = {name: value for name, value in typed.items() if value not in {None, ()}}
    if coordinator is not None:
        changes["coordinator"] = id_of(workspace, Person, coordinator)
    if phase is not None:
        changes["phases"] = entering(workspace.register, phase, session.day(phase_from) or workspace.day)
    elif phase_from is not None:
        raise UsageError("LKE004", name="--phase", command="lokalkontakt scheme edit")
    if hours_logging is not None:
        changes["hours_logging"] = hours_logging is YesNo.YES
    if meeting_months is not None:
        changes["meeting_interval"] = Interval(months=meeting_months)
    if attest_months is not None:
        changes["attestation_interval"] = Interval(months=attest_months)
    if any(minutes is not None for minutes in sizes.values()):
        changes["minutes_by_size"] = {size: minutes for size, minutes in sizes.items() if minutes is not None}
    return Deed(edit_scheme, changes=changes)
