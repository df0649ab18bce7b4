"""The exit codes of the command line: part of what scripts may rely on."""

import enum


class ExitCode(enum.IntEnum):
    """How a command ended."""

    OK = 0
    """Done; of `check` and `import`: nothing is left open."""

    FINDINGS = 1
    """Understood, but the register has something to say: open findings or questions, or a decision it refuses."""

    USAGE = 2
    """The request cannot be understood: an unknown option, a wrong date, a name that is not there."""

    TROUBLE = 3
    """Something is in the way: a file, a store, a plugin, somebody else's change, or a defect in the program."""

    INTERRUPTED = 130
    """Stopped by Ctrl+C."""
