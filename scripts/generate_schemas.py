"""Write the JSON Schemas that are made from the classes: `python scripts/generate_schemas.py`."""

from pathlib import Path

from lokalkontakt_core.codec.json_schemas import schema_files

if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[1] / "schemas" / "lokalkontakt_schemas"
    (folder / "records").mkdir(exist_ok=True)
    for name, content in schema_files().items():
        (folder / name).write_text(content, "utf-8", newline="\n")
