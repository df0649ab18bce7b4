"""Where what belongs to a register is put when nobody says where: beside it, never in whatever folder one stands in."""

from pathlib import Path

from lokalkontakt_core.extension.url import Location


def beside(url: str, name: str) -> str:
    """Give a path beside a register, which begins with the register's own name.

    Args:
        url: Where the register lies, as its store tells.
        name: What to call it, for example `outbox`: `/home/anna/hedensted` gives `/home/anna/hedensted-outbox`.

    Returns:
        The path; the name alone for a register that lies in no file, which puts it where one stands.
    """
    location = Location.parse(url).location
    if not location or not (place := Path(location)).exists():
        return name
    place = place.resolve()
    return str(place.with_name(f"{place.stem if place.is_file() else place.name}-{name}"))
