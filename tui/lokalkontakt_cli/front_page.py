"""The first page of help, shown without the command-line parser, which takes longer to load than the page to show."""

from collections.abc import Mapping, Sequence

from lokalkontakt_cli.everywhere import DETAILS, FLAGS, HELP_NAMES, HELP_SUMMARY, PROGRAM, SUMMARY, WITH_VALUE
from lokalkontakt_cli.pages import Entries, page
from lokalkontakt_cli.table import COMMANDS
from lokalkontakt_cli.words import Words


def is_asked(args: Sequence[str]) -> bool:
    """Tell whether nothing is asked for but the first page, in a language or in none."""
    rest = list(args)
    helps = False
    while rest:
        arg = rest.pop(0)
        if arg in HELP_NAMES:
            helps = True
        elif arg == "--language" and rest and not rest[0].startswith("-"):
            rest.pop(0)
        elif not arg.startswith("--language="):
            return False
    return helps


def front_page(words: Words, width: int) -> str:
    """Give the page.

    Args:
        words: The language.
        width: In columns.
    """
    commands = [(words.plain(heading), _entries(words, commands)) for heading, commands in COMMANDS.items()]
    return page(
        (f"{words.plain('Usage:')} {PROGRAM}", f"{words.plain('[OPTIONS]')} {words.plain('COMMAND')} …"),
        [words.plain(paragraph) for paragraph in (SUMMARY, *DETAILS)],
        [(words.plain("Options"), _options(words)), *commands],
        width,
    )


def _entries(words: Words, commands: Mapping[str, object]) -> Entries:
    return [(name, words.plain(getattr(command, "summary", ""))) for name, command in commands.items()]


def _options(words: Words) -> Entries:
    return [
        *((f"{name} {words.plain(metavar)}", words.plain(text)) for name, (metavar, text) in WITH_VALUE.items()),
        *((name, words.plain(text)) for name, text in FLAGS.items()),
        (", ".join(reversed(HELP_NAMES)), words.plain(HELP_SUMMARY)),
    ]
