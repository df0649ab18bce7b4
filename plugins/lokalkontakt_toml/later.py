"""What is made when it is first used: most programs need the records only, and what lies beside them loads slowly."""

from functools import cached_property
from importlib import import_module
from typing import Any


class _Later:
    def __init__(self, target: str, args: tuple[Any, ...]) -> None:
        self._target = target
        self._args = args

    @cached_property
    def _made(self) -> Any:
        module, _, name = self._target.partition(":")
        return getattr(import_module(f"lokalkontakt_toml.{module}"), name)(*self._args)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made, name)


def later(target: str, *args: Any) -> Any:
    """Give what stands for a thing; the thing itself is made when one of its methods is used.

    Args:
        target: `module:class` of this package.
        args: What the class takes.
    """
    return _Later(target, args)
