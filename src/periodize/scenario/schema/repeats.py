"""One way to repeat, for runs, races, pins and windows: each n days, or on weekdays."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, Tag

from periodize.scenario.schema.fields import Day, Part, Weekday, Whole

MOST_DAYS = 366
MOST_WEEKS = 52


class EveryDays(Part):
    """Each so many days from the first one."""

    called: ClassVar[str] = "every"
    example: ClassVar[str] = "{days: 8}"

    days: Annotated[Whole, Field(ge=1, le=MOST_DAYS)] = Field(
        description="How many days lie between one and the next."
    )


def _form(value: Any) -> str:
    return "days apart" if isinstance(value, dict | EveryDays) else "every"


Weekdays = Annotated[tuple[Weekday, ...], Field(min_length=1)]
Every = Annotated[
    Annotated[Weekdays, Tag("every")] | Annotated[EveryDays, Tag("days apart")],
    Discriminator(_form),
]


class Repeating(Part):
    """What comes again: when, from when on, until when."""

    every: Every = Field(
        title="weekday",
        description="The weekdays, as in [tue, thu], or a number of days, as in {days: 8}.",
    )
    weeks: Annotated[Whole, Field(ge=1, le=MOST_WEEKS)] = Field(
        default=1, description="With weekdays: only in each so many weeks, counted from the first."
    )
    since: Day | None = Field(
        default=None, alias="from", description="First day; the block's first day if not given."
    )
    until: Day | None = Field(
        default=None, alias="to", description="Last day, included; the block's last if not given."
    )
    excluding: tuple[Day, ...] = Field(
        default=(), alias="except", description="Days on which it is left out."
    )


def repeats(value: Any) -> bool:
    """Whether an entry of the file, or one that was read, comes again."""
    if isinstance(value, dict):
        return any(str(key).startswith("every") for key in value)
    return isinstance(value, Repeating)
