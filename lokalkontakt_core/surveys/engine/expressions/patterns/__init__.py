"""Regular expressions that cannot hang: read into a tree, and searched in one pass over the text."""
