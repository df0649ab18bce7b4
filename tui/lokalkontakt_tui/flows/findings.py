"""Accept a finding with a reason, or take the acceptance back."""

from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.rules.report import bound_values
from lokalkontakt_core.services.accept import accept as accept_service
from lokalkontakt_core.services.accept import withdraw_acceptance as withdraw_service
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, carry_out
from lokalkontakt_tui.models.findings import key_of, what
from lokalkontakt_tui.models.forms import DateField, Field, Form


async def accept(app: DeskApp, key: str) -> None:
    """Accept a finding."""
    reading, words = app.reading, app.words
    judged = next((one for one in reading.judged if key_of(one) == key), None)
    if judged is None:
        app.say(words("That finding is no longer there."), "info")
        return
    finding = judged.finding
    title = words("Accept with a reason")
    form = Form(
        title,
        (
            Field("reason", words("Reason"), words("So that others can see why."), required=True),
            DateField("until", words("Holds until"), words("Then you are asked again. Empty means no end.")),
        ),
        words("Show the consequences"),
        what(reading, judged),
    )
    await carry_out(
        app,
        Deed(
            title,
            accept_service,
            lambda values: {
                "rules": app.desk.workspace.rules,
                "code": finding.code,
                "subject": finding.subject,
                "values": bound_values(finding),
                **values,
            },
            words("Accept"),
            lambda _values: words("Accepted: {what}", what=what(reading, judged)),
            form,
        ),
    )


async def withdraw_acceptance(app: DeskApp, acceptance: str) -> None:
    """Take an acceptance back."""
    given = app.reading.register.get(Acceptance, acceptance)
    words, name = app.words, app.reading.name(given.subject)
    await carry_out(
        app,
        Deed(
            words("Withdraw the acceptance about {name}", name=name),
            withdraw_service,
            lambda _values: {"acceptance": acceptance},
            words("Withdraw"),
            lambda _values: words("The finding about {name} is open again.", name=name),
        ),
    )
