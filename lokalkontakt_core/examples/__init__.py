"""The shipped example register: how it is made from its printed sources, and the practice overlay for trying things."""
