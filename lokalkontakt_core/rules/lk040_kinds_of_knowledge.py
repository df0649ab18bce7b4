"""LK040 kinds-of-knowledge: a final evaluation does not draw on all three kinds of knowledge.

Why:
    "Vi anvender forskellige typer af viden, data og erfaringer. Det kan være kvalitative indsigter fra dialog med
    borgere og virksomheder, faglige vurderinger fra medarbejdere samt kvantitative data fra fx fagsystemer,
    spørgeundersøgelser og statistikker." (Vision for Hedensted Kommune.)

Breaks the rule:
    A final evaluation that draws on what people have said, and on no figures.

Keeps the rule:
    One that draws on insights, professional judgement and figures; a figure may come from a survey round.

Cannot be judged:
    The evaluation does not tell what it draws on.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType, SourceType
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


def _check(register: Register, day: date) -> Iterator[Finding]:
    for evaluation in register.all(Evaluation):
        if evaluation.type is not EvaluationType.FINAL or evaluation.day > day:
            continue
        drawn_on = {*evaluation.sources, *((SourceType.QUANTITATIVE,) if evaluation.wave is not None else ())}
        lacking = tuple(source for source in SourceType if source not in drawn_on)
        about = {"evaluation": evaluation.ref, "day": evaluation.day}
        if not drawn_on:
            yield Finding(RULE.code, evaluation.ref, {**about, "missing": (Fact.SOURCES,)}, unjudged=True)
        elif lacking:
            yield Finding(RULE.code, evaluation.ref, {**about, "lacking": lacking})


RULE = Rule("LK040", "kinds-of-knowledge", Kind.INFORMATION, _check, remedies=("edit_evaluation",))
