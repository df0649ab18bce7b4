"""ODK's engine, run by node: `npm install --prefix scripts/oracle` puts it there."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.oracle.ours import NOW

FOLDER = Path(__file__).resolve().parents[2] / "scripts" / "oracle"


def missing() -> str:
    """Say what is missing to ask it, '' when nothing is."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (FOLDER / "node_modules" / "@getodk" / "xforms-engine").is_dir():
        return "run `npm install --prefix scripts/oracle` first"
    return ""


def ask(forms: list[dict[str, Any]], timeout: float = 600.0) -> list[dict[str, Any]]:
    """Fill in forms there; the shapes of question and answer stand in `scripts/oracle/answer.mjs`."""
    asked = json.dumps({"now": NOW.isoformat().replace("+00:00", "Z"), "forms": forms})
    done = subprocess.run(  # noqa: S603 - a program of ours, run without a shell
        [shutil.which("node") or "node", str(FOLDER / "answer.mjs")],
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"TZ": "UTC", "PATH": ""},
        timeout=timeout,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]
