"""The reference of all commands as Markdown, made from the commands themselves.

Run:
    python -m lokalkontakt_cli.reference > docs/commands.md
"""

from collections.abc import Iterator

import click

from lokalkontakt_cli.everywhere import PROGRAM
from lokalkontakt_cli.groups import Group
from lokalkontakt_cli.parts import Command, speak
from lokalkontakt_cli.program import root
from lokalkontakt_cli.words import Words

_INTRODUCTION = """\
# Commands

Made from the commands themselves by `python -m lokalkontakt_cli.reference`; a test holds it to that.

The program's own options stand before or after the command: `lokalkontakt areas --register ./hedensted --language en`;
said twice, the last counts. Without `--register` the environment variable `LOKALKONTAKT_REGISTER` is asked, then the
current folder. The language is that of `--language`, `LOKALKONTAKT_LANGUAGE`, the locale, else Danish. Who works is
said by `--actor`, `LOKALKONTAKT_ACTOR`, else the login name. `--symbols plain`, or `LOKALKONTAKT_SYMBOLS`, is for
consoles that have no signs: states and bars are letters then, on the screen as in listings. `--on` before the command
holds for any command; after it, for those that list it.

## Data and talk

Data goes to stdout, everything else to stderr. A command that changes the register writes the ids of the records that
came to be, one a line; what was done, what it does to the findings and how to take it back is talk. `--dry-run` shows
the same and saves nothing. Nothing asks back but what cannot be undone (closing a round, sending); `--yes` answers.

`--format` of a listing is one of

| format | what it is |
|---|---|
| `text` | a table for people, in the chosen language, with days and times as people write them |
| `json` | an array of objects with `id` and `name`; all in English, days as `2020-05-01`, instants in UTC |
| `csv` | RFC 4180 with the same English names: UTF-8, commas |
| `csv-excel` | the same with semicolons and a byte order mark, which a Danish Excel opens by double click |

Findings have `code`, `kind`, `subject`, `message`, `why` and `remedy`; history has `revision`, `when`, `actor`, `why`
and `records`. A day nobody has told us is `unknown`, a fact nobody has told us is `null`. In CSV a text that a
spreadsheet would compute gets an apostrophe in front. Control characters in data are shown, never obeyed.

## Exit codes

| code | meaning |
|---|---|
| 0 | done; of `check`, `import` and `question list`: nothing is open |
| 1 | understood, but the register has something to say: open findings or questions, or a decision it refuses |
| 2 | the request cannot be understood: an unknown option, a wrong date, a name that is not there |
| 3 | something is in the way: a file, a store, a plugin, somebody else's change, or a defect of the program |
| 130 | stopped by Ctrl+C |

## Days and times

A day is typed as `2020-04-01`, `1/4`, `1.4.20`, `1. april`, `i morgen`, `tomorrow` or `fre`; without a year it is
the one nearest to the day the register is read on. Where a fact may be older than anybody remembers, `unknown` is a day
too. An end is always the first day that something no longer holds. Times a week are minutes (`75`), `1:15`, `1,25 t`
or `1.25h`.
"""


def _sheets(command: Command, ctx: click.Context, path: tuple[str, ...]) -> Iterator[str]:
    heading = "##" if len(path) < 2 else "###"  # noqa: PLR2004 - a command of a group
    if path:
        yield f"{heading} {' '.join(path)}\n\n```\n{command.get_help(ctx)}\n```\n"
    if isinstance(command, Group):
        for name in command.list_commands(ctx):
            child = command.get_command(ctx, name)
            if isinstance(child, Command):
                yield from _sheets(child, child.context_class(child, info_name=name, parent=ctx), (*path, name))


def reference() -> str:
    """Give the whole reference, in English."""
    ctx = root.context_class(root, info_name=PROGRAM, terminal_width=100, help_option_names=["--help", "-h"])
    speak(ctx, Words("en"))
    whole = f"## All commands\n\n```\n{root.get_help(ctx)}\n```\n"
    return "\n".join([_INTRODUCTION, whole, *_sheets(root, ctx, ())])


if __name__ == "__main__":
    click.echo(reference().encode(), nl=False)
