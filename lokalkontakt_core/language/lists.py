"""Enumerations in prose."""

from collections.abc import Sequence


def enumeration(items: Sequence[str], language: str) -> str:
    """Give `Glud, Hjarnø og Snaptun`, `Glud, Hjarnø and Snaptun`."""
    if len(items) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(items)
    return f"{', '.join(items[:-1])} {'og' if language == 'da' else 'and'} {items[-1]}"
