"""Evaluations that were written: one line each, which leads to all of it."""

from lokalkontakt_core.records.evaluation import Evaluation
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Item
from lokalkontakt_tui.models.reading import Reading


def evaluation_item(reading: Reading, one: Evaluation) -> Item:
    """Give the day, the kind and the text of an evaluation."""
    kind = reading.words.catalogue.shown(one.type)
    text = " ".join(one.text.split())
    return Item(line((f"{reading.full_day(one.day)}  ", "muted"), (f"{kind}  ", "bold"), text),
                f"edit_evaluation:{one.id}", indent=2)  # fmt: skip


def drawn_from(reading: Reading, wave: Wave) -> tuple[Item, ...]:
    """Give the evaluations that draw on a survey round, the latest first."""
    written = reading.register.by(Evaluation, "wave").get(wave.id, ())
    return tuple(
        evaluation_item(reading, one) for one in sorted(written, key=lambda one: (one.day, one.id), reverse=True)
    )
