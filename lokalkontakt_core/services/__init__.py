"""The use cases, one verb a module: each takes a context and gives a change set, or raises a coded error."""
