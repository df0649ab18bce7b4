"""`scheme figures`, `scheme set`: the figures of rules, meetings and suggestions that the municipality chooses."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from lokalkontakt_cli.deeds import Deed, deed
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, Whole, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import plain
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.parameters import Parameter
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.figures import PHASES, PhasesOfRule, figures, phases_setting
from lokalkontakt_core.services.scheme import set_figure
from lokalkontakt_core.workspace import Workspace

_MOST_NEAR = 3
_NO_PHASE = frozenset({"none", "ingen"})


def _name(figure: Parameter[Any]) -> str:
    return f"{figure.code}.{figure.name}"


def _label(catalogue: Catalogue, figure: Parameter[Any]) -> str:
    return catalogue.find("figure.phases" if figure.name == PHASES else f"figure.{_name(figure)}") or ""


def _row(register: Register, catalogue: Catalogue, figure: Parameter[Any]) -> Row:
    return {
        "name": _name(figure),
        "label": _label(catalogue, figure),
        "value": _data(figure.of(register)),
        "default": _data(figure.default),
        "chosen": figure.name in register.scheme.rules.get(figure.code, {}),
        "least": figure.least,
        "most": figure.most,
    }


def _data(value: Any) -> Any:
    return list(value) if isinstance(value, list | tuple) else plain(value)


def _columns(session: Session) -> tuple[Column, ...]:
    def shown(key: str) -> Any:
        def show(row: Row) -> str:
            value = row[key]
            if isinstance(value, list):
                return session.catalogue.shown(tuple(map(Phase, value))) if value else session.text("never")
            return session.catalogue.shown(value, "plain" if isinstance(value, int) else "")

        return show

    return (
        Column("name", "Name"),
        Column("value", "Holds", shown("value"), right=True),
        Column("default", "By itself", shown("default"), right=True),
        Column("least", "Least", right=True),
        Column("most", "Most", right=True),
        Column("label", "What it is"),
    )


@command("scheme set chooses another value. Codes such as LK013 are those of the rules that check names.")
@option("--all", "everything", is_flag=True, help="Show in which phases each rule holds too")
@listing
@pass_session
def list_figures(session: Session, *, everything: bool, on: str | None, form: Format) -> None:
    """List the figures."""
    register, rules = session.reading(on).register, session.host.rules()
    shown = (*figures(rules), *(phases_setting(rule) for rule in rules if everything))
    session.output.listing(form, _columns(session), [_row(register, session.catalogue, one) for one in shown])


def _figure(workspace: Workspace, typed: str) -> Parameter[Any]:
    every = (*figures(workspace.rules), *map(phases_setting, workspace.rules))
    known: Mapping[str, Parameter[Any]] = {_name(one).lower(): one for one in every}
    found = known.get(typed.strip().lower())
    if found is None:
        near = get_close_matches(typed.strip().lower(), known, _MOST_NEAR) or list(known)[:_MOST_NEAR]
        raise UsageError("LKE046", given=typed, near=tuple(_name(known[one]) for one in near))
    return found


def _value(session: Session, figure: Parameter[Any], typed: str) -> Any:
    if isinstance(figure, PhasesOfRule):
        parts = [part.strip() for part in typed.split(",") if part.strip()]
        chosen = (
            set() if typed.strip().lower() in _NO_PHASE else {Choice(Phase).convert(one, None, None) for one in parts}
        )
        return [phase.value for phase in Phase if phase in chosen]
    return session.day(typed) if figure.wanted is date else Whole(least=None).convert(typed, None, None)


@deed(
    "NAME is one that scheme figures lists, for example LK013.days or SUGGEST.uncovered.",
    "In which phases a rule holds is chosen with LK012.phases: pilot, operation, both with a comma, or none.",
)
@argument("typed_name", "NAME")
@argument("typed_value", "VALUE", required=False)
@option("--default", "default", is_flag=True, help="Take away what was chosen; what holds by itself holds again")
def set_one(session: Session, workspace: Workspace, *, typed_name: str, typed_value: str | None, default: bool) -> Deed:
    """Choose a figure."""
    figure = _figure(workspace, typed_name)
    if default and typed_value is not None:
        raise UsageError("LKE045", one=typed_value, other="--default")
    if not default and typed_value is None:
        raise UsageError("LKE004", name="VALUE", command="lokalkontakt scheme set")
    value = _value(session, figure, typed_value) if typed_value is not None else None
    return Deed(set_figure, figure=figure, value=value)


set_one.takes_numbers = True
