"""Throw texts at the parser, the patterns and the form loader for a while: `python -m scripts.fuzz_forms --seconds 60`.

With atheris (`pip install atheris`) the texts are led by what of the code they reach, each text has at most 10 seconds
and the process 2 GB; without it Hypothesis makes them. It prints how many texts were thrown, how each ended and the
longest time one took, and ends with 1 when one of them led to anything but a coded problem.
"""

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import seed as start_from

from tests.core.surveys.engine import fuzzing

MOST_MEGABYTES = 2_048
BATCH = 200


def by_hypothesis(target: str, seconds: float, seed: int) -> int:
    """Throw what Hypothesis makes, in batches, until the time is up; a find is raised, made as small as can be."""
    thrown = fuzzing.Thrown(target)
    end = time.monotonic() + seconds
    while time.monotonic() < end:

        @start_from(seed)
        @settings(max_examples=BATCH, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(fuzzing.texts(target))
        def batch(text: str) -> None:
            thrown.throw(text)

        batch()
        seed += 1
    ended = ", ".join(f"{count} {how}" for how, count in sorted(thrown.ended.items()))
    print(f"{target}: {thrown.ended.total()} texts, {ended}, the longest {thrown.longest:.2f} s (Hypothesis)")
    return 0


def by_atheris(target: str, seconds: float, seed: int) -> int:
    """Throw what atheris makes, in a process of its own that begins with the seeds of the target."""
    with tempfile.TemporaryDirectory() as folder:
        begun, told = Path(folder) / "begun", Path(folder) / "told.json"
        begun.mkdir()
        for number, text in enumerate(fuzzing.seeds(target)):
            (begun / str(number)).write_text(text, "utf-8")
        words = Path(folder) / "words"
        entries = {"".join(f"\\x{byte:02x}" for byte in word.encode()) for word in fuzzing.WORDS[target]}
        words.write_text("".join(f'"{word}"\n' for word in sorted(entries)), "utf-8")
        limits = [
            f"-max_total_time={int(seconds)}",
            f"-timeout={int(fuzzing.LONGEST_SECONDS)}",
            f"-rss_limit_mb={MOST_MEGABYTES}",
        ]
        command = [sys.executable, "-m", "scripts.fuzz_inside", target, str(told)]
        shape = [
            f"-dict={words}",
            f"-seed={seed or 1}",
            "-max_len=4096",
            "-print_final_stats=1",
            f"-artifact_prefix={folder}/",
        ]
        done = subprocess.run(  # noqa: S603 - this script again
            [*command, *limits, *shape, str(begun)], capture_output=True, text=True, check=False, errors="replace"
        )
        runs = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
        reached = re.findall(r"cov: (\d+)", done.stderr)
        counts = json.loads(told.read_text("utf-8")) if told.exists() else {}
        ended = ", ".join(f"{count} {how}" for how, count in sorted(counts.get("ended", {}).items()))
        thrown = f"{target}: {runs[1] if runs else '?'} texts, at least {ended or 'none'}"
        print(f"{thrown}, the longest {counts.get('longest')} s, {reached[-1] if reached else '?'} edges met (atheris)")
        if done.returncode:
            print(done.stderr[-4_000:], file=sys.stderr)
            for found in sorted(Path(folder).glob("*-*")):
                print(f"{found.name}: {found.read_bytes()!r}", file=sys.stderr)
        return 1 if done.returncode else 0


def main() -> int:
    """Throw at each target in turn."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=60.0, help="for all targets together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=sorted(fuzzing.TARGETS), action="append")
    parser.add_argument("--hypothesis", action="store_true", help="although atheris is there")
    wanted = parser.parse_args()
    targets = wanted.target or list(fuzzing.TARGETS)
    led = importlib.util.find_spec("atheris") is not None and not wanted.hypothesis
    throw = by_atheris if led else by_hypothesis
    return max(throw(target, wanted.seconds / len(targets), wanted.seed) for target in targets)


if __name__ == "__main__":
    sys.exit(main())
