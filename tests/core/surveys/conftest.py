"""Survey rounds to test with: small registers, desks on them, and the 28 filled-in evaluations."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lokalkontakt_core.identity import CountedIds, slug
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.scheme import Scheme
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.register import Register
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_core.workspace import Workspace

DATA = Path(__file__).resolve().parents[2] / "data" / "surveys"
DAY = date(2020, 5, 4)
SCHEME = Scheme(id="scheme", name="Prøve", municipality="Prøve")


def make_workspace(store, day=DAY, actor="anna"):
    clock = FixedClock(datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC))
    taken = max((int(record.id.rpartition("-")[2]) for record in store.register.read() if counted(record)), default=0)
    return Workspace(store, actor=actor, clock=clock, ids=CountedIds(taken), rules=(), day=day)


def counted(record):
    return record.id.rpartition("-")[2].isdigit()


@pytest.fixture
def workspace_on():
    return make_workspace


@pytest.fixture
def small_register():
    """Six areas: Bjerre has two councils, Glud one, the others none."""
    names = ("As", "Bjerre", "Daugård", "Glud", "Hjarnø", "Ørum")
    return Register(
        [
            SCHEME,
            *(Area(id=slug(name), name=name) for name in names),
            Council(id="council-a", name="Bjerre Lokalråd", areas=("bjerre",), email="bjerre@lokal.example"),
            Council(id="council-b", name="Bjerre Beboerforening", areas=("bjerre",)),
            Council(id="council-c", name="Glud Lokalråd", areas=("glud",)),
        ]
    )


@pytest.fixture
def store(small_register):
    return memory_store(small_register)


@pytest.fixture
def desk(store):
    return WaveDesk(make_workspace(store))


@pytest.fixture
def planned(desk):
    """Plan a wave: `planned()`; keywords replace what is usual."""

    def plan(form="wish", **changes):
        rounds = len(desk.waves())
        name = "Foråret" if rounds == 0 else f"Foråret {rounds + 1}"
        usual = {"name": name, "form_text": shipped_form_text(form), "mode": WaveMode.NAMED}
        return desk.plan(**{**usual, **changes})

    return plan


@pytest.fixture
def answer(desk):
    """Answer a wave for one respondent, by its name: `answer(wave, "As", wish="yes")`."""

    def give(wave, name, **answers):
        code = next(row.code for row in desk.codes(wave.id) if row.name == name)
        session = desk.answering().begin(code)
        for path, value in answers.items():
            assert session.answer(value, path) == ()
        return session.submit()

    return give


@pytest.fixture(scope="session")
def fill_ins():
    return tomllib.loads((DATA / "evaluation_28.toml").read_text("utf-8"))


def _signs(data, key):
    if key in data["given"]:
        return list(data["given"][key].replace(" ", ""))
    return data["given_many"][key].split()


def answers_of(data, number, form):
    """Give the answers of one respondent (from 0) in the order of the form."""
    for question in form.questions():
        key = question.key
        if key in data["given_text"]:
            text = data["given_text"][key].get(str(number + 1))
            if text is not None:
                yield key, text
        elif key in data["given"] or key in data["given_many"]:
            sign = _signs(data, key)[number]
            letters = data["letters"].get(key, {"d": "dk"})
            if sign not in "-.":
                yield key, [letters.get(letter, letter) for letter in sign]


def _evaluated(data, mode):
    cluster_of = [name for name, count in data["clusters"].items() for _ in range(count)]
    areas = [
        Area(id=slug(name), name=name, cluster=slug(cluster_of[number]) if number < len(cluster_of) else None)
        for number, name in enumerate(data["areas"])
    ]
    clusters = [Cluster(id=slug(name), name=name) for name in data["clusters"]]
    desk = WaveDesk(make_workspace(memory_store(Register([SCHEME, *areas, *clusters]))))
    wave = desk.plan(name="Evaluering", form_text=shipped_form_text("evaluation"), mode=mode)
    desk.open(wave.id)
    codes = {row.area: row.code for row in desk.codes(wave.id)}
    for number, area in enumerate(areas):
        session = desk.answering().begin(codes[area.id])
        for key, value in answers_of(data, number, session.form):
            assert session.answer(value, key) == ()
        assert session.submit().stored
    desk.close(wave.id)
    return desk, wave


@pytest.fixture(scope="session")
def evaluations(fill_ins):
    """Put the evaluation to 28 areas, all of whom answer, and close it: `evaluations(mode)` gives desk and wave.

    It is done once for each mode; for tests that only read.
    """
    made = {}

    def give(mode):
        if mode not in made:
            made[mode] = _evaluated(fill_ins, mode)
        return made[mode]

    return give
