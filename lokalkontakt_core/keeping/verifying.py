"""Verifying: is all that a store holds sound, does it fit together, and what can be put right without guessing."""

from collections import Counter
from collections.abc import Callable, Iterator

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import DataError, LokalkontaktError
from lokalkontakt_core.keeping.tally import Step
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.references import dangling
from lokalkontakt_core.register import Register
from lokalkontakt_core.surveys.codes import handles_of
from lokalkontakt_core.surveys.frozen_forms import thaw
from lokalkontakt_core.surveys.invitations import invitations_of

_OPENED = frozenset({WaveState.OPEN, WaveState.CLOSING})


def _nothing_happens() -> None:
    """Count nothing."""


def verify(store: Store, *, repair: bool = False, step: Step = _nothing_happens) -> Iterator[LokalkontaktError]:
    """Give everything that is wrong with a store, each with its place and what can be done.

    All of it is read: the store's own structure, every record, the whole history back to its beginning, references,
    frozen forms, every answer, every delivery.

    Args:
        store: The store.
        repair: True to put right what can only be right in one way: what follows from an unbroken history, indexes,
            and answers to a wave that the register says is closed and that was never sealed. The rest is given.
        step: Called for each thing that was looked at.
    """
    damage = tuple(store.keeper.damage(repair=repair))
    yield from damage
    try:
        register = store.register.read()
    except LokalkontaktError as problem:
        known = [(one.code, one.values) for one in damage]
        yield from (one for one in problem.details or (problem,) if (one.code, one.values) not in known)
        return
    yield from _history(store, register, step)
    for reference in dangling(register):
        target = str(reference.target)
        yield DataError("LKE184", place=str(reference.holder), field=reference.field, target=target)
    yield from _forms(register)
    yield from _waves(store, register, repair=repair, step=step)
    yield from _unreadable(lambda: _go_through(store.deliveries.all(), step))
    access = store.access
    if access is not None:
        yield from _unreadable(lambda: _go_through(access.entries(), step))


def _history(store: Store, register: Register, step: Step) -> Iterator[LokalkontaktError]:
    """Take every change back, newest first: what remains must be nothing, and each must fit to the one before."""
    held: dict[Ref, Record] = {record.ref: record for record in register}
    touched: set[Ref] = set()
    told: set[Ref] = set()
    try:
        for commit in store.register.history():
            if commit.revision <= register.revision:
                yield from _taken_back(commit, held, touched, told)
            step()
    except LokalkontaktError as problem:
        yield from problem.details or (problem,)
        return
    for ref in sorted(held, key=str):
        if ref not in told:
            yield DataError("LKE182", place=str(ref), revision=0)


def _taken_back(
    commit: Commit, held: dict[Ref, Record], touched: set[Ref], told: set[Ref]
) -> Iterator[LokalkontaktError]:
    for edit in commit.change.edits:
        ref = edit.ref
        if held.get(ref) != edit.after and ref not in told:
            told.add(ref)
            code = "LKE183" if ref in touched else "LKE182"
            yield DataError(code, place=str(ref), revision=commit.revision)
        touched.add(ref)
        if edit.before is None:
            held.pop(ref, None)
        else:
            held[ref] = edit.before


def _forms(register: Register) -> Iterator[LokalkontaktError]:
    for form in sorted(register.all(FrozenForm), key=lambda one: one.id):
        yield from _unreadable(lambda form=form: thaw(form))  # type: ignore[misc]


def _waves(store: Store, register: Register, *, repair: bool, step: Step) -> Iterator[LokalkontaktError]:
    try:
        there = store.keeper.waves()
    except LokalkontaktError as problem:
        yield problem
        return
    for wave in sorted(register.all(Wave), key=lambda one: one.id):
        if wave.state in _OPENED and wave.id not in there:
            yield DataError("LKE185", wave=wave.id)
    for wave_id in there:
        try:
            kept = store.keeper.kept(wave_id)
            yield from _wave(store, register, kept, repair=repair, step=step)
        except LokalkontaktError as problem:
            yield from problem.details or (problem,)


def _wave(store: Store, register: Register, kept: KeptWave, *, repair: bool, step: Step) -> Iterator[LokalkontaktError]:
    wave = register.find(Wave, kept.setup.wave)
    if wave is not None and wave.state is WaveState.CLOSED and not kept.sealed:
        if repair:
            store.responses.seal(wave.id)
            kept = store.keeper.kept(wave.id)
        else:
            yield DataError("LKE186", wave=wave.id)
    if wave is not None and wave.state is WaveState.OPEN:
        if kept.sealed:
            yield DataError("LKE187", wave=wave.id)
        yield from _setup(register, wave, kept)
    yield from _answers(store, kept, step)


def _setup(register: Register, wave: Wave, kept: KeptWave) -> Iterator[LokalkontaktError]:
    form = register.find(FrozenForm, wave.form)
    invited = {invitation.id for invitation in invitations_of(register, wave.id)}
    same_form = form is None or form.text == kept.setup.form_text  # a form that is missing is told of already
    if not same_form or invited != set(kept.setup.invitations) or wave.mode is not kept.setup.mode:
        yield DataError("LKE188", wave=wave.id)


def _answers(store: Store, kept: KeptWave, step: Step) -> Iterator[LokalkontaktError]:
    """Compare answers and used-marks; fewer answers than marks are no damage, since answers may be erased."""
    setup, count = kept.setup, 0
    named = setup.mode is WaveMode.NAMED
    invited, answered = set(setup.invitations), _answered(kept)
    strange: Counter[str] = Counter()
    for response in store.responses.scan(setup.wave):
        count += 1
        step()
        if named and (response.id not in invited or response.id not in answered):
            strange[response.id] += 1
    received = len(kept.used) if kept.key is not None else kept.submitted
    if strange or count > received:
        yield DataError("LKE189", wave=setup.wave, count=len(strange) or count - received)


def _answered(kept: KeptWave) -> frozenset[str]:
    if kept.key is None:
        return kept.answered
    handles = handles_of(kept.key, kept.setup.invitations)
    return frozenset(handles[handle] for handle in kept.used if handle in handles)


def _go_through(items: Iterator[object], step: Step) -> None:
    for _ in items:
        step()


def _unreadable(work: Callable[[], object]) -> Iterator[LokalkontaktError]:
    """Give what goes wrong in some work."""
    try:
        work()
    except LokalkontaktError as problem:
        yield from problem.details or (problem,)
