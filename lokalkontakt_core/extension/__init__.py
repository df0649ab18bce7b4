"""The plugin seam: the hooks, and the host that finds and loads plugins."""
