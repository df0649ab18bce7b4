"""The colours: Granlys and Granmørk (paper and pine), and Kontrast, where shapes alone tell the states apart."""

from textual.theme import Theme

LIGHT, DARK, CONTRAST = "granlys", "granmoerk", "kontrast"

_OURS = (
    "select", "muted", "covered", "handover", "uncovered", "disputed", "info",
    "edge", "rule", "bar", "bartext", "barmuted", "nejbar",
)  # fmt: skip


def _theme(name: str, *, dark: bool, background: str, surface: str, panel: str, text: str, primary: str,
           **ours: str) -> Theme:  # fmt: skip
    stock = {
        "block-cursor-background": ours["select"],
        "block-cursor-foreground": text,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": panel,
        "block-cursor-blurred-foreground": text,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": panel,
        "border": ours["edge"],
        "border-blurred": ours["rule"],
        "input-cursor-background": text,
        "input-cursor-foreground": background,
        "input-cursor-text-style": "none",
        "input-selection-background": ours["select"],
        "scrollbar": ours["rule"],
        "scrollbar-hover": ours["edge"],
        "scrollbar-active": ours["edge"],
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
        "link-color": primary,
        "link-style": "underline",
    }
    return Theme(
        name=name,
        dark=dark,
        primary=primary,
        secondary=primary,
        accent=primary,
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
        success=ours["covered"],
        warning=ours["handover"],
        error=ours["uncovered"],
        variables={**stock, **{key: ours[key] for key in _OURS}},
    )


THEMES = (
    _theme(
        LIGHT, dark=False, background="#FAF8F3", surface="#FFFFFF", panel="#EEEAE0", text="#1D2422", primary="#1B5E4F",
        select="#D3E6DE", muted="#565E5A", covered="#1E6A43", handover="#8A4B00", uncovered="#A62F1B",
        disputed="#5A3D9A", info="#1D5685", edge="#857F70", rule="#C9C3B4", bar="#17463C", bartext="#FFFFFF",
        barmuted="#C6DDD5", nejbar="#8F2A18",
    ),
    _theme(
        DARK, dark=True, background="#12181A", surface="#1A2224", panel="#232D2F", text="#E8ECE7", primary="#7FCDB3",
        select="#22443C", muted="#A9B5B0", covered="#8AD3A3", handover="#F2C173", uncovered="#F79C8A",
        disputed="#C8B4F5", info="#96C8F2", edge="#7E8D89", rule="#374446", bar="#1E4F44", bartext="#FFFFFF",
        barmuted="#C3DDD4", nejbar="#8C3122",
    ),
    _theme(
        CONTRAST, dark=False, background="#FFFFFF", surface="#FFFFFF", panel="#E6E6E6", text="#000000",
        primary="#000000", select="#D0D0D0", muted="#000000", covered="#000000", handover="#000000",
        uncovered="#000000", disputed="#000000", info="#000000", edge="#000000", rule="#7A7A7A", bar="#000000",
        bartext="#FFFFFF", barmuted="#FFFFFF", nejbar="#000000",
    ),
)  # fmt: skip
"""In the order Ctrl+T walks through them (the third only by the palette)."""

DEFAULTS = dict(THEMES[0].variables)
"""Values of our own variables under themes that do not know them, and while the first stylesheet is read."""
