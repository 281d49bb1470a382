"""A calendar on a server (CalDAV, RFC 4791); the only place that talks to a network."""
