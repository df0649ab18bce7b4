"""Evaluations: all of them under what they are of, one with its words, and one as a line that leads to it."""

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.evaluation import Evaluation
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice

COLUMNS = (Column(least=10, most=18), Column(least=6, most=12), Column(grow=True, least=14))


def evaluation_item(reading: Reading, one: Evaluation) -> Item:
    """Give the day, the kind and the text of an evaluation."""
    kind = reading.words.catalogue.shown(one.type)
    return Item(line((f"{reading.full_day(one.day)}  ", "muted"), (f"{kind}  ", "bold"), _in_one_line(one)),
                f"evaluation:{one.id}", indent=2)  # fmt: skip


def _in_one_line(one: Evaluation) -> str:
    return " ".join(one.text.split())


def drawn_from(reading: Reading, wave: Wave) -> tuple[Item, ...]:
    """Give the evaluations that draw on a survey round, the latest first."""
    written = reading.register.by(Evaluation, "wave").get(wave.id, ())
    return tuple(
        evaluation_item(reading, one) for one in sorted(written, key=lambda one: (one.day, one.id), reverse=True)
    )


def listing(reading: Reading) -> Listing:
    """Give those of the whole scheme, then those of each pilot, the latest first."""
    of_each: dict[str | None, list[Evaluation]] = {}
    known = [one for one in reading.register.all(Evaluation) if one.day <= reading.day]
    for one in sorted(known, key=lambda one: (one.day, one.id), reverse=True):
        of_each.setdefault(one.pilot, []).append(one)
    entries: list[Entry] = []
    for pilot in sorted(of_each, key=lambda one: (one is not None, danish_key(_subject(reading, one)))):
        entries.append(Heading(_subject(reading, pilot), len(of_each[pilot]), style="subheading"))
        entries += [_row(reading, one) for one in of_each[pilot]]
    words = reading.words
    empty = (
        line(words("No evaluation is written yet.")),
        line((words("N writes one of the whole scheme; one of a pilot is written from its page."), "muted")),
    )
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _subject(reading: Reading, pilot: str | None) -> str:
    return reading.words("The whole scheme") if pilot is None else reading.name(Ref("pilot", pilot))


def _row(reading: Reading, one: Evaluation) -> Row:
    kind = line(reading.words.catalogue.shown(one.type))
    cells = (line((reading.list_day(one.day), "muted")), kind, line(_in_one_line(one), practice(one, reading.words)))
    return Row(one.id, cells, find=one.text)


def evaluation_page(reading: Reading, one: Evaluation) -> Page:
    """Give an evaluation."""
    words, catalogue = reading.words, reading.words.catalogue
    subject = line((_subject(reading, one.pilot), "link" if one.pilot else ""))
    facts = [
        Fact(words("What"), line(catalogue.shown(one.type))),
        Fact(words("Day"), line(reading.full_day(one.day))),
        Fact(words("About"), subject, f"pilot:{one.pilot}" if one.pilot else None),
    ]
    if one.areas:
        named = sorted((reading.name(Ref("area", area)) for area in one.areas), key=danish_key)
        facts.append(Fact(words("Areas that took part"), line(words.listed(named))))
    if one.sources:
        facts.append(Fact(words("Kinds of knowledge"), line(catalogue.shown(one.sources))))
    for label, kind, pointed in ((words("Survey round"), "wave", one.wave), (words("Meeting"), "meeting", one.meeting)):
        if pointed:
            facts.append(Fact(label, line((reading.name(Ref(kind, pointed)), "link")), f"{kind}:{pointed}"))
    sections = [Section(None, tuple(facts)), Section(None, tuple(Item(line(row)) for row in one.text.split("\n")))]
    if one.experiences:
        told = (reading.name(Ref("knowledge", known)) for known in one.experiences)
        sections.append(Section(words("Experiences"), tuple(Item(line("– ", text), indent=2) for text in told)))
    edit = Button(f"edit_evaluation:{one.id}", words("Edit …"), main=True)
    sections.append(Section(words("What you can do"), ((edit,),)))
    of = reading.name(Ref("pilot", one.pilot)) if one.pilot else reading.register.scheme.name
    title = words("Evaluation of {name}", name=of)
    return Page(line((title, "name"), practice(one, words)), tuple(sections))
