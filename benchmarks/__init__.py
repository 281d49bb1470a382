"""Speed and proof over real blocks."""
