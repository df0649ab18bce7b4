"""Codes, drafts, used-marks and answers lie in the response store only; a sealed anonymous wave joins nothing."""

import hashlib
import re

import pytest

from lokalkontakt_core.surveys.codes import code_hash, read_code
from lokalkontakt_core.testing.register_examples import write
from lokalkontakt_core.testing.register_store import Area
from lokalkontakt_core.testing.response_examples import ANONYMOUS, INVITATIONS, NAMED, ticket_of
from lokalkontakt_toml.files import CONSTANT_TIME


def everything_in(place):
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


@pytest.fixture
def answered(toml_backend, glud):
    """An anonymous wave with two answers and a draft; gives folder, store and codes."""
    responses = toml_backend.open(glud).responses
    responses.open_wave(ANONYMOUS)
    codes = dict(responses.codes(ANONYMOUS.wave))
    for invitation in INVITATIONS[:2]:
        responses.submit(ticket_of(responses, ANONYMOUS, invitation), {"secret": f"answer of {invitation}"}, "da")
    responses.save_draft(ticket_of(responses, ANONYMOUS, INVITATIONS[2]), {"secret": "draft of the third"})
    write(toml_backend.open(glud).register, Area(id="as", name="As"))
    return glud, responses, codes


def test_no_file_holds_a_code_and_only_secrets_holds_the_key(answered):
    place, _, codes = answered
    (key,) = (place / "secrets").iterdir()
    for path, content in everything_in(place).items():
        for code in codes.values():
            assert code.encode() not in content
            assert read_code(code).encode() not in content.upper()
            assert code not in str(path)
        assert path == key or key.read_bytes() not in content


def test_answers_drafts_and_marks_lie_below_responses_only(answered):
    place, _, codes = answered
    hashes = [code_hash(read_code(code)).encode() for code in codes.values()]
    for path, content in everything_in(place).items():
        if not path.is_relative_to(place / "responses"):
            assert b"answer of" not in content
            assert b"draft of" not in content
            assert not any(hashed in content or hashed.decode() in path.name for hashed in hashes)


def test_an_anonymous_answer_holds_neither_invitation_nor_time_already_while_open(answered):
    place, _, _ = answered
    answers = list((place / "responses/anonym/answers").iterdir())
    assert len(answers) == 2
    for path in answers:
        digest, _, text = path.read_text("utf-8").partition("\n")
        assert digest == f"# sha256 {hashlib.sha256(text.encode()).hexdigest()}"
        assert re.fullmatch(r'language = "da"\n\n\[answers\]\nsecret = "answer of invitation-[12]"\n', text)
        assert path.stat().st_mtime == CONSTANT_TIME
    for path in (place / "responses/anonym/used").iterdir():
        assert (path.read_bytes(), path.stat().st_mtime) == (b"", CONSTANT_TIME)


def test_after_sealing_nothing_is_left_of_key_tickets_drafts_and_old_names(answered):
    place, responses, codes = answered
    old = {path.name for path in (place / "responses/anonym/answers").iterdir()}
    responses.seal(ANONYMOUS.wave)
    files = everything_in(place)
    names = {path.relative_to(place).as_posix() for path in files if path.is_relative_to(place / "responses")}
    sealed = {name for name in names if "/sealed/" in name}
    assert names - sealed == {"responses/anonym/wave.toml", "responses/anonym/form.toml"}
    assert len(sealed) == 2
    assert not list((place / "secrets").iterdir())
    assert not list((place / "tmp").iterdir())
    hashes = [code_hash(read_code(code)).encode() for code in codes.values()]
    for path, content in files.items():
        assert path.name not in old
        assert b"draft of" not in content
        assert not any(hashed in content for hashed in hashes)


def test_after_sealing_all_answers_have_one_time(answered):
    place, responses, _ = answered
    responses.seal(ANONYMOUS.wave)
    times = {path.stat().st_mtime for path in (place / "responses/anonym/sealed").iterdir()}
    assert times == {CONSTANT_TIME}


def test_answers_are_rewritten_in_an_order_of_their_own(toml_backend, glud):
    """The order of writing shows in nothing a folder tells: names are random, and writing is shuffled."""
    orders = set()
    for number in range(12):
        setup = type(ANONYMOUS)(f"runde-{number}", ANONYMOUS.mode, "x", "x", INVITATIONS, {})
        responses = toml_backend.open(glud).responses
        responses.open_wave(setup)
        for invitation in INVITATIONS:
            responses.submit(ticket_of(responses, setup, invitation), {"who": invitation}, "da")
        responses.seal(setup.wave)
        files = (glud / f"responses/runde-{number}/sealed").iterdir()
        by_inode = sorted(files, key=lambda path: path.stat().st_ino)
        orders.add(tuple(path.read_text("utf-8").split('"')[-2] for path in by_inode))
    assert len(orders) > 1


def test_a_half_written_answer_does_not_outlive_the_next_submission(toml_backend, answered):
    place, responses, _ = answered
    (place / "tmp" / "1-left-by-a-crash").write_bytes(b"answer of somebody")
    responses.submit(ticket_of(responses, ANONYMOUS, INVITATIONS[2]), {"secret": "x"}, "da")
    assert not list((place / "tmp").iterdir())


def test_codes_of_a_register_without_its_secrets_are_refused_with_the_way_out(toml_backend, glud):
    responses = toml_backend.open(glud).responses
    responses.open_wave(NAMED)
    code = responses.codes(NAMED.wave)["invitation-1"]
    (glud / "secrets" / f"{NAMED.wave}.key").unlink()
    for ask in (lambda: responses.codes(NAMED.wave), lambda: responses.open_wave(NAMED)):
        with pytest.raises(Exception, match="LKE140"):
            ask()
    assert toml_backend.open(glud).responses.find_ticket(code) is None
