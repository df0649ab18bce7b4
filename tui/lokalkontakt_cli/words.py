"""The words of the command line in the chosen language.

Help is shown before anything of the core is loaded, so plain wordings come straight from this package's catalogue;
the core's catalogue, which knows how to show days and records, is loaded with the first filled message.
"""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property

from lokalkontakt_core.compiled_words import CompiledWords, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:  # help must not load the core
    from lokalkontakt_core.catalogue import Catalogue

PACKAGE = "lokalkontakt_cli"
LANGUAGES = ("da", "en")
LANGUAGE_VARIABLE = "LOKALKONTAKT_LANGUAGE"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Words:
    """The words of one language.

    Args:
        language: `da` or `en`.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def own(self) -> CompiledWords:
        """This package's words; read on first use."""
        return words_of(PACKAGE, os.path.dirname(__file__), self.language)  # noqa: PTH120 - help loads no pathlib

    @property
    def loaded(self) -> Mapping[str, CompiledWords]:
        """This package's words, for a catalogue."""
        return {PACKAGE: self.own}

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The catalogue that fills placeholders, this package's wordings first."""
        from lokalkontakt_core.catalogue import Catalogue  # noqa: PLC0415 - help does without it

        return Catalogue(self.language, (PACKAGE,), self.loaded)

    def plain(self, wording: str) -> str:
        """Give the wording of an English text that has no placeholders; an empty one stays empty."""
        return self.own.text(wording) if wording else ""


def asked_language(args: Sequence[str]) -> str | None:
    """Give what `--language` says, before or after the command, None when it is not there.

    Read before the options proper, so that help and complaints about other options come in that language.
    """
    asked = None
    for index, arg in enumerate(args):
        if arg == "--":
            break
        if arg == "--language" and index + 1 < len(args):
            asked = args[index + 1]
        elif arg.startswith("--language="):
            asked = arg.partition("=")[2]
    return asked


def chosen_language(asked: str | None, environ: Mapping[str, str]) -> str:
    """Give the language to speak: as asked, else of the environment, else of the locale, else Danish."""
    locale = next((environ[name] for name in _LOCALE_VARIABLES if environ.get(name)), "")
    for candidate in (asked, environ.get(LANGUAGE_VARIABLE), locale):
        code = (candidate or "").lower()[:2]
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]
