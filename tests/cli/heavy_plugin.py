"""A plugin that needs a package nobody has."""

LOKALKONTAKT_API = "1"
REQUIRES = ("a_package_nobody_has",)
