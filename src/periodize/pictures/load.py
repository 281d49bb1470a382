"""Minutes of strength and distance of running by week, as bars."""

from __future__ import annotations

from collections.abc import Iterator

from periodize.block import Block
from periodize.pictures.markup import Node, tag
from periodize.plan import Plan
from periodize.views.week_facts import WeekFacts, weeks_in
from periodize.wording.sessions import distance_unit, distance_value
from periodize.wording.weights import number_text

LEAST = 380
"""Wide enough for its title."""
WEEK, BAR, TALL, TOP, LEFT, RIGHT = 44, 16, 90, 22, 8, 24
STRENGTH, RUNNING, INK = "#2f7d4f", "#7a8fb0", "currentColor"
"""Both are told apart on paper without colour, too: strength is filled, running only drawn."""


def load(block: Block, plan: Plan) -> Node:
    """A picture with two bars for each week, and the numbers on them."""
    weeks = weeks_in(block.scenario, plan)
    far = [_distance(block, week) for week in weeks]
    width = max(LEAST, LEFT + WEEK * len(weeks) + RIGHT)
    unit = distance_unit(block.scenario.units)
    title = f"Minutes of strength (filled) and {unit} of running (outlined) by week"
    return tag(
        "svg",
        tag("title", title),
        tag("text", title, x=LEFT, y=12, font_size=11, fill=INK),
        list(_bars([week.minutes for week in weeks], "min", 0, fill=STRENGTH)),
        list(_bars([round(each) for each in far], unit, BAR + 2, stroke=RUNNING)),
        list(_numbers(weeks)),
        viewBox=f"0 0 {width} {TOP + TALL + 32}",
        width=width,
        role="img",
        class_="load",
        preserveAspectRatio="xMinYMin meet",
    )


def _distance(block: Block, week: WeekFacts) -> float:
    units = block.scenario.units
    runs = [each for day in week.days for each in block.calendar.efforts_by_date.get(day, ())]
    return sum(distance_value(each.km or 0, units) for each in runs)


def _bars(
    values: list[int], unit: str, shift: int, *, fill: str = "none", stroke: str = "none"
) -> Iterator[Node]:
    most = max(values, default=0) or 1
    for place, value in enumerate(values):
        tall = round(value / most * (TALL - 14), 1)
        x, y = LEFT + place * WEEK + shift, TOP + TALL - tall
        yield tag(
            "rect",
            tag("title", f"Week {place + 1}: {value} {unit}"),
            x=x,
            y=y,
            width=BAR,
            height=tall,
            fill=fill,
            stroke=stroke,
            stroke_width=1.5,
        )
        if value:
            middle = x + BAR / 2
            yield tag(
                "text",
                number_text(value),
                x=middle,
                y=y - 3,
                font_size=9,
                text_anchor="middle",
                fill=INK,
            )


def _numbers(weeks: list[WeekFacts]) -> Iterator[Node]:
    for place, week in enumerate(weeks):
        x = LEFT + place * WEEK + BAR
        for line, text in enumerate((f"{week.number}", "deload" if week.deload else "")):
            y = TOP + TALL + 12 + 11 * line
            yield tag("text", text, x=x, y=y, font_size=9, text_anchor="middle", fill=INK)
