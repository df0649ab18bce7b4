from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.notices.codes_list import codes_list, codes_text
from lokalkontakt_core.outbox import Outbox


def test_every_invitation_without_an_address_is_on_the_printed_list(bare, open_round):
    wave = open_round(bare)
    codes = bare.store.responses.codes(wave.id)
    lines = codes_list(bare.register, wave.id, codes, bare.day, only_unreachable=True)
    assert {line.invitation: line.code for line in lines} == dict(codes)
    assert [line.area for line in lines] == sorted((line.area for line in lines), key=danish_key)
    assert {line.key for line in lines} == {item.key for item in Outbox(bare).items()}


def test_those_that_mail_reaches_are_left_out_when_only_the_others_are_wanted(workspace, open_round):
    wave = open_round(workspace)
    codes = workspace.store.responses.codes(wave.id)
    assert codes_list(workspace.register, wave.id, codes, workspace.day, only_unreachable=True) == ()
    assert len(codes_list(workspace.register, wave.id, codes, workspace.day)) == 28


def test_the_list_is_one_slip_a_code(bare, open_round):
    wave = open_round(bare)
    lines = codes_list(bare.register, wave.id, bare.store.responses.codes(wave.id), bare.day)
    slips = codes_text(bare.register, wave.id, lines, Catalogue("da")).split("- - ")
    slips = [slip for slip in slips if "Svarkode" in slip]
    assert len(slips) == 28
    assert all(line.code in slip and line.area in slip for line, slip in zip(lines, slips, strict=True))
    assert "fredag den 29. maj 2020" in slips[0]
