"""Write the JSON Schemas that are made from the classes: `python -m lokalkontakt_schemas.generate`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lokalkontakt_core.codec.json_schemas import all_schemas


def generated() -> Iterator[tuple[str, str]]:
    """Give the file name and the content of each schema."""
    for name, schema in sorted(all_schemas().items()):
        yield f"{name}.schema.json", json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main(folder: Path) -> None:
    """Write the schemas into a folder."""
    (folder / "records").mkdir(exist_ok=True)
    for name, content in generated():
        (folder / name).write_text(content, "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
