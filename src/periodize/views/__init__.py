"""Facts ready to be shown, knowing no terminal: weeks, progress, answers as JSON and as tables."""
