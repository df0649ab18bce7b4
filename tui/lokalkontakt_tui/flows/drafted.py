"""What the draft of the workbench would do to the register."""

from typing import Any

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.rules.report import Judged
from lokalkontakt_core.services.distribute import distribute as distribute_service
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.findings import what
from lokalkontakt_tui.models.workbench_pair import Effect


def arguments(desk: Desk) -> dict[str, Any]:
    """Give what the use case is given for the draft as it is."""
    changes = desk.distribution.changes
    return {
        "pairs": tuple((area, contact) for area, contact in sorted(changes.items()) if contact is not None),
        "vacated": tuple(sorted(area for area, contact in changes.items() if contact is None)),
    }


def effect_of(desk: Desk) -> Effect:
    """Work out what saving the draft would do, confirming what is ready."""
    before = sum(one.open for one in desk.reading.judged)
    try:
        preview = desk.workspace.preview(distribute_service, **arguments(desk), confirm=True)
    except LokalkontaktError as error:
        refusing = [one for one in error.values.get("findings", ()) if isinstance(one, Judged)]
        if not refusing:
            said, _, remedy = desk.explain(error)
            return Effect(before, None, said, remedy)
        more = desk.words.count("and {count} more", "and {count} more", len(refusing) - 1) if refusing[1:] else ""
        return Effect(before, None, what(desk.reading, refusing[0]), more)
    return Effect(preview.consequences.before, preview.consequences.after)
