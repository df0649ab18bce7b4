from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hatch_build
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.coverage import Coverage
from lokalkontakt_core.errors import FormError, NotFoundError, UsageError
from lokalkontakt_core.periods import Interval, Month, MonthRange
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.kinds import RECORD_TYPES

DANISH = Catalogue("da")
ENGLISH = Catalogue("en")


@given(st.text())
def test_a_value_is_never_read_as_a_template(text):
    assert DANISH.text("<{name}>", name=text) == f"<{text}>"


def test_a_template_cannot_reach_into_a_value():
    assert DANISH.text("{name.__class__}{0}", name="x") == "……"


def test_values_are_shown_in_the_language():
    assert DANISH.shown(date(2020, 3, 3), "long") == "tirsdag den 3. marts 2020"
    assert ENGLISH.shown(date(2020, 3, 3)) == "3 March 2020"
    assert DANISH.shown(225, "hours_per_week") == "3,75\N{NO-BREAK SPACE}t/uge"
    assert DANISH.shown(("Glud", "Ærø")) == "Glud og Ærø"
    assert DANISH.shown(Coverage.HANDOVER) == "skal overdrages"
    assert DANISH.shown(True) == "Ja"
    assert DANISH.shown(Interval(months=2)) == "2 måneder"
    assert DANISH.shown(None) == "–"


def test_month_ranges_are_written_as_in_the_plan():
    assert DANISH.shown(MonthRange(Month(2020, 3), Month(2020, 4))) == "marts/april 2020"
    assert DANISH.shown(MonthRange(Month(2019, 12), Month(2020, 1))) == "december 2019/januar 2020"
    assert DANISH.shown(MonthRange(Month(2019, 10), Month(2019, 10))) == "oktober 2019"


def test_a_record_is_shown_by_its_name():
    assert DANISH.text("{area}", namer=lambda ref: ref.id.upper(), area=Ref("area", "glud")) == "GLUD"


@pytest.mark.parametrize(("language", "words"), [("da", "lokalområde"), ("en", "area")])
def test_what_is_not_found_is_told_with_the_kind_it_was_looked_for_as(language, words):
    what, _, _ = Catalogue(language).explain(NotFoundError("LKE256", kind="area", typed="Kim Prøve"))
    assert what.rstrip(".").endswith(words)
    assert "Kim Prøve" in what


def test_a_kind_without_words_is_shown_as_it_is_written():
    assert Catalogue("da").shown("no_such_kind", "record") == "no_such_kind"


@pytest.mark.parametrize("kind", RECORD_TYPES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_kind_of_record_has_a_word(kind, language):
    assert Catalogue(language).find(f"record.{kind}")


@pytest.mark.parametrize("catalogue", [DANISH, ENGLISH])
def test_an_error_is_explained_in_three_parts(catalogue):
    what, why, remedy = catalogue.explain(UsageError("LKE020", text="snart"))
    assert "snart" in what
    assert "LKE020" not in what + why + remedy
    assert all((what, why, remedy))


def test_an_unknown_language_is_read_as_danish():
    assert Catalogue("sv").language == "da"


@pytest.mark.parametrize("files", [(), ("__init__.py",)], ids=["without", "with"])
def test_a_plugin_has_words_with_and_without_a_file_that_makes_its_folder_a_package(tmp_path, monkeypatch, files):
    words = tmp_path / "stranger/locale/da/stranger.po"
    words.parent.mkdir(parents=True)
    words.write_text('msgid "ST001.what"\nmsgstr "Fundet"\n', "utf-8")
    for file in files:
        (tmp_path / "stranger" / file).touch()
    hatch_build.compile_catalogues(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    assert Catalogue("da", ("stranger",)).find("ST001.what") == "Fundet"
    assert Catalogue("da", ("stranger", "no_such_package")).find("ST001.why") is None


@pytest.mark.parametrize("values", [{}, {"suggestion": None}])
def test_what_has_no_near_name_is_explained_without_one(values):
    error = FormError("SF004", path="form.farve", key="farve", **values)
    assert DANISH.explain(error)[2] == "Ret navnet eller fjern det."
    assert ENGLISH.explain(error)[2] == "Correct the name or remove it."
    near = FormError("SF004", path="form.titel", key="titel", suggestion="title")
    assert DANISH.explain(near)[2].endswith("Det nærmeste er title.")
