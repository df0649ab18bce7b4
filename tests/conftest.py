"""Shared by all tests: catalogues are compiled when their sources are newer, as the build hook does."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure() -> None:
    if (
        (ROOT / "hatch_build.py").exists()
        and importlib.util.find_spec("babel")
        and importlib.util.find_spec("hatchling")
    ):
        spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
        assert spec is not None
        assert spec.loader is not None
        hook = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(hook)
        if hook.stale(ROOT):
            hook.compile_catalogues(ROOT)
