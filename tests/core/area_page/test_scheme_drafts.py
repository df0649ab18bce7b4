from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.area_page.html import as_html
from lokalkontakt_core.area_page.markdown import as_markdown
from lokalkontakt_core.area_page.scheme_drafts import DRAFTED, scheme_draft
from lokalkontakt_core.area_page.text import as_text
from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.report import ReportType
from lokalkontakt_core.register import Register

DAY = date(2020, 5, 1)


def drafted(kind, register=None, language="da"):
    return scheme_draft(register or example_register(), kind, DAY, Catalogue(language))


def section(page, heading):
    return next(one for one in page.sections if one.heading == heading)


@pytest.mark.parametrize("write", [as_text, as_markdown, as_html])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DRAFTED)
def test_each_draft_is_written_in_every_form_to_the_last_word(kind, language, write):
    written = write(drafted(kind, language=language))
    assert "Hedensted" in written
    assert "draft." not in written
    assert "{" not in written.partition("</style>")[2] if write is as_html else "{" not in written


def test_the_proposal_has_the_numbers_of_the_scheme_and_leaves_room_for_the_decision():
    page = drafted(ReportType.PROPOSAL)
    facts = dict(section(page, "Sådan står det").facts)
    assert (facts["Lokalområder"], facts["Med lokalkontakt"], facts["Har brug for en lokalkontakt"]) == (
        "28",
        "15",
        "15–16",
    )
    assert "28" in section(page, "Tid").paragraphs[0]
    assert "42" in section(page, "Tid").paragraphs[0]
    assert len(section(page, "Plan").points) == 8
    assert "Skriv her" in section(page, "Indstilling").paragraphs[0]


def test_the_project_description_holds_the_pilots_and_what_was_found_by_the_day():
    known = example_register()
    found = Evaluation(id="e", type=EvaluationType.FINAL, day=DAY, text="Det virker.")
    later = evolve(found, id="e2", day=date(2020, 5, 2), text="Kommer senere.")
    page = drafted(ReportType.PROJECT_DESCRIPTION, Register([*known, found, later]))
    assert [point.text for point in section(page, "Hvad evalueringerne siger").points] == ["Det virker."]
    assert {"Rask Mølle"} <= {point.text for point in section(page, "Forsøg").points}


def test_the_final_model_says_what_a_contact_does_and_what_was_chosen():
    page = drafted(ReportType.FINAL_MODEL)
    assert section(page, "Det gør lokalkontakten ikke").points
    assert ("Mellem koordinerende møder", "2 måneder") in section(page, "Det er valgt").facts


def test_there_is_no_draft_of_another_kind():
    with pytest.raises(UsageError) as caught:
        drafted(ReportType.STATUS)
    assert caught.value.code == "LKE217"
