"""Answers to a coach's questions as JSON: declared once, format 1, with a schema."""
