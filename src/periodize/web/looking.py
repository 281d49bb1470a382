"""Questions that take several plans, and what is known of them while they are being answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from periodize.open_scenario import OpenScenario
from periodize.pictures.markup import fragment
from periodize.questions.find_date import Candidate, days_between
from periodize.web.asked import FindDate
from periodize.web.pages.questions import candidates_part


class DateSearch:
    """Which day for a race, day after day; what has been found can be shown meanwhile."""

    def __init__(self, asked: FindDate) -> None:
        """Take the question, without answering it."""
        self._asked = asked
        self._found: list[Candidate] = []
        self._shown = -1

    def answered(self, opened: OpenScenario) -> Sequence[Candidate]:
        """Every day, best first.

        Raises:
            InputRefused: there is no such day, or no scenario could have such a race.
        """
        asked = self._asked
        race = {"km": asked.km, "priority": asked.priority}
        days = days_between(asked.since, asked.until, asked.weekdays)
        for day in days:
            self._found += opened.find_date(race, day, day)
        return sorted(self._found, key=lambda each: each.rank)

    def line(self) -> dict[str, Any]:
        """What is new since it was last asked; nothing where nothing is."""
        found = list(self._found)
        if len(found) == self._shown:
            return {}
        self._shown = len(found)
        return {"parts": {"opened": fragment(candidates_part(found, done=False))}, "open": True}
