"""How pages are written into files: as text, Markdown or HTML."""

import enum
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lokalkontakt_core.area_page.html import as_html
from lokalkontakt_core.area_page.markdown import as_markdown
from lokalkontakt_core.area_page.page import Page
from lokalkontakt_core.area_page.text import as_text


class PageFormat(enum.StrEnum):
    """How a page is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


ENDINGS: Mapping[PageFormat, str] = MappingProxyType(
    {PageFormat.TEXT: ".txt", PageFormat.MARKDOWN: ".md", PageFormat.HTML: ".html"}
)
"""What the name of a file ends with."""

_WRITERS: Mapping[PageFormat, Callable[[Page], str]] = MappingProxyType(
    {PageFormat.TEXT: as_text, PageFormat.MARKDOWN: as_markdown, PageFormat.HTML: as_html}
)
_BY_ENDING = {".htm": PageFormat.HTML, **{ending: form for form, ending in ENDINGS.items()}}


def format_of(ending: str) -> PageFormat:
    """Give the form an ending stands for; text when it stands for none."""
    return _BY_ENDING.get(ending.lower(), PageFormat.TEXT)


def written(page: Page, form: PageFormat) -> str:
    """Give a page in a form."""
    return _WRITERS[form](page)
