"""Hypothesis strategies for forms as written."""

from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.rows import ChoiceRow, SurveyRow, Written
from lokalkontakt_core.texts import Text

NAMES = st.from_regex(r"\A[a-z][a-z0-9_]{0,6}\Z")
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\u200b\ufeff￾￿")
WORDINGS = st.text(st.one_of(SIGNS, st.sampled_from("=+-@'\"|\\\n#$ÆØÅ")), min_size=1, max_size=12)
CODES = st.text(st.sampled_from("abcæøå019.-_+"), min_size=1, max_size=5)


def _clean(wording):
    """As a spreadsheet cell comes back: without blanks at the ends, with plain blanks, line ends as one sign."""
    for odd in "\u00a0\u202f\u2007":
        wording = wording.replace(odd, " ")
    return wording.strip()


wordings = WORDINGS.map(_clean).filter(bool)
texts = st.dictionaries(st.sampled_from(["da", "en", "de-AT"]), wordings, max_size=3).map(Text)


@st.composite
def choice_rows(draw):
    columns = draw(st.dictionaries(st.sampled_from(["farve", "del_2", "x-y"]), wordings, max_size=2))
    score = draw(st.one_of(st.none(), st.integers(-5, 5).map(float), st.just(0.5)))
    return ChoiceRow(draw(CODES), draw(texts), draw(st.booleans()), score, columns)


@st.composite
def lists(draw):
    found = draw(st.dictionaries(NAMES, st.lists(choice_rows(), min_size=1, max_size=4), max_size=3))
    return {name: tuple({choice.name: choice for choice in rows}.values()) for name, rows in found.items()}


@st.composite
def rows(draw, list_names):
    kinds = ["text", "integer", "note", "range"] + [f"select_one {name}" for name in list_names]
    found = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        cells = {"type": draw(st.sampled_from(kinds)), "name": f"q{number}"}
        cells |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "required": st.sampled_from(["true()", "false()", "${q1} = 'x'"]),
                    "relevant": st.sampled_from(["${q1} != ''", "true()", "1 > 0 and 'a|b' = \"c\""]),
                    "default": st.sampled_from(["5", "-1", "today()"]),
                    "appearance": st.just("multiline"),
                },
            )
        )
        wanted = draw(st.dictionaries(st.sampled_from(["label", "hint", "constraint_message"]), texts, max_size=3))
        found.append(SurveyRow(number, cells, {column: text for column, text in wanted.items() if text}))
    return tuple(found)


@st.composite
def forms(draw):
    """Any form of a few rows, whether it could be used or not."""
    choices = draw(lists())
    settings = {"form_id": draw(NAMES), "default_language": "da"}
    title = draw(texts)
    return Written(settings, title, ("da", "en", "de-AT"), choices, draw(rows(list(choices))))
