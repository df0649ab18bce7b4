"""An index of words: which texts hold words that begin as those typed do.

A dictionary from each word to the texts that hold it, and the words in order, so that all with one beginning lie side
by side. It is changed in place, text by text. Measured against a table of SQLite (FTS5) and reading every text:
`benchmarks/README.md`.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator


class WordIndex:
    """Texts by their words; a text is a number of the caller's."""

    def __init__(self) -> None:
        self._holding: dict[str, list[int]] = {}
        self._ordered: list[str] | None = None

    def put(self, text: int, words: Iterable[str]) -> None:
        """Take in a text that is not there yet.

        Args:
            text: The number that stands for it.
            words: Its folded words, each any number of times.
        """
        for word in set(words):
            texts = self._holding.get(word)
            if texts is not None:
                texts.append(text)
                continue
            self._holding[word] = [text]
            if self._ordered is not None:
                insort(self._ordered, word)

    def drop(self, text: int, words: Iterable[str]) -> None:
        """Forget a text.

        Args:
            text: The number it was taken in by.
            words: The words it was taken in with.
        """
        for word in set(words):
            texts = self._holding[word]
            texts.remove(text)
            if not texts:
                del self._holding[word]
                if self._ordered is not None:
                    del self._ordered[bisect_left(self._ordered, word)]

    def find(self, wanted: Iterable[str]) -> set[int]:
        """Give the texts that for each wanted word, of which there is at least one, hold one that begins so."""
        # The longest first: it leaves the fewest.
        first, *others = sorted(set(wanted), key=len, reverse=True)
        found = set[int]()
        for texts in self._beginning(first):
            found.update(texts)
        for beginning in others:
            found = {text for texts in self._beginning(beginning) for text in texts if text in found}
        return found

    def _beginning(self, beginning: str) -> Iterator[list[int]]:
        """Give the texts of each word that begins so; the words are put in order once, by the first search."""
        ordered = self._ordered
        if ordered is None:
            ordered = self._ordered = sorted(self._holding)
        for place in range(bisect_left(ordered, beginning), len(ordered)):
            if not ordered[place].startswith(beginning):
                return
            yield self._holding[ordered[place]]
