"""Other ways to plan the same block for the same goals."""
