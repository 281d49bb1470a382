"""What is generated: each module turns one part of the program into pages."""
