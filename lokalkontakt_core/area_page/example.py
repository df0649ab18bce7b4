"""What a page of an example says over everything else."""

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.register import Register


def example_lines(register: Register, catalogue: Catalogue) -> tuple[str, ...]:
    """Give the sentence that a register is an example; nothing for one that is real."""
    return (catalogue.text("area_page.example"),) if register.scheme.example_day is not None else ()
