"""The shortest way to a change: a title, a use case, its fields, and what is said afterwards."""

from collections.abc import Callable, Mapping
from typing import Any

from lokalkontakt_core.services.context import Service
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.models.forms import Field, Form


def as_filled_in(values: Values) -> Mapping[str, Any]:
    """Give what was filled in, as it is."""
    return dict(values)


async def do(
    app: DeskApp,
    title: str,
    service: Service[Any],
    *,
    done: str,
    fields: tuple[Field, ...] = (),
    arguments: Callable[[Values], Mapping[str, Any]] = as_filled_in,
    button: str = "",
    intro: str = "",
) -> bool:
    """Ask for the fields, show the consequences, make the change, and tell whether it was made.

    Args:
        app: The program.
        title: The verb and its thing.
        service: The use case.
        done: What is said afterwards.
        fields: What is asked first; nothing when there are none.
        arguments: What the use case is given, from the values of the fields.
        button: What the main button says; the title when left out.
        intro: A few words over the fields.
    """
    form = Form(title, fields, app.words("Show the consequences"), intro) if fields else None
    return await carry_out(app, Deed(title, service, arguments, button or title, lambda _values: done, form))
