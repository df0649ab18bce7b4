"""Records and change sets as plain documents (dicts, lists, strings, numbers, dates), and back, strictly."""
