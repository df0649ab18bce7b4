"""Codes as LimeSurvey allows them: letters and digits, 20 for a question, 5 for an answer; what must change is told."""

import re
from collections.abc import Iterable, Mapping

from lokalkontakt_core.identity import slug
from lokalkontakt_core.surveys.engine.form import ChoiceList, Form
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight

LONGEST_QUESTION = 20
LONGEST_ANSWER = 5
_QUESTION = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}", re.ASCII)
_ANSWER = re.compile(r"[A-Za-z0-9]{1,5}", re.ASCII)
_RESERVED = frozenset({"time", "this", "that", "self", "sid", "gid", "qid", "token", "id", "other"})


def _new(name: str, taken: Iterable[str], longest: int, first: str) -> str:
    letters = slug(name).replace("-", "")
    letters = letters if letters[:1].isalpha() or not first else f"{first}{letters}"
    used, number, candidate = set(taken), 1, letters[:longest]
    while candidate in used or candidate in _RESERVED:
        number += 1
        candidate = f"{letters[: longest - len(str(number))]}{number}"
    return candidate


def question_codes(form: Form, remarks: Remarks) -> Mapping[str, str]:
    """Give the code of each question by its key; codes that had to change are remarked."""
    keys = [question.key for question in form.questions()]
    kept = {key: key for key in keys if _QUESTION.fullmatch(key) and key.lower() not in _RESERVED}
    taken = {code.lower() for code in kept.values()}
    codes = dict(kept)
    for key in keys:
        if key not in codes:
            codes[key] = _new(key, taken, LONGEST_QUESTION, "q")
            taken.add(codes[key])
            remarks.add("SF240", Weight.CHANGED, name=key, new=codes[key])
    return codes


def answer_codes(found: ChoiceList, remarks: Remarks) -> Mapping[str, str]:
    """Give the code of each option by its name; codes that had to change are remarked."""
    names = [choice.name for choice in found.choices]
    codes = {name: name for name in names if _ANSWER.fullmatch(name) and name.lower() not in _RESERVED}
    for choice in found.choices:
        if choice.name not in codes:
            codes[choice.name] = _new(choice.name, codes.values(), LONGEST_ANSWER, "")
            remarks.add("SF241", Weight.CHANGED, column=found.name, name=choice.name, new=codes[choice.name])
    return codes
