import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.messages import FieldName
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.agreements import AGREEMENT_FIELDS
from lokalkontakt_core.services.areas import AREA_FIELDS
from lokalkontakt_core.services.clusters import CLUSTER_FIELDS
from lokalkontakt_core.services.contacts import CONTACT_FIELDS
from lokalkontakt_core.services.councils import COUNCIL_FIELDS
from lokalkontakt_core.services.departments import DEPARTMENT_FIELDS
from lokalkontakt_core.services.persons import PERSON_FIELDS
from lokalkontakt_core.services.scheme import SCHEME_FIELDS

FIELDS = {
    "note",
    "quote",
    "reason",
    "respondent",
    "value",
    "via",
    *AGREEMENT_FIELDS,
    *AREA_FIELDS,
    *CLUSTER_FIELDS,
    *CONTACT_FIELDS,
    *COUNCIL_FIELDS,
    *DEPARTMENT_FIELDS,
    *PERSON_FIELDS,
    *SCHEME_FIELDS,
}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_a_person_fills_in_has_a_name_in_words(field, language):
    assert Catalogue(language).find(f"field.{field}") is not None


def test_a_refusal_names_the_field_in_words_and_keeps_its_name_for_the_form():
    with pytest.raises(UsageError) as caught:
        typed.name("work_email", "?")
    assert caught.value.values["field"] == "work_email"
    assert "“e-mail på arbejdet”" in Catalogue("da").explain(caught.value)[0]


def test_a_field_without_words_is_shown_by_its_name():
    assert Catalogue("da").shown(FieldName("color")) == "color"
