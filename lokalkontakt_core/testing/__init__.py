"""For plugin authors: conformance kits, strategies and fakes."""
