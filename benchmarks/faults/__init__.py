"""Faults on purpose: mutated files, damaged plans, stops, kills; the tests use them in small."""
