"""The plan: sessions with their exercises, goals with their proof. Everything else is made from it.

A plan is what `solve` writes and `check` reads (plan.json, format 1). Figures that follow from
others are properties, so that they cannot disagree with the sessions.
"""

from periodize.plan.fields import Kit
from periodize.plan.record import (
    BrokenWish,
    CalendarState,
    GoalRecord,
    Plan,
    Replanned,
    ScenarioRef,
    WeekRecord,
)
from periodize.plan.sessions import (
    HEAVY_LEG_CLASSES,
    LEG_CLASSES,
    SIDE_SWITCH_SECONDS,
    Prescription,
    RampUpSet,
    Reason,
    Session,
)
from periodize.plan.slot import Slot
from periodize.plan.text import read_plan, write_plan

__all__ = [
    "HEAVY_LEG_CLASSES",
    "LEG_CLASSES",
    "SIDE_SWITCH_SECONDS",
    "BrokenWish",
    "CalendarState",
    "GoalRecord",
    "Kit",
    "Plan",
    "Prescription",
    "RampUpSet",
    "Reason",
    "Replanned",
    "ScenarioRef",
    "Session",
    "Slot",
    "WeekRecord",
    "read_plan",
    "write_plan",
]
