"""What was handed in, as a form: what is clear is marked, and where something is unclear one may say what is meant."""

from collections.abc import Mapping, Sequence
from typing import Any

from lokalkontakt_core.coordination.actions import open_actions
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.intake.entry import EntryType
from lokalkontakt_core.intake.matching import Decisions, Proposal, ProposalState
from lokalkontakt_core.records.base import Ref
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import Field, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.reading import Reading

NUMBERS = "numbers"
AREA = "area-"
ACTION = "action-"
"""What the names of the fields begin with where the coordinator says which area or action is meant."""
_SETTLED_BY_AREA = frozenset({"LKE729"})
_SETTLED_BY_ACTION = frozenset({"LKE731"})


def intro(reading: Reading, found: Sequence[Proposal]) -> str:
    """Say what is there already and what stands in the way of the rest."""
    words = reading.words
    parts = [words("Nothing is recorded before you have seen the consequences.")]
    same = sum(one.state is ProposalState.SAME for one in found)
    if same:
        parts.append(words.count("{count} of it stands in the register already.",
                                 "{count} of it stand in the register already.", same))  # fmt: skip
    parts.extend(
        f"{one.number}: {_text(one)} – {_said(reading, problem)}"
        for one in found
        for problem in (*one.problems, *one.remarks)
    )
    return "\n".join(parts)


def fields(reading: Reading, found: Sequence[Proposal]) -> tuple[Field, ...]:
    """Give what can be chosen: which of the clear ones, and for the unclear ones what is meant."""
    words = reading.words
    clear = [one for one in found if one.state is ProposalState.NEW]
    made: list[Field] = []
    if clear:
        chosen = tuple(Option(one.number, _label(reading, one)) for one in clear)
        made.append(ManyOf(NUMBERS, words("To take over"), words("The space bar marks."), options=chosen,
                           value=tuple(one.number for one in clear)))  # fmt: skip
    leave = Option(None, line((words("leave it for now"), "muted")))
    for one in found:
        codes = {problem.code for problem in one.problems}
        if codes and codes <= _SETTLED_BY_AREA:
            label = words("{number}: which area is meant?", number=one.number)
            made.append(OneOf(f"{AREA}{one.number}", label, _text(one), options=(leave, *options.areas(reading))))
        elif codes and codes <= _SETTLED_BY_ACTION:
            label = words("{number}: which action is meant?", number=one.number)
            actions = (Option(action.id, line(reading.name(action.ref)))
                       for action in open_actions(reading.register, reading.day))  # fmt: skip
            made.append(OneOf(f"{ACTION}{one.number}", label, _text(one), options=(leave, *actions)))
    return tuple(made)


def chosen(values: Mapping[str, Any]) -> tuple[tuple[int, ...], Decisions]:
    """Give the numbers and the decisions that were filled in."""
    areas = {
        int(name.removeprefix(AREA)): (value,) for name, value in values.items() if name.startswith(AREA) and value
    }
    actions = {
        int(name.removeprefix(ACTION)): value for name, value in values.items() if name.startswith(ACTION) and value
    }
    numbers = sorted({*(values.get(NUMBERS) or ()), *areas, *actions})
    return tuple(numbers), Decisions(areas=areas, actions=actions)


def _label(reading: Reading, one: Proposal) -> Line:
    kind = reading.words.catalogue.shown(one.entry.type)
    areas = ", ".join(reading.name(Ref("area", area)) for area in one.areas)
    if one.entry.type is EntryType.ACTION and one.action is not None:
        kind = f"{kind}: {reading.name(Ref('action', one.action))}"
    about = " · ".join(part for part in (kind, areas) if part)
    return line(_text(one), (f"  {about}", "muted"))


def _text(one: Proposal) -> str:
    text = " ".join((one.entry.text or one.entry.action or "–").split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _said(reading: Reading, problem: LokalkontaktError) -> str:
    what, why, _ = reading.words.catalogue.explain(problem, reading.name)
    return f"{what} {why}"


_LONGEST = 60
