"""The forms that ship with the program, by name."""

from lokalkontakt_core.errors import NotFoundError


def shipped_form_names() -> tuple[str, ...]:
    """Give the names of the shipped forms."""
    from lokalkontakt_schemas.forms import shipped_forms  # noqa: PLC0415 - reads package data; most runs need none

    return tuple(form.name for form in shipped_forms())


def shipped_form_text(name: str) -> str:
    """Give the text of a shipped form.

    Raises:
        NotFoundError: LKE315 with the names there are.
    """
    from lokalkontakt_schemas.forms import shipped_form  # noqa: PLC0415 - as above

    try:
        return shipped_form(name).text
    except KeyError:
        raise NotFoundError("LKE315", form=name, known=shipped_form_names()) from None
