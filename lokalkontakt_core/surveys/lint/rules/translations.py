"""Languages: texts that are missing in one, or say something else there."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.checking import PIPED
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Rule
from lokalkontakt_core.surveys.lint.subject import FormText, Subject

_SHORTEST_SENTENCE = 4
"""Words; shorter texts may well be the same in two languages."""


def _has(text: FormText, language: str) -> bool:
    return bool(text.text.by_language.get(language, "").strip())


def coverage(subject: Subject) -> dict[str, float]:
    """Give the share of texts, 0-1, that each language of the form has."""
    texts = subject.texts
    return {
        language: sum(_has(text, language) for text in texts) / len(texts) if texts else 1.0
        for language in subject.form.languages
    }


def _missing_translation(subject: Subject) -> Iterator[Found]:
    """SF150 missing-translation: a text is missing in a language of the form.

    Why:
        Whoever chose that language meets a text in another one.

    Finds:
        A label that stands in Danish only, in a form that also has English texts. The share of texts the language has
        is told with it.

    Does not find:
        Texts in forms of one language.

    Since:
        0.1
    """
    shares = coverage(subject)
    for text in subject.texts:
        for language in subject.form.languages:
            if not _has(text, language):
                yield Found(text.path, {"language": language, "share": shares[language]})


def _same_words(subject: Subject) -> Iterator[Found]:
    """SF151 same-words: a sentence is the same in two languages.

    Why:
        It was copied and not translated.

    Finds:
        A text of four words or more that is equal in the default language and in another one.

    Does not find:
        Shorter texts, such as names and numbers.

    Since:
        0.1
    """
    default = subject.form.default_language
    for text in subject.texts:
        first = text.text.by_language.get(default, "").strip()
        for language, wording in text.text.by_language.items():
            if language != default and wording.strip() == first and len(first.split()) >= _SHORTEST_SENTENCE:
                yield Found(f"{text.path}.{language}", {"language": language, "other": default})


def _different_piping(subject: Subject) -> Iterator[Found]:
    """SF152 different-piping: a text shows another answer in one language than in the other.

    Why:
        One of the translations has lost what should be shown, or names the wrong question.

    Finds:
        `${name}` in the Danish text and not in the English one.

    Does not find:
        The same references in another order.

    Since:
        0.1
    """
    default = subject.form.default_language
    for text in subject.texts:
        first = {found[1] for found in PIPED.finditer(text.text.by_language.get(default, ""))}
        for language, wording in text.text.by_language.items():
            differing = first ^ {found[1] for found in PIPED.finditer(wording)}
            if language != default and _has(text, default) and wording.strip() and differing:
                yield Found(f"{text.path}.{language}", {"name": min(differing), "language": language, "other": default})


RULES = (
    Rule("SF150", "missing-translation", Severity.WARNING, _missing_translation),
    Rule("SF151", "same-words", Severity.INFORMATION, _same_words),
    Rule("SF152", "different-piping", Severity.WARNING, _different_piping),
)
