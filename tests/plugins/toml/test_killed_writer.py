"""The writer is killed at every single file-system call of one large commit: the last or the next revision is there."""

import itertools
import shutil

import pytest
from attrs import evolve

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import killed_at
from lokalkontakt_core.testing.register_examples import write

BEFORE = [Area(id=f"area-{number}", name=f"Område {number}") for number in range(4)]
AFTER = [evolve(area, name=f"{area.name} og omegn") for area in BEFORE]
ADDED = [Area(id=f"new-{number}", name=f"Nyt {number}") for number in range(11)]


@pytest.mark.slow
def test_more_than_200_kills_in_one_commit_leave_the_last_or_the_next_revision(toml_backend):
    heads = []
    template = toml_backend.create()
    write(toml_backend.open(template).register, *BEFORE)
    for step in itertools.count(1):
        place = shutil.copytree(template, template.with_name(f"killed-{step}"))
        killed = killed_at(step, lambda tick, at=place: write(toml_backend.open(at, tick).register, *AFTER, *ADDED))
        store = toml_backend.open(place).register
        head = store.head()
        assert store.read() == Register(BEFORE if head == 1 else [*AFTER, *ADDED])
        assert store.outside_edits() == ()
        shutil.rmtree(place)
        if not killed:
            break
        heads.append(head)
    assert len(heads) > 200
    assert heads == sorted(heads)
    assert set(heads) == {1, 2}
