"""A page of one area that its contact can be given: as text, Markdown or HTML."""
