"""Suggestions that are proven best, or say how far from it they may be: the packages of areas, solved with HiGHS."""
