"""Numbers on the command line, called by names that a reader knows where they are refused."""

from __future__ import annotations

import time

import click

BEGAN = "periodize.began"
"""Where the context of a command keeps the moment at which it was called."""
SHORTEST_SECONDS = 0.001
"""What a search gets where reading took all the time: with none at all there is no plan."""


class Seconds(click.FloatRange):
    """A span of time in seconds."""

    name = "number of seconds"


def left_of(limit: float | None) -> float | None:
    """What a command still has of its limit in seconds: what it has taken so far counts, too."""
    if not limit:
        return limit
    began: float = click.get_current_context().meta.get(BEGAN, time.monotonic())
    return max(SHORTEST_SECONDS, began + limit - time.monotonic())


class Count(click.IntRange):
    """A whole number."""

    name = "whole number"
