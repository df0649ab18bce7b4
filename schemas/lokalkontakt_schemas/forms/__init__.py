"""The forms that ship with lokalkontakt, as text: a wave freezes a copy, so a later version changes no round."""

from importlib import resources

from attrs import frozen

__all__ = ["ShippedForm", "shipped_form", "shipped_forms"]

_NAMES = ("evaluation", "intake", "wish")


@frozen
class ShippedForm:
    """A form file of this package.

    Attributes:
        name: What it is asked for by; the same as its `form_id`.
        text: The TOML text.
    """

    name: str
    text: str


def shipped_forms() -> tuple[ShippedForm, ...]:
    """Give all forms, the one for evaluations first."""
    return tuple(shipped_form(name) for name in _NAMES)


def shipped_form(name: str) -> ShippedForm:
    """Give a form by its name.

    Raises:
        KeyError: There is no form of that name.
    """
    if name not in _NAMES:
        raise KeyError(name)
    return ShippedForm(name, resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
