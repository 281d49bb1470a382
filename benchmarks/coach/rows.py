"""The rows of the table: what each counts, and how many faults are allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from benchmarks.coach.around_runs import near_hard_runs, open_but_empty
from benchmarks.coach.contents import (
    above_the_rung,
    comes_back_hard,
    falls_by_place,
    far_from_the_load,
)
from benchmarks.coach.deloads import (
    as_long,
    beside_the_down_week,
    more_leg_sessions,
    opens_a_short_phase,
    too_many_leg_sets,
)
from benchmarks.coach.exposures import (
    closed_stretches,
    long_stretches,
    short_windows_without_legs,
    weeks_without_legs,
    weeks_without_two,
)
from benchmarks.coach.facts import Facts


class Row(NamedTuple):
    """A line of the table.

    Attributes:
        text: what is counted as a fault, of what.
        judge: a fault in words, or None, for each place at which there could be one.
        allowed: the share of faults that a coach accepts; None where it is told only.
    """

    text: str
    judge: Callable[[Facts], Iterator[str | None]]
    allowed: float | None = 0.0


ROWS: Mapping[str, Row] = {
    "1": Row("leg sessions too near to quality or long runs", near_hard_runs),
    "2": Row("normal weeks with room for legs, none held", weeks_without_legs),
    "3 one": Row("the same, of which 5 % may be", weeks_without_legs, 0.05),
    "3 two": Row("normal weeks with room for two, fewer held", weeks_without_two, 0.2),
    "4 sessions": Row("deloads with more leg sessions than the week before", more_leg_sessions),
    "4 sets": Row("deloads with more than 60 % of its leg sets", too_many_leg_sets),
    "4 length": Row("deloads with leg sessions as long", as_long),
    "4 first": Row("deloads that open a phase of three weeks or less", opens_a_short_phase),
    "4 down": Row("deloads beside the runner's down-week", beside_the_down_week),
    "5": Row("weeks of short windows without legs", short_windows_without_legs),
    "7": Row("weeks with windows and nothing; too soon before quality", open_but_empty),
    "8": Row("exercises above a known rung", above_the_rung),
    "9 place": Row("loads that fall because of another place", falls_by_place),
    "9 dose": Row("repetitions and reserve far from the load", far_from_the_load),
    "11": Row("heavy or jumps after 28 days without, too hard or too late", comes_back_hard),
    "stretch": Row("stretches over ten days without legs, though open", long_stretches),
    "stretch, closed": Row("stretches in which no day was open", closed_stretches, None),
}


class Count(NamedTuple):
    """How often a fault was possible, and each one in words."""

    possible: int
    faults: tuple[str, ...]


def counted(facts: Facts) -> Mapping[str, Count]:
    """Every row of a plan."""
    found = {}
    for name, row in ROWS.items():
        places = list(row.judge(facts))
        found[name] = Count(len(places), tuple(fault for fault in places if fault))
    return found
