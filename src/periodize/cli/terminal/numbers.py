"""Numbers on the command line, called by names that a reader knows where they are refused."""

from __future__ import annotations

import click


class Seconds(click.FloatRange):
    """A span of time in seconds."""

    name = "number of seconds"


class Count(click.IntRange):
    """A whole number."""

    name = "whole number"
