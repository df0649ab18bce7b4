"""Shared by all tests: catalogues are compiled when their sources are newer, as the build hook does.

Examples are the same on every run, and a busy computer fails none; HYPOTHESIS_PROFILE=search looks for new ones.
"""

import importlib.util
import os
from pathlib import Path

from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# Beside an installed wheel there are no sources and no pages to hold the code against.
if not (ROOT / "lokalkontakt_core").is_dir():
    collect_ignore_glob = [
        "architecture/*",
        "docs/*",
        "*/test_words.py",
        "cli/test_reference.py",
        "core/test_history_words.py",
    ]


settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


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
