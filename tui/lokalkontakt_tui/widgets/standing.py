"""Telling whether something that is shown still stands, or is being left."""

from textual.widget import Widget


def stands(widget: Widget) -> bool:
    """Tell whether a widget or screen is still part of a program that runs.

    Once somebody leaves a screen or the program, its parts go one by one, also while it is still being built: whatever
    looks for one of them after waiting, or when it has been mounted, asks this first.

    Args:
        widget: What is shown.
    """
    return widget.is_attached and widget.app.is_running
