"""Delivers notices as mail files in a folder, to be opened and sent from the mail program at hand."""
