"""A page as Markdown (CommonMark); nothing that was typed is read as Markdown or HTML."""

import re
from collections.abc import Iterator

from lokalkontakt_core.area_page.page import Page, Point

_INLINE = re.compile(r"[\\`*_\[\]<>&~|!#$]")
_BLOCK = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))", re.MULTILINE)
_BREAK = "\\\n"


def escaped(text: str) -> str:
    """Give a text as Markdown that shows exactly this text; line breaks stay."""
    inline = _INLINE.sub(r"\\\g<0>", text.strip())
    guarded = _BLOCK.sub(_guarded, inline)
    return _BREAK.join(line.strip() or " " for line in guarded.split("\n"))


def _guarded(match: re.Match[str]) -> str:
    blank, sign = match.groups()
    # A number before a full stop begins a list; the stop is what can be escaped.
    return f"{blank}{sign}\\" if sign.isdigit() else f"{blank}\\{sign}"


def as_markdown(page: Page) -> str:
    """Write a page as Markdown."""
    return "\n".join(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    yield from (f"# {_one_line(page.title)}", "")
    for paragraph in page.lead:
        yield from (escaped(paragraph), "")
    for section in page.sections:
        yield from (f"## {_one_line(section.heading)}", "")
        for label, value in section.facts:
            yield f"- **{_one_line(label)}:** {_one_line(value)}"
        if section.facts:
            yield ""
        for paragraph in section.paragraphs:
            yield from (escaped(paragraph), "")
        for point in section.points:
            yield f"- {_point(point)}"
        if section.points:
            yield ""


def _point(point: Point) -> str:
    parts = [escaped(point.text)]
    if point.note:
        parts.append(f"*{_one_line(point.note)}*")
    if point.more:
        parts.append(escaped(point.more))
    return _BREAK.join(parts).replace("\n", "\n  ")


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))
