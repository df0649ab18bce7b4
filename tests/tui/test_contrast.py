"""The colours of every theme against what they stand on, by the formula of WCAG 2.2: text 4.5, shapes and edges 3."""

import itertools

import pytest

from lokalkontakt_tui.theme import THEMES

TEXT, SHAPE = 4.5, 3.0
WORDS = ("muted", "covered", "handover", "uncovered", "disputed", "info")


def light(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_and_shapes_can_be_told_from_what_they_stand_on(theme):
    ours = theme.variables
    grounds = (theme.background, theme.surface, theme.panel, ours["select"])
    words = (theme.foreground, theme.primary, *(ours[name] for name in WORDS))
    assert min(contrast(*pair) for pair in itertools.product(words, grounds)) >= TEXT
    assert min(contrast(ours["edge"], ground) for ground in grounds) >= SHAPE


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_can_be_read_on_bars_and_on_the_caps_of_keys(theme):
    ours = theme.variables
    pairs = (("bartext", "bar"), ("barmuted", "bar"), ("bartext", "nejbar"))
    assert min(contrast(ours[word], ours[ground]) for word, ground in pairs) >= TEXT
    assert contrast(theme.foreground, ours["rule"]) >= TEXT
