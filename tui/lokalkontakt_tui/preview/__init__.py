"""Trying a form out: the questions as respondents meet them, beside why everything stands as it does."""
