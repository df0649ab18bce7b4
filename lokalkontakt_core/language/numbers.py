"""Numbers, shares and times as they are written in Danish and English."""

_MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
"""What stands between a number and its unit, so that they stay on one line."""


def number(value: float, language: str, decimals: int | None = None) -> str:
    """Give `1.234,5` in Danish, `1,234.5` in English.

    Args:
        value: The number.
        language: `da` or `en`.
        decimals: How many decimals; as many as it has, without trailing zeros, when left out.
    """
    text = f"{abs(value):,.{decimals}f}" if decimals is not None else f"{abs(value):,.10f}".rstrip("0").rstrip(".")
    if language == "da":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"{_MINUS}{text}" if value < 0 else text


def signed(value: float, language: str) -> str:
    """Give a difference with its sign: `+18`, `−4`, `0`."""
    return f"+{number(value, language)}" if value > 0 else number(value, language)


def percent(share: float, language: str) -> str:
    """Give a share 0–1 in whole percent: `61 %` in Danish, `61%` in English; a half rounds away from zero."""
    return f"{int(share * 100 + 0.5)}{NO_BREAK if language == 'da' else ''}%"


def time_of_day(clock: str, language: str) -> str:
    """Give a time of day as kept, `09:00`, as it is written: `9.00` in Danish, `9:00` in English."""
    hour, _, minutes = clock.partition(":")
    return f"{int(hour)}{'.' if language == 'da' else ':'}{minutes}"


def hours(minutes: int, language: str) -> str:
    """Give minutes as hours: `3,75 t`, `3.75 h`; the blank does not break."""
    return f"{number(round(minutes / 60, 2), language)}{NO_BREAK}{'t' if language == 'da' else 'h'}"


def hours_per_week(minutes: int, language: str) -> str:
    """Give minutes a week as hours: `3,75 t/uge`, `3.75 h/week`."""
    return f"{hours(minutes, language)}/{'uge' if language == 'da' else 'week'}"
