"""The answers themselves, one to a question: each says its format and whether it is proven."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from periodize.plan import BrokenWish, Session
from periodize.views.answers.parts import (
    Clash,
    Difference,
    NearRaces,
    Opening,
    Part,
    Run,
    Sessions,
    Slack,
)

FORMAT = 1


class Answer(Part):
    """What every answer says of itself; `proven` where more time could change nothing."""

    format: Literal[1] = 1
    proven: bool


class Alternative(Part):
    """Another plan; `number` counts from 2, since the plan itself is the first."""

    number: int
    plan: Sessions
    difference: Difference


class Alternatives(Answer):
    """Other plans as good, or within a price; best first."""

    found: tuple[Alternative, ...]
    complete: bool
    next_best: Alternative | None
    none_differs: bool
    late: bool


class Candidate(Answer):
    """A day for a race: its price, the clash, or why the scenario cannot have it."""

    day: dt.date
    difference: Difference | None
    clash: Clash | None
    refused: str | None
    plan: Sessions | None
    near: tuple[NearRaces, ...]
    behind: bool
    late: bool
    outside: bool


class Price(Part):
    """A rule, one step looser, and the plan that this buys."""

    rule: str
    step: str
    difference: Difference
    plan: Sessions
    first_legs: tuple[int, ...]
    second_legs: tuple[int, ...]
    longer_heavy: tuple[int, ...]
    proven: bool


class Prices(Answer):
    """What one step of each rule buys."""

    prices: tuple[Price, ...]
    slack: tuple[str, ...]
    complete: bool
    late: tuple[str, ...]
    closed: tuple[str, ...]
    one_leg: tuple[int, ...]


class Repair(Part):
    """Rules that give, and what the best plan then breaks."""

    rules: tuple[str, ...]
    breaches: tuple[BrokenWish, ...]
    goals: tuple[int, ...]
    sessions: int
    proven: bool
    plan: Sessions


class Repairs(Answer):
    """What clashes, and what it would take; no clash where there is a plan."""

    clash: Clash | None
    repairs: tuple[Repair, ...]
    complete: bool
    unpriced: tuple[str, ...]


class Replanned(Answer):
    """The plan from a day on."""

    since: dt.date
    missed: tuple[str, ...]
    moves: int
    fewest: int
    clash: Clash | None
    plan: Sessions | None
    difference: Difference | None
    goals_first: bool


class SlackOfPlan(Answer):
    """Where sessions could stand at no cost."""

    sessions: tuple[Slack, ...]
    fragile_weeks: tuple[dt.date, ...]


class Variant(Answer):
    """What comes of a variant: a plan and how it differs, or the clash."""

    name: str
    plan: Sessions | None
    difference: Difference | None
    clash: Clash | None
    near: tuple[NearRaces, ...]
    late: bool
    runs_back: tuple[Run, ...]
    runs_gone: tuple[Run, ...]


class Why(Answer):
    """What stands on a day, each session with the reasons that hold it there."""

    day: dt.date
    sessions: tuple[Session, ...]
    free_days: dict[str, tuple[dt.date, ...]]
    no_room: dict[str, tuple[dt.date, ...]]
    windows: tuple[Opening, ...]
    held: int
    wanted: int


class WhyNot(Answer):
    """What would come of a session on a day."""

    day: dt.date
    focus: str | None
    stands: str | None
    clash: Clash | None
    plan: Sessions | None
    difference: Difference | None
