"""The mark of texts that are translated where they are shown."""


def N_(msgid: str) -> str:  # noqa: N802 - the name gettext's tools know
    """Mark a text for translation that is looked up later."""
    return msgid
