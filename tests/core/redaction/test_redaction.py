"""What a redaction finds and replaces in texts, and what it leaves alone."""

import hashlib
import unicodedata
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.person import Erased, Person
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_core.redaction.targets import Target, TargetKind

GONE = "slettet person #7"
NAME = Target(TargetKind.NAME, "Åse Brønd")
EMAIL = Target(TargetKind.ADDRESS, "aase@kommune.example")
PHONE = Target(TargetKind.NUMBER, "+45 75 62 11 11")
OTHER = Target(TargetKind.NAME, "Åse Brønd Larsen")
REDACTION = Redaction(
    Person(id="person-1", name=GONE, erased=Erased(day=date(2024, 1, 1))),
    (NAME, EMAIL, PHONE),
    (OTHER,),
    words=("Åse", "Brønd"),
    decided=("Åse kommer",),
)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Åse Brønd", GONE),
        ("åse   BRØND,", f"{GONE},"),
        ("Åse\nBrønd", GONE),
        (unicodedata.normalize("NFD", "hos Åse Brønd"), f"hos {GONE}"),
        ("Åse Brønds område", f"{GONE}s område"),
        ("Åse Brønd's og Åse Brønd’", f"{GONE}'s og {GONE}’"),
        ("Åse Brønd-Hansen", "Åse Brønd-Hansen"),
        ("Anne-Åse Brønd", "Anne-Åse Brønd"),
        ("Åse Brøndum", "Åse Brøndum"),
        ("Låse Brønd", "Låse Brønd"),
        ("Åse Brønd Larsen og Åse Brønd", f"Åse Brønd Larsen og {GONE}"),
        ("Skriv til AASE@kommune.example.", f"Skriv til {GONE}."),
        ("lille.aase@kommune.example", "lille.aase@kommune.example"),
        ("aase@kommune.example.org", "aase@kommune.example.org"),
        ("75621111", GONE),
        ("0045 75-62-11-11 / 7562 1111", f"{GONE} / {GONE}"),
        ("175621111 og 756211110", "175621111 og 756211110"),
        ("Åse kommer", f"{GONE} kommer"),
        ("Åse kommer ikke", "Åse kommer ikke"),
    ],
)
def test_a_text_becomes(text, after):
    assert REDACTION.text(text) == after


@given(st.text(), st.text(), st.sampled_from([NAME, EMAIL, PHONE]))
def test_what_is_certain_never_survives_between_blanks_and_doing_it_again_changes_nothing(before, after, target):
    text = f"{before} {target.text} {after}"
    once = REDACTION.text(text)
    assert f" {target.text} " not in once
    assert REDACTION.text(once) == once


@given(st.text(alphabet=st.characters(exclude_characters="ÅåAa0123456789")))
def test_a_text_with_nothing_in_it_is_the_very_same(text):
    assert REDACTION.text(text) is text


def test_lone_names_are_found_but_not_in_whole_names_of_others():
    assert REDACTION.lone("Åse og Brønd fra Åse Brønd Larsen") == ("Åse", "Brønd")
    assert REDACTION.lone("Åse Brønd Larsen") == ()
    assert REDACTION.lone("åse, brønden og Låse") == ()


def test_ids_choices_and_what_places_are_called_stay_and_everything_else_is_looked_at():
    area = Area(id="aase-broend", name="Åse Brønd", villages=("Åse Brønd",), size=Size.SMALL, status_note="Åse Brønd",
                source="Brev fra Åse Brønd", ext={"x": {"Åse Brønd": ["Åse Brønd", {"n": 1}]}})  # fmt: skip
    assert REDACTION.record(area) == evolve(
        area, status_note=GONE, source=f"Brev fra {GONE}", ext={"x": {GONE: [GONE, {"n": 1}]}}
    )
    cluster = Cluster(id="c", name="Åse Brønd")
    assert REDACTION.record(cluster) == cluster


def test_a_frozen_form_can_be_proven_unchanged_afterwards_too():
    form = FrozenForm(id="f", form_id="f", version="1", text='title = "Åse Brønd"\n', sha256="0" * 64)
    after = REDACTION.record(form)
    assert after.text == f'title = "{GONE}"\n'
    assert after.sha256 == hashlib.sha256(after.text.encode()).hexdigest()


def test_short_numbers_and_initials_are_not_looked_for():
    assert not Target(TargetKind.NUMBER, "lok. 123").findable
    assert not Target(TargetKind.NAME, "B").findable
    assert Target(TargetKind.NAME, "Bo").findable


def test_a_redaction_is_kept_and_read_again_as_it_was():
    assert from_plain(Redaction, to_plain(REDACTION), "x") == REDACTION
