"""The help of a screen: what one can do here, its keys, its words; one page at 80 × 24."""

from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import Line, cells, line
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Words
from lokalkontakt_tui.models.signs import COVERAGE, KIND

EVERYWHERE = (
    ("1–7", N_("places")), ("Esc", N_("back")), ("Tab", N_("next field")), ("Ctrl+P", N_("find anything")),
    ("Ctrl+Z Ctrl+Y", N_("undo, redo")), ("D", N_("another day")), ("Ctrl+L", N_("language")),
    ("Ctrl+T", N_("light, dark")), ("Ctrl+Q", N_("save and close")),
)  # fmt: skip
BETWEEN = 3


def page(words: Words, sentences: tuple[str, ...], keys: tuple[Key, ...], width: int) -> Page:
    """Give the help.

    Args:
        words: The language.
        sentences: What one can do, in English.
        keys: The keys of the screen.
        width: The cells a line may take.
    """
    here = tuple(Item(line(words(sentence)), indent=2) for sentence in sentences)
    of_screen = [(key.cap(words), words(key.label)) for key in keys if key.action != "back"]
    everywhere = [(cap, words(label)) for cap, label in EVERYWHERE]
    signs = [(sign.sign, words(sign.word)) for sign in (*COVERAGE.values(), *KIND.values())]
    keys_heading = words("Keys here, then everywhere") if of_screen else words("Keys everywhere")
    told = ((keys_heading, (of_screen, everywhere)), (words("Signs"), (signs,)))
    sections = (
        Section(name, tuple(Item(one) for pairs in groups if pairs for one in _in_lines(pairs, width)))
        for name, groups in told
    )
    return Page(None, (Section(words("Here you can"), here), *sections))


def _in_lines(pairs: list[tuple[str, str]], width: int) -> list[Line]:
    """Set pairs beside each other in as few lines as they need."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for cap, label in pairs:
        size = cells(cap) + 1 + cells(label)
        if used and used + BETWEEN + size > width:
            lines.append([])
            used = 0
        if used:
            lines[-1].append((" " * BETWEEN, ""))
            used += BETWEEN
        lines[-1] += [(cap, "bold"), (f" {label}", "")]
        used += size
    return [line(*one) for one in lines]
