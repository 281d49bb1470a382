"""How a session, a dose and a load are said: once, for terminal, calendar and tables."""
