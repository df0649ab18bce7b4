"""What the functions of the expression language do."""
