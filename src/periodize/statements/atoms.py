"""What amounts are sums of: sessions that could stand, menus, exercises, what a week holds."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from periodize.block import Menu, Option
from periodize.dates import DateRange


class Held(NamedTuple):
    """1 if the session stands, else 0."""

    option: Option


class Opened(NamedTuple):
    """1 if the menu may be used by sessions; a session can stand only on an opened menu."""

    menu: Menu


class Uses(NamedTuple):
    """1 if the menu holds the exercise; 0 where the menu is not opened."""

    menu: Menu
    exercise: str


class Credit(NamedTuple):
    """What a week's sessions of a menu add up to.

    Attributes:
        week: index of the week.
        credits: what one session adds for each exercise that its menu holds; all at least 0.
    """

    week: int
    menu: Menu
    credits: tuple[tuple[str, int], ...]


class Known(NamedTuple):
    """1 if a session of a menu stands in one of some weeks, and the menu holds the exercise.

    Attributes:
        days: the only days of these weeks that count; None counts all of them.
    """

    weeks: tuple[int, ...]
    menu: Menu
    exercise: str
    days: DateRange | None = None

    def counts(self, day: date) -> bool:
        """Whether a day of these weeks counts."""
        return self.days is None or day in self.days


class Choice(NamedTuple):
    """A choice of a rule's own, 0 or 1, such as the home day of a focus."""

    name: str


Atom = Held | Opened | Uses | Credit | Known | Choice
"""What amounts are sums of. Named tuples, since nothing is looked up as often; no two kinds of atom
hold the same kinds of values, so that two are equal only if they are the same atom."""
