"""Answering a survey: a program of its own, from which nothing of the register can be reached."""
