"""Results of survey rounds as JSON, as rows for CSV, and as lines."""

from collections.abc import Iterator
from typing import Any

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.result_values import Figures, QuestionResult, Results
from lokalkontakt_core.texts import Text

_BAR = 20


class ResultsView:
    """Shows results in one language.

    Args:
        catalogue: The words.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def document(self, results: Results) -> dict[str, Any]:
        """Give everything as JSON holds it: for each question either figures or the reason why they are hidden."""
        return {
            "title": self._text(results.title),
            "responses": results.responses,
            "by": results.by,
            "hidden": self._message(results.hidden),
            "questions": [
                {
                    "id": question.key,
                    "name": self._text(question.label),
                    "section": self._text(question.section),
                    "kind": question.kind.value,
                    **self._shown(question.figures, question.hidden),
                    "groups": [
                        {"id": group.name, "name": self._text(group.label), **self._shown(group.figures, group.hidden)}
                        for group in question.groups
                    ],
                }
                for question in results.questions
            ],
        }

    def rows(self, results: Results) -> list[Row]:
        """Give a row for each option, number or text of each question and group."""
        return [
            {
                "id": question.key,
                "name": self._text(question.label),
                "kind": question.kind.value,
                "group": self._text(label) if label is not None else None,
                **row,
            }
            for question in results.questions
            for label, figures, hidden in _parts(question)
            for row in self._figure_rows(figures, hidden)
        ]

    @staticmethod
    def columns() -> tuple[Column, ...]:
        """Give the columns of the rows, for CSV."""
        keys = ("id", "name", "kind", "group", "option", "count", "share", "base", "missing", "mean", "text", "hidden")
        return tuple(Column(key, key) for key in keys)

    def lines(self, results: Results) -> Iterator[str]:
        """Give the results as text; every share has its base beside it."""
        yield self._text(results.title)
        yield self._catalogue.plural("{count} answer.", "{count} answers.", results.responses)
        if results.hidden is not None:
            yield self._message(results.hidden) or ""
        section = ""
        for question in results.questions:
            if self._text(question.section) != section:
                section = self._text(question.section)
                yield ""
                yield f"== {section} =="
            yield ""
            yield self._text(question.label)
            for label, figures, hidden in _parts(question):
                if label is not None:
                    yield f"  {self._text(label)}"
                if figures is None:
                    yield f"  {self._message(hidden) or self._catalogue.text('Not shown.')}"
                else:
                    yield from (f"  {line}" for line in self._figure_lines(figures))

    def _figure_lines(self, figures: Figures) -> Iterator[str]:
        show = self._catalogue.shown
        for option in (*figures.options, *figures.missing_options):
            share = option.share or 0.0
            bar = "█" * round(share * _BAR) + "░" * (_BAR - round(share * _BAR))
            right = f"{bar} {show(share, 'percent'):>5}" if option.share is not None else " " * (_BAR + 6)
            yield f"{right} {show(option.count):>4}  {self._text(option.label)}"
        if figures.mean is not None:
            yield self._catalogue.text("Mean {mean}, from {least} to {most}.", **_spread(figures))
        for answer in figures.texts:
            yield f"“{answer.text}”"
        yield self._catalogue.text(
            "{base} answered, {missing} did not know.", base=figures.base, missing=figures.missing
        )

    def _figure_rows(self, figures: Figures | None, hidden: Message | None) -> Iterator[dict[str, Any]]:
        if figures is None:
            yield {"hidden": self._message(hidden)}
            return
        common = {"base": figures.base, "missing": figures.missing, "mean": figures.mean}
        for option in (*figures.options, *figures.missing_options):
            yield {**common, "option": self._text(option.label), "count": option.count, "share": option.share}
        for value, count in figures.values:
            yield {**common, "option": str(value), "count": count}
        for answer in figures.texts:
            yield {**common, "text": answer.text}
        if not (figures.options or figures.missing_options or figures.values or figures.texts):
            yield common

    def _shown(self, figures: Figures | None, hidden: Message | None) -> dict[str, Any]:
        if figures is None:
            return {"hidden": self._message(hidden)}
        return {
            "hidden": None,
            "base": figures.base,
            "missing": figures.missing,
            "options": [
                {
                    "id": option.name,
                    "name": self._text(option.label),
                    "count": option.count,
                    "share": option.share,
                    "score": option.score,
                    "missing": option in figures.missing_options,
                }
                for option in (*figures.options, *figures.missing_options)
            ],
            "mean": figures.mean,
            "median": figures.median,
            "least": figures.least,
            "most": figures.most,
            "values": [list(pair) for pair in figures.values],
            "texts": [{"text": answer.text, "response": answer.response} for answer in figures.texts],
        }

    def _text(self, text: Text) -> str:
        return text.in_language(self._catalogue.language, "da")

    def _message(self, message: Message | None) -> str | None:
        return None if message is None else self._catalogue.message(message)


def _spread(figures: Figures) -> dict[str, Any]:
    """Give mean, least and most, rounded as they are read; scores have no least and most of their own."""
    scores = [option.score for option in figures.options if option.score is not None]
    least = figures.least if figures.least is not None else min(scores, default=None)
    most = figures.most if figures.most is not None else max(scores, default=None)
    return {"mean": round(figures.mean or 0.0, 1), "least": least, "most": most}


def _parts(question: QuestionResult) -> Iterator[tuple[Text | None, Figures | None, Message | None]]:
    yield None, question.figures, question.hidden
    for group in question.groups:
        yield group.label, group.figures, group.hidden
