"""A variant of a scenario: what would be otherwise, and the scenario with it."""
