"""From what a file says to what is meant: dates, hours, kilograms, and contradictions told."""
