"""Runs and races as the file writes them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
)

from periodize.reading.words import choices, quoted
from periodize.scenario.scenario import Demand, Priority
from periodize.scenario.schema.fields import Clock, Day, Number, Part, Text, Weekday, Whole

# fmt: off
OrdinaryKind = Literal[
    "easy", "recovery", "long", "medium_long", "progression", "fartlek", "hills", "tempo",
    "threshold", "intervals", "race_pace", "cross",
]
# fmt: on
Kind = Literal[OrdinaryKind, "race"]


def _listed(value: object) -> object:
    """One word as the list that holds it."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        words = choices(get_args(Demand))
        raise ValueError(f"{quoted(value)} is not a demand of a run; {words}, or [quality, long]")
    return value


def _together(demands: tuple[Demand, ...]) -> tuple[Demand, ...]:
    if len(set(demands)) > 1 and not set(demands) <= BOTH:
        raise ValueError("a run may be quality and long at once; easy and medium-long stand alone")
    return demands


BOTH: frozenset[Demand] = frozenset({"quality", "long"})
"""The demands that one run may have together."""
_WORD = {"type": "string", "enum": list(get_args(Demand))}
_WORDS = {"type": "array", "items": _WORD, "minItems": 1}
Demands = Annotated[
    tuple[Demand, ...],
    Field(min_length=1),
    AfterValidator(_together),
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [_WORD, _WORDS]}),
]
"""A demand as one word, or as a list of those that a run has together."""

Km = Annotated[Number, Field(gt=0, le=1000)]
Minutes = Annotated[Whole, Field(ge=1, le=1440)]
Column = Literal["date", "kind", "km", "mi", "minutes", "start", "name", "title"]
Meaning = Literal[Kind, "none"]
"""What a title may mean: a kind of run, or no run at all."""
KM = Field(default=None, description="Distance in kilometres, above 0; km or mi, not both.")
MI = Field(default=None, description="Distance in miles, above 0; km or mi, not both.")


class RunDefaults(Part):
    """What holds for runs that do not say it themselves."""

    called: ClassVar[str] = "run_defaults"
    example: ClassVar[str] = '{start: "07:00", minutes: 45}'

    start: Clock = Field(
        default=7 * 60,
        description="When a day's first run without a start begins, HH:MM.",
        json_schema_extra={"default": "07:00"},
    )
    second_start: Clock = Field(
        default=17 * 60 + 30,
        description="When a day's second run without a start begins, HH:MM.",
        json_schema_extra={"default": "17:30"},
    )
    pace_min_per_km: Annotated[Number, Field(ge=2, le=20)] = Field(
        default=6.0, description="Minutes for a kilometre, 2 to 20; turns distances into minutes."
    )
    minutes: Minutes = Field(
        default=45, description="Minutes of a run that gives neither a distance nor minutes."
    )


class RunDetails(Part):
    """What dated and recurring runs have in common."""

    km: Km | None = KM
    mi: Km | None = MI
    minutes: Minutes | None = Field(
        default=None, description="Duration in minutes, 1 to 1440; else from distance and pace."
    )
    start: Clock | None = Field(default=None, description="When it starts, HH:MM.")
    name: Text | None = Field(default=None, description="What to call it in the output.")
    demand: Demands | None = Field(
        default=None,
        title="demand of a run",
        description="How hard it is: one word, or [quality, long] for a run that is both. Else it "
        "follows from kind and length, and what is long from the model and the longest run of the "
        "week.",
    )


class DatedRun(RunDetails):
    """A run on one day."""

    called: ClassVar[str] = "a run"
    example: ClassVar[str] = "{date: 2027-05-04, kind: easy, km: 10}"

    date: Day = Field(description="The day of the run; it replaces a recurring run of that day.")
    kind: Kind = Field(title="kind of run", description="What kind of run it is.")


class RecurringRun(RunDetails):
    """A run on the same weekdays, week after week."""

    called: ClassVar[str] = "a recurring run"
    example: ClassVar[str] = "{every: [tue, thu], kind: easy, km: 10}"

    every: tuple[Weekday, ...] = Field(
        min_length=1, title="weekday", description="The weekdays on which it is run."
    )
    kind: OrdinaryKind = Field(
        title="kind of recurring run", description="What kind of run it is; a race has a date."
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


class ImportedRuns(Part):
    """Runs from a calendar, a table or an export beside the scenario."""

    called: ClassVar[str] = "an import of runs"
    example: ClassVar[str] = "{import: runs.csv}"

    file: Text = Field(
        alias="import",
        description="A calendar (.ics), a table (.csv: ours with the header "
        "date,kind,km,minutes,start,name, or an export of TrainingPeaks) or events of "
        "intervals.icu (.json); its path is relative to the scenario's folder and leads into it.",
    )
    columns: dict[Column, Text] = Field(
        default={},
        title="column of a table",
        description="Of a table whose columns have other names: by our name of a column, its own.",
    )
    first_week: Day | None = Field(
        default=None,
        description="Of a grid of weeks and weekdays without dates, a day of its first week.",
    )
    excluding: tuple[Day, ...] = Field(
        default=(), alias="except", description="Days whose runs are left out; races stay."
    )


def _shape(value: Any) -> str:
    """The tag of the shape that is meant; no tag is a key, so that no path takes it for one."""
    keys = value if isinstance(value, dict) else ()
    if "import" in keys:
        return "imported runs"
    return "recurring run" if "every" in keys else "dated run"


RunEntry = Annotated[
    Annotated[DatedRun, Tag("dated run")]
    | Annotated[RecurringRun, Tag("recurring run")]
    | Annotated[ImportedRuns, Tag("imported runs")],
    Discriminator(_shape),
]


class RaceEntry(Part):
    """A race."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["km"]}, {"required": ["mi"]}]}
    )
    called: ClassVar[str] = "a race"
    example: ClassVar[str] = "{date: 2027-09-05, name: Berlin, km: 42.195, priority: A}"

    date: Day = Field(description="The day of the race.")
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
    minutes: Minutes | None = Field(
        default=None, description="Expected duration in minutes; else from distance and pace."
    )
