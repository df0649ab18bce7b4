"""The screens: one a module, each with the frame round it."""
