"""The library behind the local-contact scheme: register, rules, surveys, use cases and the plugin seam.

Importing this package loads nothing but itself; every part is imported by its own name,
for example `from lokalkontakt_core.workspace import Workspace`.
"""

__version__ = "0.1.0"
API_VERSION = "1"
"""The version of the plugin seam; a plugin names the one it was written for."""
