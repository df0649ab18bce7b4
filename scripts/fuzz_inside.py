"""The process in which atheris throws texts at one target; `scripts/fuzz_forms.py` starts it.

Arguments: the target, the file to count in, then the options of libFuzzer.
"""

import json
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["lokalkontakt_core.surveys"]):
    from tests.core.surveys.engine.fuzzing import Thrown

EVERY = 100


def main() -> None:
    """Throw what atheris makes; it ends the process itself."""
    target, told, *options = sys.argv[1:]
    thrown = Thrown(target)

    def one(data: bytes) -> None:
        thrown.throw(data.decode("utf-8", "replace"))
        if thrown.ended.total() % EVERY == 0:
            Path(told).write_text(json.dumps({"ended": thrown.ended, "longest": round(thrown.longest, 2)}), "utf-8")

    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
