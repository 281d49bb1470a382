"""What was lifted: read from tables and exports, and what it says of the athlete's strength."""
