"""Keys: under which name each answer is stored."""

from collections.abc import Mapping

from attrs import evolve

from lokalkontakt_core.surveys.engine.form import Group, Item, Repeat


def _keyed(items: tuple[Item, ...], taken: Mapping[str, int], prefix: str) -> tuple[Item, ...]:
    """Give the items with their keys: the name, or the path of groups where the name alone is not unique."""
    keyed: list[Item] = []
    for item in items:
        key = item.name if taken[item.name] == 1 else f"{prefix}{item.name}"
        if isinstance(item, Repeat):
            keyed.append(evolve(item, key=key, items=with_keys(item.items)))
        elif isinstance(item, Group):
            keyed.append(evolve(item, items=_keyed(item.items, taken, f"{prefix}{item.name}/")))
        else:
            keyed.append(evolve(item, key=key) if key != item.key else item)
    return tuple(keyed)


def with_keys(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Give the keys of one scope: the form, or one repeat."""
    taken: dict[str, int] = {}

    def count(inner: tuple[Item, ...]) -> None:
        for item in inner:
            if isinstance(item, Group) and not isinstance(item, Repeat):
                count(item.items)
                taken.setdefault(item.name, 0)
            else:
                taken[item.name] = taken.get(item.name, 0) + 1

    count(items)
    return _keyed(items, taken, "")
