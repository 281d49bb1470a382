"""The answers about a roster: many athletes at once."""

from __future__ import annotations

from typing import Literal

from periodize.views.answers.declared import Answer
from periodize.views.answers.parts import Part

Status = Literal["optimal", "feasible", "no plan", "refused", "failed"]


class GoalWorth(Part):
    """What is missed of a goal, and what is missed at least."""

    name: str
    value: int
    bound: int


class Athlete(Part):
    """An athlete: what came of the plan, and what is to be told of it."""

    id: str
    status: Status
    sessions: int
    goals: tuple[GoalWorth, ...]
    said: tuple[str, ...]


class Held(Part):
    """A shared place: how many may be there at one time, and how many are."""

    name: str
    most: int
    held: int


class RosterPlans(Answer):
    """What came of every athlete; `left` are those that nothing was made of in time."""

    athletes: tuple[Athlete, ...]
    left: tuple[str, ...]
    shared: tuple[Held, ...]
    bound: tuple[GoalWorth, ...]
    made: int
