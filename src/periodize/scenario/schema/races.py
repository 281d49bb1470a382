"""Races as the file writes them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Discriminator, Field, Tag

from periodize.scenario.scenario import Priority
from periodize.scenario.schema.fields import Clock, Day, Part, Text, Whole
from periodize.scenario.schema.repeats import Repeating, repeats
from periodize.scenario.schema.runs import KM, MI, Km

RaceMinutes = Annotated[Whole, Field(ge=1, le=6 * 1440)]


class RaceDetails(Part):
    """What races on a day and races that come again have in common."""

    name: Text = Field(description="What the race is called.")
    km: Km | None = KM
    mi: Km | None = MI
    priority: Priority | None = Field(
        default=None,
        title="priority of a race",
        description="A: the block aims at it; B: eased for; C: run through. C if not given, but "
        "without any A the last race is the A race.",
    )
    start: Clock | None = Field(
        default=None, description="When it starts, HH:MM; else run_defaults.start."
    )
    minutes: RaceMinutes | None = Field(
        default=None,
        description="Expected duration in minutes, up to six days; else from distance and pace. A "
        "race by time has no distance.",
    )


class RaceEntry(RaceDetails):
    """A race."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["km"]}, {"required": ["mi"]}, {"required": ["minutes"]}]
        }
    )
    called: ClassVar[str] = "a race"
    example: ClassVar[str] = "{date: 2027-09-05, name: Berlin, km: 42.195, priority: A}"

    date: Day = Field(description="The day of the race, or its first one.")
    until: Day | None = Field(
        default=None, alias="to", description="Its last day, where it lasts several."
    )


class RecurringRace(Repeating, RaceDetails):
    """A race that comes again, such as one each Saturday."""

    called: ClassVar[str] = "a recurring race"
    example: ClassVar[str] = "{every: [sat], name: Parkrun, km: 5, priority: C}"


def _race_shape(value: Any) -> str:
    return "recurring race" if repeats(value) else "race on a day"


RaceListEntry = Annotated[
    Annotated[RaceEntry, Tag("race on a day")] | Annotated[RecurringRace, Tag("recurring race")],
    Discriminator(_race_shape),
]
