"""The form engine: load a form, ask its questions, check its answers. Embeddable alone.

It knows no area, wave or register, no user interface, no clock and no file; the caller hands these in.
"""
