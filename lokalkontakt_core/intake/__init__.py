"""Intake: what contacts and colleagues hand in, read and held against the register; nothing is adopted by itself."""
