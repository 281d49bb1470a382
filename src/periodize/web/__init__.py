"""The coach's page: a block in the browser of this machine; alone knows the web framework."""
