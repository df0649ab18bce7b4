"""Deciding by small domains whether conditions can be true: the engine's own code is run on every value that matters."""
