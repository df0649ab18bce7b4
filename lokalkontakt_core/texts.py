"""One wording in several languages, as shipped texts have it; what people type is a plain string instead."""

from collections.abc import Iterator, Mapping

from lokalkontakt_core.values import frozen


@frozen
class Text:
    """A wording by language code.

    Attributes:
        by_language: BCP-47 code to wording, for example `{"da": "Ja", "en": "Yes"}`, in order of preference.
    """

    by_language: Mapping[str, str]

    @classmethod
    def of(cls, wording: str | Mapping[str, str], language: str = "da") -> "Text":
        """Make a text from one wording in a language, or from several."""
        return cls({language: wording} if isinstance(wording, str) else dict(wording))

    def in_language(self, language: str, fallback: str | None = None) -> str:
        """Give the wording in the language, else in the fallback language, else the first one there is, else ''."""
        for code in (language, fallback):
            if code is not None and code in self.by_language:
                return self.by_language[code]
        return next(iter(self.by_language.values()), "")

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_language)

    def __bool__(self) -> bool:
        return any(self.by_language.values())
