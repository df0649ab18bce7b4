"""Take the answers of a wish survey over into the register: disagreement is shown, and one chooses area by area."""

from collections.abc import Sequence

from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.services.adopt_wave import adopt_wave as adopt_service
from lokalkontakt_core.surveys.adoption import Proposal
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.flows.refuse import refuse
from lokalkontakt_tui.models import adopting
from lokalkontakt_tui.models.forms import Form

RESOLVE = "resolve-"
"""What the names of the fields begin with where the coordinator decides."""


async def adopt_wave(app: DeskApp, key: str) -> None:
    """Show what the answers propose, let one choose, and write what was chosen as one change."""
    words, workspace = app.words, app.desk.workspace
    try:
        proposals = app.desk.rounds.proposals(key)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    app.desk.note_view(EVERYBODY, f"app: adopt {key}")
    ready, undecided = adopting.ready(proposals), adopting.to_decide(proposals)
    if not ready and not undecided:
        app.say(words("There is nothing to take over: no area's answer differs from the register."), "info")
        return
    name = app.reading.register.get(Wave, key).name
    title = words("Take over the answers of {name}", name=name)
    responses = tuple(workspace.store.responses.scan(key))
    await carry_out(
        app,
        Deed(
            title,
            adopt_service,
            lambda values: {"wave": key, "responses": responses, **_chosen(values, undecided)},
            words("Take over"),
            lambda values: _done(app, values, undecided),
            Form(
                title,
                (*adopting.ready_field(app.reading, ready), *adopting.fields(app.reading, undecided, RESOLVE)),
                words("Show the consequences"),
                adopting.intro(app.reading, proposals),
            ),
        ),
    )


def _chosen(values: Values, undecided: Sequence[Proposal]) -> dict[str, object]:
    """Give areas and decisions as the use case takes them."""
    decided = {one.area: values[RESOLVE + one.area] for one in undecided}
    resolve = {area: value for area, value in decided.items() if value is not None}
    return {"areas": tuple(values.get("areas") or ()), "resolve": resolve}


def _done(app: DeskApp, values: Values, undecided: Sequence[Proposal]) -> str:
    chosen = _chosen(values, undecided)
    number = sum(len(part) for part in chosen.values() if isinstance(part, tuple | dict))
    return app.words.count("{count} area's answer is recorded.", "{count} areas' answers are recorded.", number)
