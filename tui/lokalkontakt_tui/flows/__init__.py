"""What one can do: one flow a use case, from the form over the consequences to the commit."""
