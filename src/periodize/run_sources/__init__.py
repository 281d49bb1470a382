"""Running plans as people have them: calendars, tables and exports, read into runs.

What a title means is a guess unless a field says it; each run tells by what it is known and whether
it is sure.
"""
