"""The full-screen program opened without the parser: nothing may be loaded before its first screen is painted."""

import os
from collections.abc import Mapping, Sequence

from lokalkontakt_cli.everywhere import DEBUG, WITH_VALUE
from lokalkontakt_cli.terminals import full_screen_is_possible
from lokalkontakt_cli.words import LANGUAGES, Words, chosen_language

TYPE_CHECKING = False
if TYPE_CHECKING:  # see above
    from lokalkontakt_tui.desk import Desk
    from lokalkontakt_tui.opening import Opener


def options_alone(args: Sequence[str]) -> dict[str, str] | None:
    """Give what the program's own options say; None when there is anything else, or anything odd about them."""
    said: dict[str, str] = {}
    rest = list(args)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name == DEBUG and not equals:
            continue
        if name not in WITH_VALUE:
            return None
        if not equals:
            if not rest or rest[0].startswith("-"):
                return None
            value = rest.pop(0)
        said[name.removeprefix("--")] = value
    return said


def is_asked(args: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Tell whether the full-screen program is wanted and can be shown, in a language that is one of ours."""
    said = options_alone(args)
    return said is not None and said.get("language", LANGUAGES[0]) in LANGUAGES and full_screen_is_possible(environ)


def open_full_screen(args: Sequence[str]) -> int:
    """Open the full-screen program and give the exit code; what goes wrong is said on stderr, after it has ended."""
    said = options_alone(args) or {}
    words = Words(chosen_language(said.get("language"), os.environ))

    def prepare() -> "tuple[Desk, Opener]":
        from lokalkontakt_cli import opening  # noqa: PLC0415 - see above

        session = opening.session(None, words=words)
        session.hear(**said)
        return opening.desk(session)

    from lokalkontakt_tui.starting import start  # noqa: PLC0415 - only this needs textual

    try:
        start(prepare, language=words.language)
    except Exception as problem:  # noqa: BLE001 - the last line of defence: nobody is to meet a traceback
        from lokalkontakt_cli.program import told  # noqa: PLC0415 - only when something is wrong

        return told(problem, words, args)
    return 0
