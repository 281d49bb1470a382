"""One file a command, each read only when it is called."""
