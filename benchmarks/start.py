"""Cold start: how much processor time the command line takes, beside what it needs of others.

Run:
    python benchmarks/start.py [--runs N]

Each command is a new process; user and system time of the child are added up, and the median of the runs is shown. The
commands take turns, so that other work on the computer hits all alike: read the ratio to the floor of the same run.
Caches of compiled files are warm, as on every start but the first. Measure an installed wheel: the finder of an
editable install adds some 20 ms.
Aims: `--help` at most 40 ms, `areas` on a register of 28 areas at most 80 ms (processor time, whole process).

The floor is what a listing needs of others and nothing of ours: the parser of the command line, attrs, pluggy, the
readers of TOML and of digests, and reading every file of the register with them. "Their modules" is the same without
reading a file: below that no program can come that is built on them.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

MODULES = """
import hashlib, pathlib, sys, tomllib
import attrs, click, pluggy
"""
FLOOR = f"""{MODULES}
for path in pathlib.Path(sys.argv[1]).rglob("records/*/*.toml"):
    content = path.read_bytes()
    hashlib.sha256(content).hexdigest()
    tomllib.loads(content.decode())
"""
AIMS = {"lokalkontakt --help": 40, "lokalkontakt areas": 80}


def processor_ms(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # `check` ends with 1 when it finds something.
    ended = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if ended.returncode > 1:
        ended.check_returncode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def measured(commands: dict[str, list[str]], runs: int) -> dict[str, tuple[float, float]]:
    """Take turns, so that a slow moment of the computer hits all commands alike."""
    times = {name: [] for name in commands}
    for command in commands.values():
        processor_ms(command)
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(processor_ms(command))
    return {name: (statistics.median(taken), min(taken)) for name, taken in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=30)
    runs = parser.parse_args().runs
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "demo")
        program = str(Path(sys.executable).with_name("lokalkontakt"))
        subprocess.run([program, "demo", "--into", place], check=True, stderr=subprocess.DEVNULL)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            'python -c "import click"': [sys.executable, "-c", "import click"],
            "their modules": [sys.executable, "-c", MODULES],
            "floor": [sys.executable, "-c", FLOOR, place],
            "lokalkontakt --help": [program, "--help"],
            **{f"lokalkontakt {name}": [program, "--register", place, name] for name in ("areas", "contacts", "check")},
        }
        results = measured(commands, runs)
    floor = results["floor"][0]
    print(f"{'command':28} {'median':>8} {'least':>8} {'of floor':>9} {'aim':>6}   (ms of processor time)")
    for name, (median, least) in results.items():
        print(f"{name:28} {median:8.1f} {least:8.1f} {median / floor:9.2f} {AIMS.get(name, ''):>6}")


if __name__ == "__main__":
    main()
