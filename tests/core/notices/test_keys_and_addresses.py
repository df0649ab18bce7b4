import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.notices.addresses import checked_address
from lokalkontakt_core.notices.keys import notice_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.notice import Notice, NoticeKind


def notice(**changed):
    given_values = {
        "id": "notice-1",
        "notice_kind": NoticeKind.HANDOVER,
        "about": Ref("assignment", "assignment-1"),
        "recipient": Ref("council", "council-glud"),
        "reference": "2020-06-01",
        "why": "hand_over",
    }
    return Notice(**{**given_values, **changed})


def test_the_key_is_the_same_for_the_same_telling_whatever_the_notice_is_called():
    assert notice_key(notice()) == notice_key(notice(id="notice-2", why="something"))


@pytest.mark.parametrize(
    "changed",
    [
        {"notice_kind": NoticeKind.CORRECTION},
        {"about": Ref("assignment", "assignment-2")},
        {"recipient": Ref("person", "council-glud")},
        {"recipient": None},
        {"reference": "2021-06-01"},
    ],
)
def test_another_kind_subject_recipient_or_date_is_another_key(changed):
    assert notice_key(notice(**changed)) != notice_key(notice())


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_key_can_always_name_a_file_and_stand_in_a_message_id(subject, reference):
    key = notice_key(notice(about=Ref("area", subject), reference=reference))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.[0-9a-f]{16}", key)
    assert len(key) <= 64
    assert checked_address(f"{key}@kommune.example", whose="x").startswith(key)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("glud@lokalraad.example", "glud@lokalraad.example"),
        ("  glud@lokalraad.example ", "glud@lokalraad.example"),
        ("Anne-Mette.A+x@Kommune.Example", "Anne-Mette.A+x@Kommune.Example"),
        ("post@ørum.example", "post@xn--rum-zna.example"),
    ],
)
def test_an_address_is_taken_with_its_domain_in_ascii(typed, address):
    assert checked_address(typed, whose="council/x").casefold() == address.casefold()


@pytest.mark.parametrize(
    "typed",
    [
        "", "@", "glud", "glud@", "@kommune.example", "glud@kommune", "glud@@kommune.example", "a b@kommune.example",
        "glud@kommune.example\nBcc: alle@kommune.example", "glud@kommune.example,alle@kommune.example",
        "<glud@kommune.example>", "Glud <glud@kommune.example>", '"a b"@kommune.example', "a@b..example",
        "glud@-x.example", "søren@kommune.example", ".a@kommune.example", f"{'a' * 65}@kommune.example",
        f"a@{'b' * 64}.example", f"a@{'.'.join(['b' * 60] * 5)}.example", "glud@komm\u0000une.example",
        "glud\r@kommune.example", "a@[127.0.0.1]",
    ],
)  # fmt: skip
def test_what_is_no_single_plain_address_is_refused(typed):
    with pytest.raises(UsageError) as refused:
        checked_address(typed, whose="council/x")
    assert refused.value.code == "LKE401"
    assert refused.value.values["record"] == "council/x"
