"""Keeps many registers in one PostgreSQL database, one a municipality: records, history, answers and deliveries."""
