"""Themes: the focus areas and aims of the strategy, as the scheme names them, to file projects and pilots under."""

from typing import Any

from lokalkontakt_core.coordination.strategy import themes
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.suggest import fold

_NAMES = fields.several(fields.line())


def theme_names(context: Context, field: str, value: Any) -> tuple[str, ...]:
    """Check names of focus areas and aims, whichever case; they are stored as the scheme writes them.

    Raises:
        UsageError: LKE764 with `options` for one the scheme does not have, LKE765 when the scheme has none at all.
    """
    typed = _NAMES(context, field, value)
    known = {fold(name): name for name in themes(context.register)}
    for name in typed:
        if not known:
            raise UsageError("LKE765", field=field, name=name)
        if fold(name) not in known:
            raise UsageError("LKE764", field=field, name=name, options=tuple(known.values()))
    return tuple(dict.fromkeys(known[fold(name)] for name in typed))
