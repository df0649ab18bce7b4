"""The rules: how heavy each weighs and in which phases it holds, and one of them with its reason and its figures."""

from collections.abc import Iterable, Sequence
from typing import Any

from lokalkontakt_core.coordination.parameters import Parameter
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.figures import PHASES, phases_setting
from lokalkontakt_core.rules.settings import phases_of
from lokalkontakt_tui.models.findings import GROUPS
from lokalkontakt_tui.models.forms import Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import KIND

COLUMNS = (Column(grow=True, least=20), Column(least=6), Column(least=6, most=18))
CHOICES = (tuple(Phase), *((phase,) for phase in Phase), ())
"""In which phases a rule can hold: in all, in one, in none."""


def phases_in_words(reading: Reading, phases: Iterable[Phase]) -> str:
    """Give in which phases a rule holds, in words."""
    held, words = tuple(phase for phase in Phase if phase in set(phases)), reading.words
    if not held:
        return words("never")
    return words("always") if len(held) == len(Phase) else words("only in {phases}", phases=held)


def phase_options(reading: Reading) -> tuple[Option, ...]:
    """Give what can be chosen for a rule."""
    return tuple(Option(phases, line(phases_in_words(reading, phases))) for phases in CHOICES)


def in_order(phases: Iterable[Phase]) -> tuple[Phase, ...]:
    """Give phases as one of the choices has them."""
    return tuple(phase for phase in Phase if phase in set(phases))


def chosen(reading: Reading, rule: Rule) -> bool:
    """Tell whether the municipality has chosen in which phases a rule holds."""
    return PHASES in reading.register.scheme.rules.get(rule.code, {})


def listing(reading: Reading, rules: Sequence[Rule]) -> Listing:
    """Give the rules by how heavy they weigh, each with the phases it holds in."""
    entries: list[Entry] = []
    for kind, label in GROUPS:
        of_kind = [rule for rule in rules if rule.kind is kind]
        if of_kind:
            entries.append(Heading(reading.words(label), len(of_kind), style="subheading"))
            entries += [_row(reading, rule) for rule in of_kind]
    return Listing(tuple(entries), COLUMNS)


def _title(reading: Reading, rule: Rule) -> str:
    return reading.words.catalogue.find(f"{rule.code}.title") or rule.name


def _row(reading: Reading, rule: Rule) -> Row:
    sign = KIND[rule.kind]
    held = phases_in_words(reading, phases_of(reading.register, rule))
    return Row(
        rule.code,
        (
            line((f"{sign.sign} ", sign.style), _title(reading, rule)),
            line((rule.code, "muted")),
            line((held, "primary" if chosen(reading, rule) else "muted")),
        ),
    )


def rule_page(reading: Reading, rule: Rule) -> Page:
    """Give a rule."""
    words, catalogue = reading.words, reading.words.catalogue
    mine = chosen(reading, rule)
    now = sum(one.open for one in reading.judged if one.finding.code == rule.code)
    facts = [
        Fact(words("Rule"), line(rule.code)),
        Fact(words("Weight"), line(words(dict(GROUPS)[rule.kind]))),
        Fact(words("Holds"), line(phases_in_words(reading, phases_of(reading.register, rule)))),
    ]
    if mine:
        facts.append(Fact(words("By itself"), line((phases_in_words(reading, rule.phases), "muted"))))
    facts.append(Fact(words("Findings now"), line(str(now))))
    doing = [Button(f"choose_phases:{rule.code}", words("Choose the phases …"), main=True)]
    if mine:
        doing.append(Button(f"own_phases:{rule.code}", words("As by itself …")))
    if rule.parameters:
        doing.append(Button("edit_scheme:", words("Change the figures …")))
    why = catalogue.text(f"{rule.code}.why", namer=reading.name, rule=rule.code)
    sections = [Section(None, tuple(facts)), Section(words("Why"), (Item(line((why, "quote"))),))]
    if rule.parameters:
        sections.append(Section(words("Figures"), tuple(_figure(reading, figure) for figure in rule.parameters)))
    sections.append(Section(words("What you can do"), (tuple(doing),)))
    return Page(line((_title(reading, rule), "name")), tuple(sections))


def _figure(reading: Reading, figure: Parameter[Any]) -> Item:
    catalogue = reading.words.catalogue
    label = catalogue.find(f"figure.{figure.code}.{figure.name}") or figure.name
    return Item(line((f"{label}  ", "muted"), catalogue.shown(figure.of(reading.register))))


def setting_value(rule: Rule, phases: Iterable[Phase]) -> list[str] | None:
    """Give what the scheme is to hold for a choice of phases; None where that is what holds by itself."""
    wanted = [phase.value for phase in in_order(phases)]
    return None if tuple(wanted) == phases_setting(rule).default else wanted
