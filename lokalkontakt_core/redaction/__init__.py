"""Redaction: a human being's name, addresses and numbers are taken out of everything that is stored."""
