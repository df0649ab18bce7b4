"""The entries of the table of commands: names that are known, and commands that are imported when they are used."""

from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:  # the table is read to show help, which needs neither click nor typing
    import click


class Leaf:
    """A command that is imported when it is used.

    Args:
        summary: What it does, in one line; an English msgid.
        target: `module:function` below `lokalkontakt_cli.commands`.
    """

    def __init__(self, summary: str, target: str) -> None:
        self.summary = summary
        self.target = target

    def load(self, name: str) -> "click.Command":
        """Import the command."""
        from lokalkontakt_cli.groups import imported_command  # noqa: PLC0415 - see above

        return imported_command(self.target, name, self.summary)


class Branch:
    """A group of commands.

    Args:
        summary: What they are about; an English msgid.
        entries: The commands by name, and groups within the group.
        options: What an option right after the group's name stands for: a command's name.
    """

    def __init__(
        self, summary: str, entries: "Mapping[str, Leaf | Branch]", options: "Mapping[str, str] | None" = None
    ) -> None:
        self.summary = summary
        self.entries = entries
        self.options = options or {}

    def load(self, name: str) -> "click.Command":
        """Make the group; its commands are still not imported."""
        from lokalkontakt_cli.groups import Group  # noqa: PLC0415 - see above

        group = Group(name=name, sections={"Commands": self.entries}, commands_by_option=self.options)
        group.summary = self.summary
        return group
