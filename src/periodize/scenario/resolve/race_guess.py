"""How far a race is whose calendar does not say it."""

from __future__ import annotations

from periodize.run_sources.found import Found, FoundRun
from periodize.run_sources.vocabulary import vocabulary


def guessed_km(race: FoundRun, found: Found, pace: float) -> float:
    """The distance of a race by the longest run before it.

    Args:
        race: the race.
        found: the plan that it stands in.
        pace: minutes for a kilometre, for runs of which only the minutes are known.
    """
    if race.minutes:
        return round(race.minutes / pace, 1)
    before = [run for run in found.runs if run.date < race.date and run.kind != "race"]
    longest = max((run.km or (run.minutes or 0) / pace for run in before), default=0)
    return next(km for least, km in vocabulary().race_after if longest >= least)
