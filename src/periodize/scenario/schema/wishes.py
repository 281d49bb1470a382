"""Athlete, block, seasons, rules, pins and calendar as the file writes them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainValidator,
    Strict,
    Tag,
    WithJsonSchema,
)

from periodize.model.names import Phase
from periodize.model.vocabulary import Level, Stress
from periodize.reading.web_address import address_of
from periodize.reading.words import quoted
from periodize.scenario.scenario import Season
from periodize.scenario.schema.fields import Clock, Day, Kilograms, Part, Switch, Text, Whole
from periodize.scenario.schema.repeats import Repeating, repeats
from periodize.scenario.schema.zone import Zone

MOST_WEEKS = 104
"""No block is longer."""
Loads = Annotated[dict[str, Kilograms], Field(max_length=500)]


def _penalty(value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ValueError(f"penalty must be a number, 0 or more, not {quoted(value)}")
    return value


Penalty = Annotated[
    float, PlainValidator(_penalty), WithJsonSchema({"type": "number", "minimum": 0})
]
"""A number that stays as it was written, so that whole numbers stay whole."""
AnyGoal = Annotated[Any, WithJsonSchema({"type": ["integer", "string"]})]


def _calendar_url(value: str) -> str:
    return str(address_of(value))


CalendarUrl = Annotated[
    str, Strict(), Field(min_length=1, max_length=2000), AfterValidator(_calendar_url)
]
"""Where a calendar is, without name and password."""


class BlockEntry(Part):
    """The days that are planned."""

    called: ClassVar[str] = "block"
    example: ClassVar[str] = "{start: 2027-05-03, weeks: 18}"

    start: Day = Field(description="First day; any weekday.")
    weeks: Annotated[Whole, Field(ge=1, le=MOST_WEEKS)] = Field(
        description="Length in weeks of seven days, 1 to 104; 4 to 52 is usual."
    )


class AthleteEntry(Part):
    """Who trains; everything is optional."""

    called: ClassVar[str] = "athlete"
    example: ClassVar[str] = "{level: intermediate}"

    level: Level = Field(
        default="intermediate",
        title="level of an athlete",
        description="Experience with strength training.",
    )
    birth_year: Annotated[Whole, Field(ge=1900, le=2100)] | None = Field(
        default=None, description="Year of birth; older athletes get longer gaps."
    )
    body_mass_kg: Kilograms | None = Field(default=None, description="Body mass in kg.")
    body_mass_lb: Kilograms | None = Field(default=None, description="Body mass in lb.")
    one_rep_max_kg: Loads = Field(
        default={}, description="By exercise id, the most lifted once, in kg; gives the loads."
    )
    one_rep_max_lb: Loads = Field(
        default={}, description="By exercise id, the most lifted once, in lb; gives the loads."
    )
    careful_with: tuple[Stress, ...] = Field(
        default=(),
        title="part of the body to be careful with",
        description="What hurts or has hurt; exercises that stress it are left out.",
    )
    can_do: dict[str, Annotated[Whole, Field(ge=0, le=1000)]] = Field(
        default={},
        max_length=500,
        description="By exercise id, how many reps (or seconds of a hold) are possible; opens and "
        "closes rungs of exercise ladders.",
    )


class SeasonEntry(Part):
    """A season that holds from a day until the next entry."""

    called: ClassVar[str] = "a season"
    example: ClassVar[str] = "{from: 2027-05-03, season: off}"

    since: Day = Field(alias="from", description="First day.")
    season: Season = Field(title="season", description="Sets how many sessions a week may hold.")


class PhaseEntry(Part):
    """A phase that holds from a day until the next entry."""

    called: ClassVar[str] = "a phase"
    example: ClassVar[str] = "{from: 2027-05-03, phase: adaptation}"

    since: Day = Field(alias="from", description="First day.")
    phase: Phase = Field(title="phase", description="Sets the doses: sets, reps and loads.")


class RuleEntry(Part):
    """A change to a rule of the model; further keys are the rule's own numbers."""

    model_config = ConfigDict(extra="allow")
    called: ClassVar[str] = "a rule"
    example: ClassVar[str] = "{rule: recovery_gap, hours: 72}"

    rule: Text = Field(description="The rule's name; `periodize rules` lists them.")
    enabled: Switch = Field(default=True, description="false switches the rule off.")
    penalty: Penalty | None = Field(
        default=None, description="Makes the rule a wish, and says what a breach costs."
    )
    goal: AnyGoal = Field(default=None, description="The goal in which the penalty counts.")


class AbsenceEntry(Part):
    """Days on which no strength is done; what was planned there is missed."""

    called: ClassVar[str] = "an absence"
    example: ClassVar[str] = "{from: 2027-07-05, to: 2027-07-25, why: ill}"

    since: Day = Field(alias="from", description="First day.")
    until: Day | None = Field(
        default=None, alias="to", description="Last day, included; the first day if not given."
    )
    why: Literal["ill", "injured", "away"] = Field(
        default="away", title="reason of an absence", description="ill, injured or away."
    )


class AbroadEntry(Part):
    """Days in another time zone; the hours of these days are local there."""

    called: ClassVar[str] = "days abroad"
    example: ClassVar[str] = "{from: 2027-06-01, to: 2027-06-10, timezone: America/Denver}"

    since: Day = Field(alias="from", description="First day.")
    until: Day = Field(alias="to", description="Last day, included.")
    timezone: Zone = Field(description="Name of the time zone there.")


class RecurringPin(Repeating):
    """A day that is decided, again and again."""

    called: ClassVar[str] = "a recurring pin"
    example: ClassVar[str] = "{every: [tue], focus: core}"

    focus: Text | None = Field(default=None, description="The focus that must stand there.")
    start: Clock | None = Field(
        default=None, description="The hour at which it must start; any if not given."
    )
    nothing: Switch = Field(default=False, description="true: no session on these days.")


class PinEntry(Part):
    """A day that is decided: a focus that must stand there, at an hour or at any, or nothing."""

    called: ClassVar[str] = "a pin"
    example: ClassVar[str] = "{date: 2027-05-12, focus: lower-strength}"

    date: Day = Field(description="The day.")
    focus: Text | None = Field(default=None, description="The focus that must stand there.")
    start: Clock | None = Field(
        default=None, description="The hour at which it must start; any if not given."
    )
    nothing: Switch = Field(default=False, description="true: no session on this day.")


class CalendarEntry(Part):
    """How the calendar file is to look."""

    called: ClassVar[str] = "calendar"
    example: ClassVar[str] = "{alarm_minutes: 30, name: Strength}"

    name: Text = Field(default="Strength", description="The calendar's name.")
    alarm_minutes: Annotated[Whole, Field(ge=0, le=10080)] | None = Field(
        default=None, description="Minutes before a session at which to remind; none if not given."
    )
    caldav: CalendarUrl | None = Field(
        default=None,
        description="Address of a calendar on a server (CalDAV) that `periodize sync` keeps in "
        "step; https, or of this machine.",
    )
    user: Text | None = Field(
        default=None, description="The name there; the password never stands in a file."
    )


def _pin_shape(value: Any) -> str:
    return "recurring pin" if repeats(value) else "pin of a day"


AnyPin = Annotated[
    Annotated[PinEntry, Tag("pin of a day")] | Annotated[RecurringPin, Tag("recurring pin")],
    Discriminator(_pin_shape),
]
