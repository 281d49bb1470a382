"""The plan as a calendar: events, identity from plan to plan, and the .ics file."""
