"""The plan and a calendar on a server, kept in step: what is ours, what the athlete did with it."""
