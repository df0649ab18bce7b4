"""Write `docs/tables.md` from the columns of the tables: `python -m scripts.describe_tables`."""

from pathlib import Path

from lokalkontakt_core.tables.reference import reference

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tables.md"

if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8", newline="\n")
