"""Shared by the stores' tests: loops over every step of a write count as slow, whoever's kit they come from."""

import pytest

STEP_BY_STEP = ("killed_at_any_step", "refuses_at_any_step", "full_disk_at_any_step", "redactor_killed", "200_kills")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what kills a process, or fills the disk, at one step after the other."""
    for item in items:
        if any(name in item.name for name in STEP_BY_STEP):
            item.add_marker(pytest.mark.slow)
