from pathlib import Path

import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.errors import ImportFailedError
from lokalkontakt_core.importing.decoding import decode
from lokalkontakt_core.importing.document import read_document
from lokalkontakt_core.importing.known import Difference
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.register import Register

ODD = """Lokalområder med Lokalkontakt
o Glud –
o glud – Bo Dam
o Bjerre – Bo Dam og Ida Lund
o Uldum – Ida Lund (skoleleder) – kun i år
o {long}

Lokalområder uden Lokalkontakter
o As – Bo Dam
o Uldum

Det var listen.
""".replace("{long}", "x" * 200)

OWN = {f"LKI{number:03d}" for number in (*range(1, 9), 11, *range(13, 16), *range(20, 29))}


@pytest.fixture
def every_finding(read, imported, bilag_1):
    pilots = (
        Pilot(id="p1", name="Korning, Hornborg", areas=("korning", "hornborg")),
        Pilot(id="p2", name="Rask Mølle", areas=("rask-moelle",)),
    )
    renamed = (Area(id="hedensted", name="Hedensted By", source_key="area: hedensted"),)
    known = Register([*imported, *pilots, *renamed])
    decoded = decode(ODD.encode("cp1252") + "Ã¸".encode("cp1252"), name="x")
    found = [*read(bilag_1, known).findings, *read(ODD).findings, *decoded.findings]
    return known, {finding.code: finding for finding in found}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_finding_is_said_in_full(every_finding, language):
    known, findings = every_finding
    assert set(findings) == OWN
    words = Catalogue(language)
    for finding in findings.values():
        for part in ("what", "why", "remedy"):
            said = words.message(finding.words(part), namer=lambda ref: name_of(known, ref))
            assert said != f"{finding.code}.{part}"
            assert "{" not in said
            assert "…" not in said.replace("x…", "")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"a" * 3_000_000, b"Hej"])
def test_every_refusal_is_said_in_full(language, raw):
    with pytest.raises(ImportFailedError) as refused:
        read_document(decode(raw, name="liste.txt").text, name="liste.txt")
    said = Catalogue(language).explain(refused.value)
    assert "liste.txt" in said[0]
    assert not any("…" in part or "LKE6" in part for part in said)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_difference_has_a_word(language):
    words = Catalogue(language)
    assert all(words.find(f"difference.{one.value}") for one in Difference)


def test_the_codes_of_the_library_are_these_and_no_others():
    folder = Path(__file__).parents[3] / "lokalkontakt_core"
    source = "\n".join(path.read_text("utf-8") for path in sorted((folder / "importing").glob("*.py")))
    assert {code for code in OWN if f'"{code}"' in source} | {"LKI001"} == OWN
