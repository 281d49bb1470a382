"""What holds for a scenario, settled once: numbers, rules, and the case that all is about."""
