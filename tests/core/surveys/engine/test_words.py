import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.question_types import Control
from tests.core.surveys.engine.helpers import form_of, form_text, row

CORE = Path(__file__).resolve().parents[4] / "lokalkontakt_core"


def words(language):
    with (CORE / "locale" / language / "forms.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


def constants():
    for path in (CORE / "surveys" / "engine").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_code_and_every_message_of_the_engine_has_its_words(language):
    known = words(language)
    codes = {value for value in constants() if re.fullmatch(r"SF\d{3}", value)}
    needed = {f"{code}.{part}" for code in codes for part in ("what", "why", "remedy")}
    needed |= {value for value in constants() if re.fullmatch(r"answer\.[a-z-]+", value) and not value.endswith("-")}
    needed |= {f"answer.required-{control}" for control in Control if control not in {Control.DISPLAY, Control.NONE}}
    assert needed - set(known) == set()
    coded = {msgid.split(".")[0] for msgid in known if msgid.startswith("SF")}
    assert coded - codes == set()


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_problem_is_explained_with_place_expression_and_remedy(language):
    with pytest.raises(FormError) as raised:
        load_form(form_text([row("text", "alder", label="a"), row("text", "b", label="b", relevant="${aldr} > 3")]))
    what, why, remedy = Catalogue(language).explain(raised.value.details[0])
    assert "survey[2].relevant" in what
    assert "aldr" in what
    assert "${aldr} > 3" in what
    assert "alder" in remedy
    assert "…" not in what + why + remedy


def test_what_is_said_to_a_council_is_in_its_tone():
    interview = Interview(form_of(row("range", "q", label="q")))
    (violation,) = interview.answer("12")
    assert Catalogue("da").message(violation.message) == "Skriv et tal fra 0 til 10. I skrev 12."
