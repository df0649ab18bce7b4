"""Deciding by small domains whether conditions can be true: the engine's own code runs on each value that matters."""
