"""A page as plain text, for mail and paper."""

from collections.abc import Iterator

from lokalkontakt_core.area_page.page import Page, Point


def as_text(page: Page) -> str:
    """Write a page as plain text: headings underlined, points with a dash."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield from (page.title, "=" * len(page.title), "")
    for paragraph in page.lead:
        yield from (paragraph, "")
    for section in page.sections:
        yield from (section.heading, "-" * len(section.heading))
        yield from (f"{label}: {value}" for label, value in section.facts)
        yield from section.paragraphs
        for point in section.points:
            yield from _point(point)
        yield ""


def _point(point: Point) -> Iterator[str]:
    first, *others = point.text.split("\n")
    yield f"- {first}"
    following = [*others, *([f"({point.note})"] if point.note else []), *(point.more.split("\n") if point.more else [])]
    yield from (f"  {line}" for line in following)
