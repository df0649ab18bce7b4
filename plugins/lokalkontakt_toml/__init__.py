"""The embedded default store: a folder of TOML files a person can read."""
