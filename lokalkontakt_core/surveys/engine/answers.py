"""Reading and checking single answers: what was typed becomes the stored text, and a stored text is right or not.

Numbers typed with a Danish comma are normalised here and only here; dates are ISO.
"""

import re
import unicodedata
from datetime import date as calendar_date
from datetime import datetime
from datetime import time as clock_time
from decimal import Decimal, InvalidOperation

from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.engine.form import Choice, Question

Options = tuple[Choice, ...]

_INTEGER = re.compile(r"-?[0-9]+", re.ASCII)
_DECIMAL = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)", re.ASCII)
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[.\s\u00a0\u202f][0-9]{3})+", re.ASCII)
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?", re.ASCII)
_MINUS = str.maketrans({"−": "-", "–": "-"})
_LONGEST_NUMBER = 30
_LEAST_PARTS_OF_A_PLACE, _MOST_PARTS_OF_A_PLACE = 2, 4


def stripped(typed: str, _question: Question, _options: Options) -> str:
    """Drop blanks round the answer."""
    return typed.strip()


def collapsed(typed: str, _question: Question, _options: Options) -> str:
    """Put one blank between the parts of the answer."""
    return " ".join(typed.split())


def tidy_text(typed: str, _question: Question, _options: Options) -> str:
    """Give text with one kind of line ending and composed letters, without control characters or outer blanks."""
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})


def plain_integer(typed: str, _question: Question, _options: Options) -> str:
    """Give `1000` for `1.000` and `1 000`; leave anything else for the check."""
    text = typed.strip().translate(_MINUS).removeprefix("+")
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[^0-9-]", "", text)
    return str(int(text)) if _INTEGER.fullmatch(text) and len(text) <= _LONGEST_NUMBER else text


def plain_decimal(typed: str, _question: Question, _options: Options) -> str | Message:
    """Give `1.5` for `1,5` and `1000.5` for `1.000,5`; ask back about `1.250`; leave anything else for the check."""
    text = typed.strip().translate(_MINUS).removeprefix("+")
    if _AMBIGUOUS.fullmatch(text):
        whole, part = text.split(".")
        return Message("answer.thousands", {"typed": text, "whole": whole + part, "part": f"{whole},{part}"})
    whole, comma, part = text.partition(",")
    if comma:
        if _GROUPED.fullmatch(whole):
            whole = re.sub(r"[^0-9-]", "", whole)
        text = f"{whole or '0'}.{part}" if part else whole
    elif _GROUPED.fullmatch(text) and "." not in text:
        text = re.sub(r"[^0-9-]", "", text)
    if not _DECIMAL.fullmatch(text):
        return text
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, part = digits.partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    plain = f"{whole}.{part}" if part else whole
    return plain if plain == "0" else sign + plain


def plain_date(typed: str, _question: Question, _options: Options) -> str:
    """Drop blanks and a time of day; the day itself is left for the check."""
    return typed.strip().split("T", 1)[0]


def plain_time(typed: str, _question: Question, _options: Options) -> str:
    """Give `09:30` for `9.30`; leave anything else for the check."""
    text = typed.strip()
    found = _TIME.fullmatch(text)
    if not found:
        return text
    hour, minute, second = found.groups()
    return f"{hour:0>2}:{minute}" + (f":{second}" if second else "")


def plain_place(typed: str, _question: Question, _options: Options) -> str:
    """Give `55.77 9.70` for `55.77, 9.70`; leave anything else for the check."""
    return " ".join(typed.replace(", ", " ").split())


def many_in_order(typed: str, _question: Question, options: Options) -> str:
    """Give the chosen names once each in the order of the list; unknown ones follow, for the check."""
    chosen = dict.fromkeys(typed.split())
    known = dict.fromkeys(choice.name for choice in options if choice.name in chosen)
    return " ".join({**known, **chosen})


def anything(_stored: str, _question: Question, _options: Options) -> Message | None:
    """Find every text right."""
    return None


def integer(stored: str, _question: Question, _options: Options) -> Message | None:
    """Demand a whole number."""
    if _INTEGER.fullmatch(stored) and len(stored) <= _LONGEST_NUMBER:
        return None
    whole = "answer.not-whole" if _DECIMAL.fullmatch(stored) else "answer.not-a-number"
    return Message(whole, {"typed": stored})


def decimal(stored: str, _question: Question, _options: Options) -> Message | None:
    """Demand a number with a decimal point."""
    if _DECIMAL.fullmatch(stored) and len(stored) <= _LONGEST_NUMBER:
        return None
    return Message("answer.not-a-number", {"typed": stored})


def number_setting(question: Question, name: str, otherwise: str) -> Decimal:
    """Read a number from the settings of a question; the loader has made sure that it is one."""
    try:
        return Decimal(question.parameters.get(name, otherwise))
    except InvalidOperation:
        return Decimal(otherwise)


def shown(number: Decimal) -> str:
    """Write a number of the settings without needless noughts."""
    return f"{number.normalize():f}"


def range_step(stored: str, question: Question, _options: Options) -> Message | None:
    """Demand a number between `start` and `end` that lies on a `step`."""
    if not _DECIMAL.fullmatch(stored) or len(stored) > _LONGEST_NUMBER:
        return Message("answer.not-a-number", {"typed": stored})
    start, end = number_setting(question, "start", "0"), number_setting(question, "end", "10")
    step = number_setting(question, "step", "1")
    least, most = min(start, end), max(start, end)
    number = Decimal(stored)
    if not least <= number <= most:
        return Message("answer.out-of-range", {"typed": stored, "least": shown(least), "most": shown(most)})
    if step and (number - start) % step:
        values = {"typed": stored, "least": shown(least), "most": shown(most), "step": shown(abs(step))}
        return Message("answer.off-step", values)
    return None


def date(stored: str, _question: Question, _options: Options) -> Message | None:
    """Demand a day of the calendar."""
    try:
        right = bool(_DAY.fullmatch(stored)) and bool(calendar_date.fromisoformat(stored))
    except ValueError:
        right = False
    return None if right else Message("answer.not-a-date", {"typed": stored})


def time(stored: str, _question: Question, _options: Options) -> Message | None:
    """Demand a time of day."""
    try:
        clock_time.fromisoformat(stored)
    except ValueError:
        return Message("answer.not-a-time", {"typed": stored})
    return None


def date_time(stored: str, _question: Question, _options: Options) -> Message | None:
    """Demand a day with a time of day."""
    try:
        right = ("T" in stored or " " in stored) and bool(datetime.fromisoformat(stored))
    except ValueError:
        right = False
    return None if right else Message("answer.not-a-moment", {"typed": stored})


def one_of(stored: str, _question: Question, options: Options) -> Message | None:
    """Demand one of the options offered."""
    if any(choice.name == stored for choice in options):
        return None
    return Message("answer.not-a-choice", {"typed": stored})


def many_of(stored: str, _question: Question, options: Options) -> Message | None:
    """Demand options that are offered."""
    names = {choice.name for choice in options}
    wrong = next((name for name in stored.split(" ") if name not in names), None)
    return None if wrong is None else Message("answer.not-a-choice", {"typed": wrong})


def rank(stored: str, question: Question, options: Options) -> Message | None:
    """Demand every option offered, once each."""
    wrong = many_of(stored, question, options)
    if wrong is not None:
        return wrong
    if sorted(stored.split(" ")) != sorted(choice.name for choice in options):
        return Message("answer.not-all-ranked", {"count": len(options)})
    return None


def acknowledged(stored: str, _question: Question, _options: Options) -> Message | None:
    """Demand `OK`."""
    return None if stored == "OK" else Message("answer.not-acknowledged", {"typed": stored})


def place(stored: str, _question: Question, _options: Options) -> Message | None:
    """Demand latitude and longitude in degrees; height and accuracy in metres may follow."""
    parts = stored.split(" ")
    fits = _LEAST_PARTS_OF_A_PLACE <= len(parts) <= _MOST_PARTS_OF_A_PLACE and all(
        _DECIMAL.fullmatch(part) for part in parts
    )
    if fits and abs(float(parts[0])) <= 90 and abs(float(parts[1])) <= 180:  # noqa: PLR2004 - poles, date line
        return None
    return Message("answer.not-a-place", {"typed": stored})
