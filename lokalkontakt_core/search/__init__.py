"""Search over everything in a register: words folded as Danes mix them, found by their beginnings, several at once."""
