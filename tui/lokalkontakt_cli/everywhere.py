"""The options of the program itself, before or after the command: plain data, so that help needs no parser."""

from collections.abc import Mapping

PROGRAM = "lokalkontakt"
SUMMARY = "Who in the municipality is the local contact of which village"
DETAILS = (
    "Without a command the full-screen program opens.",
    "These options may stand before or after the command.",
    (
        "Data goes to stdout, talk to stderr. The exit code is 0 when all is well, 1 when the register has "
        "findings or open questions or refuses, 2 when the request cannot be understood, 3 when something is in "
        "the way."
    ),
)
DEBUG = "--debug"
HELP_NAMES = ("--help", "-h")
HELP_SUMMARY = "Show this help"

WITH_VALUE: Mapping[str, tuple[str, str]] = {
    "--register": ("PLACE", "The register: a folder, or a URL such as toml:./hedensted"),
    "--language": ("da|en", "Danish or English"),
    "--actor": ("NAME", "Who is working; your login name when left out"),
    "--symbols": ("signs|plain", "Signs such as ● and ▲, or letters for a console that has none"),
    "--on": ("DAY", "Read the register on this day"),
}
"""Metavar and help, English msgids."""

FLAGS: Mapping[str, str] = {
    DEBUG: "Show technical details when the program itself fails",
    "--version": "Show the version",
}
"""The help, English msgids."""
