"""The guard of the conformance kits: a test of a kit counts, or says aloud why it does not."""

from typing import Any

import pytest


def _excused(test: Any) -> bool:
    marks = getattr(test, "pytestmark", ())
    return any(mark.name == "xfail" and mark.kwargs.get("reason") for mark in marks)


class Contract:
    """The base of every kit.

    A subclass that overrides a test of its kit without `@pytest.mark.xfail(reason=...)` cannot even be defined.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Check what the subclass, and whatever is mixed into it, overrides.

        Raises:
            TypeError: A test of the kit is overridden without a reason.
        """
        super().__init_subclass__(**kwargs)
        for name in {name for base in cls.__mro__ for name in vars(base) if name.startswith("test_")}:
            first, *hidden = (base for base in cls.__mro__ if name in vars(base))
            if any(issubclass(base, Contract) for base in hidden) and not _excused(vars(first)[name]):
                raise TypeError(f"{cls.__name__}.{name} overrides a promise; mark it with xfail(reason=...)")

    @pytest.fixture
    def backend(self) -> Any:
        """Give the backend to be tested; every subclass overrides this, see `Backend`.

        Raises:
            NotImplementedError: It is not overridden.
        """
        raise NotImplementedError(
            "a conformance test gives its backend by a fixture called backend: see Backend in testing.backend"
        )
