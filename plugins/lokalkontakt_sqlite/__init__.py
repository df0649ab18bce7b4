"""Keeps a register in one SQLite file: records, history, answers and deliveries."""
