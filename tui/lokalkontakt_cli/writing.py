"""Changing the register: run a use case, show what it does to the findings, save it, and say how to take it back."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.parameters import WriteFormat
from lokalkontakt_cli.session import Session
from lokalkontakt_cli.views.findings import finding_line, finding_row
from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.preview import Preview
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.rules.report import Consequences, Judged
from lokalkontakt_core.services.context import Service
from lokalkontakt_core.services.undo import is_final, taken_back
from lokalkontakt_core.workspace import Workspace

_MOST_FINDINGS = 8


def carry_out(
    session: Session, workspace: Workspace, service: Service[...], *, form: WriteFormat, dry: bool, **arguments: Any
) -> ExitCode:
    """Run a use case and save what it gives; with `dry` save nothing.

    The ids of what came to be are data; what was done, what it does to the findings and the way back are talk.
    """
    return finish(session, workspace, workspace.preview(service, **arguments), form=form, dry=dry)


def finish(session: Session, workspace: Workspace, preview: Preview, *, form: WriteFormat, dry: bool) -> ExitCode:
    """Save a change that was looked at, unless `dry`, and report it."""
    commit = None if dry else workspace.commit(preview).commit
    report(session, preview.change, preview.consequences, commit, form=form, dry=dry)
    return ExitCode.OK


def report(
    session: Session,
    change: ChangeSet,
    consequences: Consequences,
    commit: Commit | None,
    *,
    form: WriteFormat,
    dry: bool,
) -> None:
    """Report a change: data on stdout, talk on stderr."""
    tell(session, change, consequences, commit, dry=dry)
    if form is WriteFormat.JSON:
        session.output.json(document(session, change, consequences, commit, dry=dry))
    elif not dry:
        for record_id in _made(change):
            session.output.line(record_id)


def tell(session: Session, change: ChangeSet, consequences: Consequences, commit: Commit | None, *, dry: bool) -> None:
    """Say what was done, what it does to the findings, and how to take it back."""
    if not change:
        session.say("Nothing to change: it stands so already.")
        return
    session.output.say(headline(session, change))
    _tell_consequences(session, consequences)
    if commit is not None and change.verb == "undo":
        session.say("Saved as change {revision:plain}. Do it again: lokalkontakt redo", revision=commit.revision)
    elif commit is not None and is_final(change):
        session.say("Saved as change {revision:plain}. It cannot be undone.", revision=commit.revision)
    elif commit is not None:
        session.say("Saved as change {revision:plain}. Take it back: lokalkontakt undo", revision=commit.revision)
    elif dry:
        session.say("Nothing was saved (--dry-run).")


def headline(session: Session, change: ChangeSet, commits: Mapping[int, Commit] | None = None) -> str:
    """Say what a change does; an undo also says which change it takes back.

    Args:
        session: The run.
        change: The change.
        commits: The history by revision, when it has been read; else an undo reads it.
    """
    namer = partial(session.name_in, change)
    about: Any = tuple(change.about)
    if change.undoes is not None:
        known = commits or {one.revision: one for one in session.store.register.history()}
        earlier = taken_back(change, known)
        about = about if earlier is None else headline(session, earlier)
    what = session.catalogue.text(f"verb.{change.verb}", namer=namer, about=about)
    if change.undoes is None:
        return what
    return session.text("{what} (change {number:plain})", what=what, number=change.undoes)


def _made(change: ChangeSet) -> list[str]:
    """Give the ids of the records that came to be; notices follow by themselves and are no result."""
    return [edit.ref.id for edit in change.edits if edit.before is None and edit.ref.kind != Notice.kind]


def _tell_consequences(session: Session, consequences: Consequences) -> None:
    new, solved = session.text("New findings:"), session.text("Solved findings:")
    for heading, findings in ((new, consequences.new), (solved, consequences.gone)):
        shown = [judged for judged in findings if judged.open]
        if shown:
            session.output.say(heading)
        for judged in shown[:_MOST_FINDINGS]:
            session.output.say(f"  {finding_line(judged, session.catalogue, session.name)}")
        if len(shown) > _MOST_FINDINGS:
            session.say("  … and {count} more. See them: lokalkontakt check", count=len(shown) - _MOST_FINDINGS)
    if consequences.before != consequences.after:
        session.say("Open findings: {before} → {after}.", before=consequences.before, after=consequences.after)


def document(
    session: Session, change: ChangeSet, consequences: Consequences, commit: Commit | None, *, dry: bool
) -> dict[str, Any]:
    """Give a change as JSON holds it; `new` and `gone` are findings."""

    def rows(findings: tuple[Judged, ...]) -> list[Any]:
        return [finding_row(judged, session.catalogue, session.name) for judged in findings]

    return {
        "verb": change.verb,
        "message": headline(session, change) if change else None,
        "about": [str(ref) for ref in change.about],
        "records": sorted(map(str, change.touched)),
        "made": _made(change),
        "revision": commit.revision if commit is not None else None,
        "dry_run": dry,
        "new": rows(consequences.new),
        "gone": rows(consequences.gone),
        "open_before": consequences.before,
        "open_after": consequences.after,
    }
