"""The language between rules and engine: what a rule asks of a plan before there is one."""
