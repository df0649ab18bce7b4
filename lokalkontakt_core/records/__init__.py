"""What one municipality's register holds, one noun a module."""
