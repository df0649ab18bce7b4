"""Letting go of what was drawn on screens that were left."""

from textual.widget import Widget


def let_go_of_drawn(widget: Widget) -> None:
    """Let go of the lines that were drawn for widgets that are gone.

    Textual remembers colours in a cache that it shares between all widgets, and remembers for which widget it worked
    them out: with it the drawn lines of the last thousand widgets stay alive, a hundred megabytes after a long day.
    What is asked for again is worked out again, for the widgets that are seen only.

    Args:
        widget: Any widget of the application.
    """
    forget = getattr(getattr(widget._styles_cache, "get_inner_outer", None), "cache_clear", None)  # noqa: SLF001 - the only way to it
    if forget is not None:
        forget()
