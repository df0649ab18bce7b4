"""The plugins: what became of each, why, and what one can do."""

from lokalkontakt_core.extension.outcome import Outcome, PluginState
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Listing, Row
from lokalkontakt_tui.models.page import Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Words
from lokalkontakt_tui.models.signs import Sign

STATES = {
    PluginState.FOUND: Sign("–", "muted", N_("not asked for yet")),
    PluginState.LOADED: Sign("✓", "covered", N_("in use")),
    PluginState.MISSING_DEPENDENCY: Sign("○", "handover", N_("lacks a package")),
    PluginState.WRONG_API: Sign("✗", "uncovered", N_("does not fit this version")),
    PluginState.BROKEN: Sign("✗", "uncovered", N_("does not work")),
}


def listing(words: Words, outcomes: tuple[Outcome, ...]) -> Listing:
    """Give the plugins."""
    rows = []
    for outcome in outcomes:
        sign = STATES[outcome.state]
        name = line((f"{sign.sign} ", sign.style), outcome.name)
        rows.append(Row(outcome.name, (name, line((outcome.version, "muted")), line(words(sign.word)))))
    columns = (Column(least=14, most=30), Column(least=5), Column(grow=True, least=10))
    return Listing(tuple(rows), columns, empty=(line(words("No plugins are installed.")),))


def page(words: Words, outcome: Outcome) -> Page:
    """Give one plugin."""
    sign = STATES[outcome.state]
    facts = (
        Fact(words("State"), line((f"{sign.sign} {words(sign.word)}", sign.style))),
        Fact(words("Module"), line(outcome.module)),
        Fact(words("From the package"), line(f"{outcome.distribution} {outcome.version}".strip() or "–")),
    )
    sections = [Section(None, facts)]
    if outcome.code is not None:
        texts = {
            part: words.catalogue.text(f"{outcome.code}.{part}", **outcome.values) for part in ("what", "why", "remedy")
        }
        sections += [
            Section(words("What"), (Item(line(texts["what"])),)),
            Section(words("Why"), (Item(line(texts["why"])),)),
            Section(words("What you can do"), (Item(line(texts["remedy"], (f"  {outcome.code}", "muted"))),)),
        ]
    return Page(line((outcome.name, "name")), tuple(sections))
