"""`copy`, `backup`, `restore` and `verify`: moving a register, keeping it, and looking whether it is sound."""

from collections.abc import Mapping
from pathlib import Path

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import data_format
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.progress import Bar
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.whereabouts import tell_outside, tell_whereabouts
from lokalkontakt_cli.whole_file import whole_file
from lokalkontakt_core.errors import LokalkontaktError, StoreError
from lokalkontakt_core.extension.url import as_typed
from lokalkontakt_core.keeping.backups import Backup, write_backup
from lokalkontakt_core.keeping.contents import amount_in, refuse_unmovable
from lokalkontakt_core.keeping.copying import copy_store
from lokalkontakt_core.keeping.tally import HISTORY, RECORDS, Part
from lokalkontakt_core.keeping.verifying import verify as verify_store
from lokalkontakt_core.ports.store import Store

_IS_THERE = ("LKE119", "LKE160")
_WRITTEN_AND_READ = 2
_CHECKED_WRITTEN_AND_READ = 3

_ANEW = option("--anew", is_flag=True, help="Take away what a copy that was broken off has left there, and begin anew")
_OPEN_WAVES = option("--with-open-waves", "open_waves", is_flag=True, help="Copy the keys of open rounds too")


@command(
    "FROM and TO are folders or URLs. Nothing may be in TO. All of it is copied: changes with their numbers, days and "
    "people, answers, drafts, codes that were used, and how far notices have come. Then it is read back and compared.",
    "FROM is not changed. When copying is broken off, run it again: it goes on, with FROM as it stood when it was "
    "begun.",
)
@argument("source", "FROM")
@argument("target", "TO")
@_OPEN_WAVES
@_ANEW
@pass_session
def copy(session: Session, *, source: str, target: str, open_waves: bool, anew: bool) -> None:
    """Copy a register."""
    held = session.host.open_store(source)
    refuse_unmovable(held, with_open_waves=open_waves)
    half = _to_be_filled(session, target, anew=anew)
    with Bar(session, session.text("Copying"), _WRITTEN_AND_READ * amount_in(held)) as bar:
        parts = copy_store(held, half, with_open_waves=open_waves, step=bar.step)
    _tell_amount(session, parts)
    session.say("The register was copied to {place}, read back and found the same.", place=as_typed(half.url))
    if open_waves:
        session.say("Take answers to open rounds in one place only.")


@command(
    "FILE must not be there. The backup is the same whatever kind of store the register lies in, and any kind can be "
    "made of it again. It holds names, addresses and answers: keep it as carefully as the register.",
)
@argument("file", "FILE")
@_OPEN_WAVES
@pass_session
def backup(session: Session, *, file: str, open_waves: bool) -> None:
    """Write a backup."""
    store = session.store
    refuse_unmovable(store, with_open_waves=open_waves)
    with Bar(session, session.text("Writing"), amount_in(store)) as bar, whole_file(Path(file)) as written:
        manifest = write_backup(store, written, with_open_waves=open_waves, step=bar.step)
    _tell_amount(session, manifest.parts)
    session.say("The backup is in {place}", place=file)


@command(
    "The backup is checked first. INTO is a folder or a URL; nothing may be in it. When restoring is broken off, run "
    "it again: it goes on.",
)
@argument("file", "FILE")
@argument("into", "INTO")
@_ANEW
@pass_session
def restore(session: Session, *, file: str, into: str, anew: bool) -> None:
    """Make a register of a backup."""
    with Path(file).open("rb") as read:
        kept = Backup(read, file)
        amount = sum(part.items for part in kept.manifest.parts.values())
        with Bar(session, session.text("Restoring"), _CHECKED_WRITTEN_AND_READ * amount) as bar:
            kept.check(bar.step)
            half = _to_be_filled(session, into, anew=anew)
            kept.restore(half, bar.step)
    _tell_amount(session, kept.manifest.parts)
    session.say("The register was restored to {place}, read back and found the same.", place=as_typed(half.url))


@command(
    "Everything is read: the whole history back to its beginning, every record, reference, form, answer and notice. "
    "Ends with 1 when something is wrong.",
    "--repair puts right only what can be right in one way; everything else is for a person to decide.",
)
@option("--repair", is_flag=True, help="Put right what is certain")
@option("--backup", "file", metavar="FILE", help="Look at this backup instead of a register")
@data_format
@pass_session
def verify(session: Session, *, repair: bool, file: str | None, form: Format) -> ExitCode:
    """Look whether a register is sound."""
    with Bar(session, session.text("Looking"), None) as bar:
        if file is not None:
            problems = _wrong_with(Path(file), bar)
        else:
            problems = list(verify_store(session.store, step=bar.step))
            if repair and problems:
                found = len(problems)
                problems = list(verify_store(session.store, repair=True, step=bar.step))
                session.say("Put right: {count}.", count=found - len(problems))
    rows = [_row(session, problem) for problem in problems]
    if form is Format.TEXT:
        for row in rows:
            session.output.line(f"■ {row['code']} {row['message']}")
            session.output.line(f"    {row['why']}")
            session.output.line(f"    {row['remedy']}")
    else:
        columns = [Column(key, key) for key in ("code", "place", "message", "why", "remedy")]
        session.output.listing(form, columns, rows)
    if file is None:
        tell_whereabouts(session, session.store, problems)
    if file is None and not problems:  # what is damaged may look edited
        tell_outside(session, session.store.register.outside_edits())
    if problems:
        session.output.say(session.plural("{count} thing is wrong.", "{count} things are wrong.", len(problems)))
        return ExitCode.FINDINGS
    session.say("Everything was read, and nothing is wrong.")
    return ExitCode.OK


def _to_be_filled(session: Session, url: str, *, anew: bool) -> Store:
    """Make an empty register, or take one that is there or half filled; filling it refuses what is neither."""
    try:
        store = session.host.open_store(url, create=True)
    except StoreError as problem:
        if problem.code not in _IS_THERE:
            raise
        store = session.host.open_store(url, filling=True)
    if anew:
        store.keeper.clear()
    filled = store.keeper.filled()
    if filled is not None:
        session.say("It goes on: {count} things lie there already.", count=filled.items)
    tell_whereabouts(session, store)
    return store


def _wrong_with(file: Path, bar: Bar) -> list[LokalkontaktError]:
    with file.open("rb") as read:
        kept = Backup(read, str(file))
        try:
            kept.check(bar.step)
        except LokalkontaktError as problem:
            return list(problem.details) or [problem]
    return []


def _row(session: Session, problem: LokalkontaktError) -> Row:
    what, why, remedy = session.catalogue.explain(problem)
    place = problem.values.get("place") or problem.values.get("wave")
    return {"code": problem.code, "place": place, "message": what, "why": why, "remedy": remedy}


def _tell_amount(session: Session, parts: Mapping[str, Part]) -> None:
    answers = sum(part.items for name, part in parts.items() if name.endswith("-answers.jsonl"))
    session.say(
        "Changes: {changes}, records: {records}, answers: {answers}.",
        changes=parts[HISTORY].items,
        records=parts[RECORDS].items,
        answers=answers,
    )
