"""The rollout plan: add a step, change it, note it as done, take it out."""

from datetime import date

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.dates import month_name
from lokalkontakt_core.language.months import parse_month
from lokalkontakt_core.periods import Month, MonthRange
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.services import plan_steps as services
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Values
from lokalkontakt_tui.flows.deeds import do
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, FieldProblem, OneOf
from lokalkontakt_tui.models.reading import Reading, Words


@frozen
class MonthField(Field):
    """A month, typed as people type months."""

    def shown(self, words: Words) -> str:
        """Give the month as it can be typed."""
        return f"{month_name(self.value.month, words.language)} {self.value.year}" if self.value is not None else ""

    def read(self, raw: str, words: Words, today: date) -> Month | None:  # noqa: ARG002 - the interface
        """Read a month."""
        text = raw.strip()
        if not text:
            if self.required:
                raise FieldProblem(words("A month is missing. Write for example March 2020 or 3/2020."))
            return None
        try:
            return parse_month(text)
        except UsageError as problem:
            what, _, remedy = words.catalogue.explain(problem)
            raise FieldProblem(f"{what} {remedy}") from None


def _of(app: DeskApp, key: str) -> PlanStep:
    return app.reading.register.get(PlanStep, key.partition(",")[0])


def _fields(reading: Reading, step: PlanStep | None) -> tuple[Field, ...]:
    words = reading.words
    now = Month(reading.day.year, reading.day.month)
    people = (options.none_option(reading), *options.persons(reading))
    several = step is not None and step.when.last != step.when.first
    return (
        Field("task", words("What is to be done"), required=True, value=step.task if step else None),
        MonthField("first", words("Month"), words("As March 2020, 3/2020 or 2020-03."), required=True,
                   value=step.when.first if step else now),
        MonthField("last", words("Last month"), words("Empty when it is only one."),
                   value=step.when.last if step is not None and several else None),
        DateField("day", words("Day"), words("Only where the plan names one."), value=step.day if step else None),
        OneOf("owner", words("Seen to by"), value=step.owner if step else None, options=people),
    )  # fmt: skip


def _values(filled: Values) -> dict[str, object]:
    values = {name: value for name, value in filled.items() if name not in {"first", "last"}}
    return {**values, "when": MonthRange(filled["first"], filled["last"] or filled["first"])}


async def new_plan_step(app: DeskApp, _rest: str) -> None:
    """Add a step."""
    words = app.words
    await do(app, words("New step"), services.add_plan_step, done=words("The step is in the plan."),
             fields=_fields(app.reading, None), arguments=_values, button=words("Save"))  # fmt: skip


async def edit_plan_step(app: DeskApp, key: str) -> None:
    """Change a step."""
    words, step = app.words, _of(app, key)
    await do(app, words("Edit the step"), services.edit_plan_step, done=words("The step is saved."),
             fields=_fields(app.reading, step),
             arguments=lambda filled: {"plan_step": step.id, "changes": _values(filled)},
             button=words("Save the changes"))  # fmt: skip


async def complete_plan_step(app: DeskApp, key: str) -> None:
    """Note that a step is done."""
    words, step = app.words, _of(app, key)
    day = DateField("day", words("Done on"), words("Empty means today."), value=app.reading.day)
    await do(app, words("The step is done"), services.complete_plan_step, done=words("The step is done."),
             fields=(day,), arguments=lambda filled: {"plan_step": step.id, **filled}, button=words("Note it"),
             intro=step.task)  # fmt: skip


async def reopen_plan_step(app: DeskApp, key: str) -> None:
    """Note that a step is not done after all."""
    words, step = app.words, _of(app, key)
    await do(app, words("The step is not done after all"), services.reopen_plan_step,
             done=words("The step is open again."), arguments=lambda _filled: {"plan_step": step.id},
             button=words("Open it again"))  # fmt: skip


async def remove_plan_step(app: DeskApp, key: str) -> None:
    """Take a step out of the plan."""
    words, step = app.words, _of(app, key)
    await do(app, words("Remove the step"), services.remove_plan_step, done=words("The step is out of the plan."),
             arguments=lambda _filled: {"plan_step": step.id})  # fmt: skip
