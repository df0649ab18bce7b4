"""The holidays of Denmark, from the package `holidays`."""
