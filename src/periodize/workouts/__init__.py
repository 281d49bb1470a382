"""Sessions as files for watch and phone."""
