"""Compare our form engine with ODK's and write `docs/forms/differences.md`: `python -m scripts.compare_engines`.

It needs node, pyxform (extra test) and `npm install --prefix scripts/oracle`. It ends with 1 when something differs
that no rule explains, and tells each of these.
"""

import sys
from pathlib import Path

from tests.oracle.cases import paths, read_case
from tests.oracle.comparing import compare
from tests.oracle.report import report, unexplained
from tests.oracle.theirs import missing

PAGE = Path(__file__).resolve().parents[1] / "docs" / "forms" / "differences.md"


def main() -> int:
    """Compare, write, and say what no rule explains."""
    lacking = missing()
    if lacking:
        print(lacking, file=sys.stderr)
        return 2
    cases = [read_case(path) for path in paths()]
    compared = compare(cases)
    PAGE.write_text(report(cases, compared), "utf-8", newline="\n")
    strange = unexplained(compared)
    for one in strange:
        print(f"{one.case.name} {one.path} {one.what}: ours {one.ours!r}, theirs {one.theirs!r}, after {one.after}")
    print(f"{PAGE.name}: {sum(done.looks for done in compared)} comparisons, {len(strange)} unexplained")
    return 1 if strange else 0


if __name__ == "__main__":
    sys.exit(main())
