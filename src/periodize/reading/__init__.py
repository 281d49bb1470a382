"""Bytes to data with places: YAML and tables, every value with the line and column it stands on."""
