"""Languages as spreadsheets name them (`Dansk (da)`, `English`, `fr`) and as form files do (`da`)."""

import re

CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_NAMED = re.compile(r"(?P<name>.*?)\s*\((?P<code>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*", re.ASCII)
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_UNCODED = "mis"
"""ISO 639-3 for a language that has no code."""
_LONGEST_PART = 8

NAMES = {
    "da": "Dansk",
    "en": "English",
    "de": "Deutsch",
    "sv": "Svenska",
    "nb": "Norsk bokmål",
    "nn": "Norsk nynorsk",
    "no": "Norsk",
    "is": "Íslenska",
    "fo": "Føroyskt",
    "kl": "Kalaallisut",
    "fi": "Suomi",
    "nl": "Nederlands",
    "fr": "Français",
    "es": "Español",
    "it": "Italiano",
    "pt": "Português",
    "pl": "Polski",
    "ro": "Română",
    "lt": "Lietuvių",
    "lv": "Latviešu",
    "et": "Eesti",
    "hu": "Magyar",
    "cs": "Čeština",
    "tr": "Türkçe",
    "ar": "العربية",
    "fa": "فارسی",
    "so": "Soomaali",
    "uk": "Українська",
    "ru": "Русский",
    "ne": "नेपाली",
    "hi": "हिन्दी",
    "sw": "Kiswahili",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
"""The name of a language in itself."""

_ENGLISH_NAMES = {
    "danish": "da",
    "german": "de",
    "swedish": "sv",
    "norwegian": "no",
    "icelandic": "is",
    "faroese": "fo",
    "greenlandic": "kl",
    "finnish": "fi",
    "dutch": "nl",
    "french": "fr",
    "francais": "fr",
    "spanish": "es",
    "espanol": "es",
    "italian": "it",
    "portuguese": "pt",
    "polish": "pl",
    "romanian": "ro",
    "lithuanian": "lt",
    "latvian": "lv",
    "estonian": "et",
    "hungarian": "hu",
    "czech": "cs",
    "turkish": "tr",
    "arabic": "ar",
    "persian": "fa",
    "farsi": "fa",
    "somali": "so",
    "ukrainian": "uk",
    "russian": "ru",
    "nepali": "ne",
    "hindi": "hi",
    "swahili": "sw",
    "vietnamese": "vi",
    "chinese": "zh",
    "engelsk": "en",
    "tysk": "de",
}
_BY_NAME = {name.lower(): code for code, name in NAMES.items()} | _ENGLISH_NAMES


def code_of(written: str) -> tuple[str, bool]:
    """Give the code of a language as a spreadsheet names it, and whether the code was written there.

    A name without a code is looked up; one that is not known gets a code of its own, `mis-` and the name's letters.
    """
    written = written.strip()
    named = _NAMED.fullmatch(written)
    if named is not None:
        return named["code"], True
    known = _BY_NAME.get(written.lower())
    if known is not None:
        return known, False
    if CODE.fullmatch(written) and (len(written) == len("da") or "-" in written):
        return written, True
    letters = _NOT_LETTERS.sub("", written.lower())
    parts = [letters[start : start + _LONGEST_PART] for start in range(0, len(letters), _LONGEST_PART)]
    kept = [part if len(part) > 1 else f"{part}0" for part in parts[:3]]
    return "-".join([_UNCODED, *kept]), False


def name_of(code: str) -> str:
    """Give the heading's name of a language, `Dansk (da)`; the code stands for a name that is not known."""
    return f"{NAMES.get(code, code)} ({code})"
