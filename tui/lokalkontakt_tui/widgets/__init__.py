"""Widgets of our own: lean, drawn line by line, with the terminal's cursor on what is active."""
