"""The expression language of forms: tokens, tree, printing, resolution of names, compilation to code."""
