"""Names and codes: whether they can be told apart, and whether answers can be carried to other systems."""

import re
from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.subject import Subject, row_of

LONGEST_LIMESURVEY_NAME = 20
LONGEST_LIMESURVEY_CODE = 5
LONGEST_SPSS_NAME = 64
"""Bytes of UTF-8."""

_LIMESURVEY_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*", re.ASCII)
_LIMESURVEY_CODE = re.compile(r"[A-Za-z0-9]+", re.ASCII)
_SPSS_NAME = re.compile(r"[^\W\d_][\w.]*")
_SPSS_RESERVED = frozenset("all and by eq ge gt le lt ne not or to with".split())  # noqa: SIM905 - a list of words reads best so
_RESERVED = frozenset({"meta", "instanceid", "instancename", "deprecatedid", "xforms-version"})


def _limesurvey_name(subject: Subject) -> Iterator[Found]:
    """SF120 limesurvey-name: a question has a name that LimeSurvey cannot take.

    Why:
        LimeSurvey wants a letter and then letters and digits, 20 at most; names are cut or changed otherwise, and two
        of them may become one.

    Finds:
        `why_low`, `åben`, names of more than 20 signs.

    Does not find:
        Notes, calculations and groups, which have no column of answers there.

    Since:
        0.1
    """
    for _, question in subject.asked:
        name = question.name
        if len(name) > LONGEST_LIMESURVEY_NAME or not _LIMESURVEY_NAME.fullmatch(name):
            values = {"name": name, "limit": LONGEST_LIMESURVEY_NAME}
            yield Found(f"survey[{question.row}].name", values, proposal=_plain(name, LONGEST_LIMESURVEY_NAME))


def _plain(name: str, limit: int) -> str:
    """Propose a name of ASCII letters and digits, '' when nothing would be left."""
    spelled = name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    kept = re.sub(r"[^A-Za-z0-9]", "", spelled).lstrip("0123456789")
    return kept[:limit]


def _limesurvey_code(subject: Subject) -> Iterator[Found]:
    """SF121 limesurvey-code: an option has a code that LimeSurvey cannot take.

    Why:
        LimeSurvey takes letters and digits, five at most.

    Finds:
        `ved_ikke`, `undecided`.

    Does not find:
        Options of lists that no question uses, which SF140 tells.

    Since:
        0.1
    """
    for name, path, choice in subject.choices():
        if name not in subject.uses:
            continue
        if len(choice.name) > LONGEST_LIMESURVEY_CODE or not _LIMESURVEY_CODE.fullmatch(choice.name):
            yield Found(path, {"option": choice.name, "list": name, "limit": LONGEST_LIMESURVEY_CODE})


def _spss_name(subject: Subject) -> Iterator[Found]:
    """SF122 spss-name: a question has a name that SPSS cannot take as a variable.

    Why:
        A variable begins with a letter, then come letters, digits, `_` and full stops, 64 bytes at most; it does not
        end in a full stop, and it is no word of the language.

    Finds:
        `how-often`, `_a`, `by`, `to`.

    Does not find:
        Notes and groups.

    Since:
        0.1
    """
    for place, question in subject.questions:
        name = question.name
        fits = _SPSS_NAME.fullmatch(name) and not name.endswith(".") and name.lower() not in _SPSS_RESERVED
        if question.type == "note" or (fits and len(name.encode("utf-8", "replace")) <= LONGEST_SPSS_NAME):
            continue
        proposal = re.sub(r"[^\w.]", "_", name).strip("._")
        proposal = f"{proposal}_1" if proposal.lower() in _SPSS_RESERVED else proposal
        yield Found(f"survey[{row_of(place)}].name", {"name": name}, proposal=proposal if proposal != name else "")


def _same_but_for_case(subject: Subject) -> Iterator[Found]:
    """SF123 same-but-for-case: two names differ in capital letters only.

    Why:
        SPSS, R data frames and databases take them for one column.

    Finds:
        `Age` and `age`.

    Does not find:
        Names that are the same, which SF124 tells.

    Since:
        0.1
    """
    seen: dict[str, tuple[str, int]] = {}
    for place, question in subject.questions:
        folded = question.name.casefold()
        other = seen.setdefault(folded, (question.name, question.row))
        if other[0] != question.name:
            values = {"name": question.name, "other": other[0], "row": other[1]}
            yield Found(f"survey[{row_of(place)}].name", values)


def _shadowing(subject: Subject) -> Iterator[Found]:
    """SF124 shadowing: a name is used again in another group or repeat.

    Why:
        `${name}` then means the one nearest by, or nothing certain; in the answers both become paths.

    Finds:
        `age` in a repeat and `age` outside of it.

    Does not find:
        Two neighbours of one name, which the loader refuses (SF023).

    Since:
        0.1
    """
    first: dict[str, int] = {}
    for place in subject.places:
        other = first.setdefault(place.name, row_of(place))
        if other != row_of(place):
            yield Found(f"survey[{row_of(place)}].name", {"name": place.name, "row": other})


def _reserved_name(subject: Subject) -> Iterator[Found]:
    """SF125 reserved-name: a name that forms of this kind keep for themselves.

    Why:
        ODK writes `meta` and `instanceID` into each answer; a question of that name collides with them.

    Finds:
        `meta`, `instanceID`, names that begin with two underscores.

    Does not find:
        Names of options.

    Since:
        0.1
    """
    for place in subject.places:
        if isinstance(place.item, Question) and (place.name.lower() in _RESERVED or place.name.startswith("__")):
            yield Found(f"survey[{row_of(place)}].name", {"name": place.name})


RULES = (
    Rule("SF120", "limesurvey-name", Severity.INFORMATION, _limesurvey_name),
    Rule("SF121", "limesurvey-code", Severity.INFORMATION, _limesurvey_code),
    Rule("SF122", "spss-name", Severity.WARNING, _spss_name),
    Rule("SF123", "same-but-for-case", Severity.WARNING, _same_but_for_case),
    Rule("SF124", "shadowing", Severity.WARNING, _shadowing),
    Rule("SF125", "reserved-name", Severity.ERROR, _reserved_name),
)
