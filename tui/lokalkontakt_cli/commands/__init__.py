"""The commands, one module for each group or for each half of a large one; imported when they are used."""
