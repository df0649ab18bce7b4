"""The rules for forms, one module a family; the docstring of each check is the documentation of its code."""
