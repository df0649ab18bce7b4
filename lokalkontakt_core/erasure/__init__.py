"""Erasure and insight: what is held on a person, taking it out for good, and how long what is kept."""
