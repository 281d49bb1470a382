"""The block as a strip: phases, seasons, deloads and races, week by week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from periodize.block import Block, Week
from periodize.dates import days_between
from periodize.pictures.markup import Node, tag
from periodize.wording.sessions import SEASONS

LEAST = 380
"""Wide enough for its title."""
WEEK, LEFT, RIGHT, TALL, INK = 44, 8, 24, 84, "currentColor"
FILLS = ("#dfe8e1", "#c9dcef", "#efe3c4", "#e3d6ee")
"""In turn, so that neighbours differ; the names tell phases apart."""
DARK = "#1c1f1d"
"""On these fills, in either scheme."""


def phases(block: Block) -> Node:
    """A picture with a bar for each phase, and flags for the races."""
    weeks = block.calendar.weeks
    width = max(LEAST, LEFT + WEEK * len(weeks) + RIGHT)
    title = "Phases and seasons, deloads (d) and races"
    return tag(
        "svg",
        tag("title", title),
        tag("text", title, x=LEFT, y=12, font_size=11, fill=INK),
        list(_phases(weeks)),
        list(_seasons(weeks)),
        list(_races(block)),
        viewBox=f"0 0 {width} {TALL}",
        width=width,
        role="img",
        class_="phases",
        preserveAspectRatio="xMinYMin meet",
    )


def _phases(weeks: Sequence[Week]) -> Iterator[Node]:
    stretches = [list(run) for _, run in groupby(weeks, key=lambda week: week.phase)]
    for place, stretch in enumerate(stretches):
        x, width = _left(stretch[0]), WEEK * len(stretch)
        fill = FILLS[place % len(FILLS)]
        name = stretch[0].phase
        yield tag(
            "g",
            tag("title", f"{name}: weeks {stretch[0].number} to {stretch[-1].number}"),
            tag("rect", x=x, y=34, width=width - 1, height=22, fill=fill),
            tag("text", _fitted(name, width), x=x + 4, y=49, font_size=10, fill=DARK),
        )
    for week in weeks:
        if week.deload:
            x = _left(week) + WEEK - 10
            yield tag("text", "d", x=x, y=49, font_size=10, font_weight="bold", fill=DARK)


def _seasons(weeks: Sequence[Week]) -> Iterator[Node]:
    for season, stretch in groupby(weeks, key=lambda week: week.season):
        first, *rest = stretch
        x, width = _left(first), WEEK * (1 + len(rest))
        yield tag("path", d=f"M{x} 60h{width - 4}", stroke=INK, stroke_width=2)
        text = _fitted(SEASONS.get(season, season), width)
        yield tag("text", text, x=x, y=73, font_size=10, fill=INK)


def _races(block: Block) -> Iterator[Node]:
    weeks = block.calendar.weeks
    first, last = weeks[0].days.start, weeks[-1].days.last_day
    for race in block.scenario.races:
        if first <= race.date <= last:
            days = days_between(first, race.date) + first.weekday()
            x = round(LEFT + days / 7 * WEEK, 1)
            name = f"{race.priority}: {race.name}"
            yield tag(
                "g",
                tag("title", name),
                tag("path", d=f"M{x} 56V20l10 4-10 4", fill="#b3261e", stroke="#b3261e"),
                tag("text", race.priority, x=x + 12, y=28, font_size=10, fill=INK),
            )


def _left(week: Week) -> int:
    return LEFT + WEEK * week.index


def _fitted(text: str, width: int) -> str:
    """A text cut to its width, at some six units a letter."""
    room = max(1, (width - 6) // 6)
    return text if len(text) <= room else f"{text[: room - 1]}…"
