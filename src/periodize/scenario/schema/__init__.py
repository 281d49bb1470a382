"""The scenario as the file writes it: every key, its type, bounds and units."""
