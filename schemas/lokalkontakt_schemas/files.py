"""The JSON Schemas of our file formats, as they are shipped."""

from importlib.resources import files

PACKAGE = "lokalkontakt_schemas"

_ENDING = ".schema.json"


def schema_names() -> list[str]:
    """Give the names of the schemas there are: `records/<kind>` for every kind, and the other files of a register."""
    root = files(PACKAGE)
    places = [(entry, "") for entry in root.iterdir()] + [
        (entry, "records/") for entry in root.joinpath("records").iterdir()
    ]
    return sorted(
        f"{folder}{entry.name.removesuffix(_ENDING)}" for entry, folder in places if entry.name.endswith(_ENDING)
    )


def schema_bytes(name: str) -> bytes:
    """Give a schema as it stands in its file."""
    return files(PACKAGE).joinpath(f"{name}{_ENDING}").read_bytes()
