"""Commands that write a page: how, and where to, is the same for all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.filing import write_file
from lokalkontakt_cli.page_formats import PageFormat, format_of, written
from lokalkontakt_cli.parameters import Choice, on
from lokalkontakt_cli.parts import Command, command_around, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_core.area_page.page import Page

Made = Callable[..., Page]
"""Gives a page: it is given a `Reading`, a `Catalogue`, and by name what was typed."""


def _write(session: Session, page: Page, *, into: str | None, form: PageFormat | None, replace: bool) -> ExitCode:
    """Write a page to the screen, or into a file whose ending says how."""
    path = Path(into) if into is not None else None
    content = written(page, form or format_of(path.suffix if path is not None else ""))
    if path is None:
        for line in content.removesuffix("\n").split("\n"):
            session.output.line(line)
        return ExitCode.OK
    write_file(path, content.encode("utf-8"), replace=replace)
    session.say("Written: {place}", place=str(path))
    return ExitCode.OK


def page_command(*details: str) -> Callable[[Made], Command]:
    """Make a command of a function that gives a page; its own arguments stand below this.

    Args:
        details: Further paragraphs of the help, English msgids.
    """

    def decorate(function: Made) -> Command:
        @option("--into", metavar="FILE", help="The file to write; .md is Markdown and .html HTML")
        @option("--format", "form", type=Choice(PageFormat), default=None, help="How to write it")
        @option("--replace", is_flag=True, help="Replace a file that is there")
        @on
        @pass_session
        def run(
            session: Session, *, into: str | None, form: PageFormat | None, replace: bool, on: str | None, **typed: Any
        ) -> ExitCode:
            page = function(session.reading(on), session.catalogue, **typed)
            return _write(session, page, into=into, form=form, replace=replace)

        return command_around(function, run, *details)

    return decorate
