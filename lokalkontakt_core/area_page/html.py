"""A page as HTML: one file that needs no other, headings in order, no meaning by colour."""

from collections.abc import Iterator
from html import escape

from lokalkontakt_core.area_page.page import Page, Point

_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}"
    "body{color:#1d2422;background:#fff}"
    "h1,h2{line-height:1.2;color:#1b5e4f}dt{font-weight:bold}dd{margin:0 0 .5rem}.note{color:#565e5a}"
    "@media print{body{margin:0}}"
)


def as_html(page: Page) -> str:
    """Write a page as HTML 5; everything that was typed is text in it."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(page.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(page.title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield f"<h1>{escape(page.title)}</h1>"
    yield from (f"<p>{_broken(paragraph)}</p>" for paragraph in page.lead)
    for section in page.sections:
        yield f"<h2>{escape(section.heading)}</h2>"
        if section.facts:
            yield "<dl>"
            yield from (f"<dt>{escape(label)}</dt><dd>{_broken(value)}</dd>" for label, value in section.facts)
            yield "</dl>"
        yield from (f"<p>{_broken(paragraph)}</p>" for paragraph in section.paragraphs)
        if section.points:
            yield "<ul>"
            yield from (f"<li>{_point(point)}</li>" for point in section.points)
            yield "</ul>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _point(point: Point) -> str:
    note = f'<br><span class="note">{escape(point.note)}</span>' if point.note else ""
    more = f"<br>{_broken(point.more)}" if point.more else ""
    return f"{_broken(point.text)}{note}{more}"


def _broken(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
