"""The sources of the shipped example: the list as it was printed, the facts around it, and the practice overlay."""

from importlib.resources import files


def example_text(name: str) -> str:
    """Give the text of a file of the example, for example `bilag1.txt`."""
    return (files(__name__) / name).read_text("utf-8")
