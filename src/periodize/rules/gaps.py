"""Hours between two things: how the gap rules write and say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from pydantic import Field

from periodize.model.part import Part

FURTHEST_DAYS = 28
"""No gap between two things is longer."""


class Gap(Part):
    """Hours that must, and hours that should, lie between two things.

    Attributes:
        must: hours; less is a breach. 0 asks nothing.
        wish: hours; less costs `cost`. 0 asks nothing.
        cost: units of the rule's goal for each pair that is closer than wished.
    """

    must: int = Field(default=0, ge=0, le=24 * FURTHEST_DAYS)
    wish: int = Field(default=0, ge=0, le=24 * FURTHEST_DAYS)
    cost: int = Field(default=1, ge=0, le=100)

    @property
    def reach(self) -> int:
        """The hours beyond which nothing is asked."""
        return max(self.must, self.wish)

    @property
    def words(self) -> str:
        """Such as `24 h, better 48 h`."""
        if not self.must:
            return f"better {self.wish} h"
        return f"{self.must} h, better {self.wish} h" if self.wish > self.must else f"{self.must} h"


NO_GAP = Gap()


class RowsOfGaps(Protocol):
    """A rule with hours by load class, and by focus where a focus differs from its class."""

    @property
    def gaps(self) -> Mapping[str, Mapping[str, Gap]]:
        """By load class and demand of the run."""

    @property
    def focuses(self) -> Mapping[str, Mapping[str, Gap]]:
        """By focus and demand of the run."""


def row_of(rule: RowsOfGaps, load_class: str, focus: str) -> Mapping[str, Gap]:
    """The hours of a kind of session by demand of the run; those of its focus go first."""
    return rule.focuses.get(focus, rule.gaps.get(load_class, {}))


def shorter(gaps: Mapping[str, Mapping[str, Gap]], hours: int) -> Mapping[str, Any]:
    """What a table of gaps becomes with so many hours less wherever any must lie between."""
    rows = {
        one: {other: {"must": max(0, gap.must - hours)} for other, gap in row.items() if gap.must}
        for one, row in gaps.items()
    }
    return {one: row for one, row in rows.items() if row}


def rows_shorter(rule: RowsOfGaps, hours: int) -> Mapping[str, Any]:
    """The tables of a rule that become shorter, by their key."""
    tables = {"gaps": shorter(rule.gaps, hours), "focuses": shorter(rule.focuses, hours)}
    return {key: table for key, table in tables.items() if table}


OTHER_SPORT = {
    "cross": "cross-training", "bike": "bike ride", "row": "rowing", "ski": "skiing",
    "team_sport": "match",
}  # fmt: skip


def run_words(kind: str) -> str:
    """A kind of run as it is spoken of, such as `long run`, `race-pace run` or `intervals`."""
    if kind in ("hills", "intervals", "fartlek", "race", "swim", "walk", "hike"):
        return kind
    if kind in OTHER_SPORT:
        return OTHER_SPORT[kind]
    return f"{kind.replace('_', '-')} run"


def hours_text(minutes: int) -> str:
    """A duration such as `13 h`, `13 h 20 min` or `40 min`."""
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} h" if hours or not rest else "", f"{rest} min" if rest else "")
    return " ".join(part for part in parts if part)
