"""The kit of register stores that several processes use: subclass it beside `RegisterStoreContract`."""

# ruff: noqa: D102 - a test's name is its documentation
from functools import partial

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.processes import all_went_well, forked
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write, write_in_the_end

_WRITERS = 4
_EACH = 12


class RegisterProcessesContract(Contract):
    """What a register store promises to processes that share it."""

    def test_writers_in_many_processes_lose_nothing_and_make_one_line_of_revisions(self, backend: Backend) -> None:
        place = backend.create()

        def work(who: int) -> None:
            store = backend.open(place).register
            for number in range(_EACH):
                write_in_the_end(store, Area(id=f"area-{who}-{number}", name="x"))

        assert all_went_well([forked(partial(work, who)) for who in range(_WRITERS)])
        store = backend.open(place).register
        last = _WRITERS * _EACH
        assert (store.head(), len(store.read())) == (last, last)
        assert [commit.revision for commit in store.history()] == list(range(last, 0, -1))

    def test_an_open_store_may_be_used_on_both_sides_of_a_fork(self, backend: Backend) -> None:
        store = backend.open(backend.create()).register
        write(store, GLUD, SNAPTUN)
        store.read()
        assert all_went_well([forked(partial(write, store, Area(id="as", name="As")))])
        assert store.head() == 2  # noqa: PLR2004 - the child's commit
        assert write(store, Area(id="bjerre", name="Bjerre")).revision == 3  # noqa: PLR2004
        assert {area.id for area in store.read().all(Area)} == {"as", "bjerre", "glud", "snaptun"}
