"""The JSON Schemas of our file formats, as they are shipped."""

from importlib.resources import files

_ENDING = ".schema.json"


def schema_names() -> list[str]:
    """Give the names of the schemas there are: every record kind, and the other files of a register."""
    entries = (entry.name for entry in files("lokalkontakt_schemas").iterdir())
    return sorted(name.removesuffix(_ENDING) for name in entries if name.endswith(_ENDING))


def schema_bytes(name: str) -> bytes:
    """Give a schema as it stands in its file."""
    return files("lokalkontakt_schemas").joinpath(f"{name}{_ENDING}").read_bytes()
