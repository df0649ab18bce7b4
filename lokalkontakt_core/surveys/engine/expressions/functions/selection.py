"""Answers of several options: names with single blanks between them in one text."""

from lokalkontakt_core.surveys.engine.expressions.conversions import NUMBERS


def selected(names: str, name: str) -> bool:
    """Say whether the option is among the chosen ones."""
    wanted = name.strip()
    return wanted in names.split() if names.strip() else not wanted


def selected_at(names: str, position: float) -> str:
    """Give the chosen option at the position, counted from 0; '' outside."""
    chosen = names.split()
    return chosen[int(position)] if 0 <= position < len(chosen) else ""


def count_selected(names: str) -> float:
    """Count the chosen options."""
    return float(len(names.split()))


def count_non_empty(texts: list[str]) -> float:
    """Count the texts that are not empty."""
    return float(sum(1 for text in texts if text))


def checklist(least: float, most: float, answers: list[str]) -> bool:
    """Say whether at least and at most so many answers are affirmative; a bound of -1 is none."""
    return _within(float(sum(map(_affirmative, answers))), least, most)


def weighted_checklist(least: float, most: float, pairs: list[str]) -> bool:
    """Say whether the weights of the affirmative answers add up to within the bounds; a bound of -1 is none."""
    answers, weights = pairs[::2], pairs[1::2]
    weight = sum(NUMBERS[weight] for answer, weight in zip(answers, weights, strict=False) if _affirmative(answer))
    return _within(float(weight), least, most)


def _affirmative(answer: str) -> bool:
    return answer not in {"", "false", "0"}


def _within(number: float, least: float, most: float) -> bool:
    return (least < 0 or number >= least) and (most < 0 or number <= most)
