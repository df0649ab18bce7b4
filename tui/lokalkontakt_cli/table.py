"""The table of commands: every name, what it does in one line, and where it is; nothing here is imported until used."""

from collections.abc import Mapping

from lokalkontakt_cli.entries.asking import ASK_THE_AREAS, TELL
from lokalkontakt_cli.entries.coordinating import BEGIN, DECIDE, LOOK, WRITE_DOWN
from lokalkontakt_cli.entries.developing import DEVELOP, MEET
from lokalkontakt_cli.entries.keeping_records import KEEP_THE_REGISTER
from lokalkontakt_cli.entries.looking_back import KEEP, LOOK_BACK, THE_PROGRAM
from lokalkontakt_cli.leaves import Branch, Leaf

COMMANDS: Mapping[str, Mapping[str, Leaf | Branch]] = {
    "Begin": BEGIN,
    "Look": LOOK,
    "Decide": DECIDE,
    "Write down": WRITE_DOWN,
    "Meet": MEET,
    "Develop": DEVELOP,
    "Keep the register": KEEP_THE_REGISTER,
    "Ask the areas": ASK_THE_AREAS,
    "Tell": TELL,
    "Look back": LOOK_BACK,
    "Keep": KEEP,
    "The program": THE_PROGRAM,
}
