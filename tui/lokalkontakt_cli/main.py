"""The entry of the program `lokalkontakt`: first pages at once, everything else by `program`."""

import gc
import io
import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:  # help must load neither the core nor click nor typing
    from lokalkontakt_cli.surroundings import Surroundings

_COMPLETION_VARIABLE = "_LOKALKONTAKT_COMPLETE"
_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Python looks for lost cycles every 700 new objects; while modules are loaded there are many objects and no cycles."""


def run(args: Sequence[str], surroundings: "Surroundings | None" = None) -> int:
    """Run one command and give its exit code; what goes wrong is said on stderr.

    Args:
        args: What stands after the program's name.
        surroundings: Plugins, clock and environment; the real ones when left out.
    """
    if _front_page_shown(args):
        return 0
    from lokalkontakt_cli import at_once  # noqa: PLC0415 - completion in a shell needs neither

    if surroundings is None and at_once.is_asked(args, os.environ):
        return at_once.open_full_screen(args)
    from lokalkontakt_cli import program  # noqa: PLC0415 - help does without it

    return program.run(args, surroundings)


def _front_page_shown(args: Sequence[str]) -> bool:
    from lokalkontakt_cli import front_page, pages, words  # noqa: PLC0415 - completion in a shell needs no page

    if not front_page.is_asked(args):
        return False
    language = words.chosen_language(words.asked_language(args), os.environ)
    if language != (words.asked_language(args) or language):
        return False  # a language that is none of ours is complained about where all options are
    text = front_page.front_page(words.Words(language), pages.page_width(os.environ))
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except OSError:
        return False  # whoever runs the command meets it again, and tells
    return True


def main() -> None:
    """Run the program."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that cannot show a letter gets `\xf8` for it instead of an exception.
            stream.reconfigure(errors="backslashreplace")
    if _COMPLETION_VARIABLE in os.environ:
        from lokalkontakt_cli import program  # noqa: PLC0415 - help does without it

        program.complete()
    code = run(sys.argv[1:])
    gc.freeze()  # else Python looks through everything that is loaded several times over before it ends
    sys.exit(code)
