"""Runs and races as the file writes them."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
)

from periodize.reading.words import choices, quoted
from periodize.scenario.scenario import Demand
from periodize.scenario.schema.fields import Clock, Day, Number, Part, Text, Whole
from periodize.scenario.schema.repeats import Repeating, repeats

# fmt: off
OrdinaryKind = Literal[
    "easy", "recovery", "long", "medium_long", "progression", "fartlek", "hills", "tempo",
    "threshold", "intervals", "race_pace", "swim", "bike", "row", "ski", "walk", "hike",
    "team_sport", "cross",
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


def _pace(value: object) -> object:
    """Minutes and seconds, as in "9:40", as minutes."""
    if not isinstance(value, str):
        return value
    found = MINUTES_AND_SECONDS.fullmatch(value.strip())
    if not found:
        raise ValueError(
            f'{quoted(value)} is not a pace; write minutes as a number, or "m:ss", as in "5:30"'
        )
    return int(found[1]) + int(found[2]) / 60


MINUTES_AND_SECONDS = re.compile(r"(\d{1,2}):([0-5]\d)")
KM_PER_MILE = 1.609344
USUAL_PACE = 6.0
"""Minutes for a kilometre where nobody says it."""
_PACE_SCHEMA = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[0-9]{1,2}:[0-5][0-9]$"}]
}
PacePerKm = Annotated[
    Number, Field(ge=2, le=20), BeforeValidator(_pace), WithJsonSchema(_PACE_SCHEMA)
]
PacePerMi = Annotated[
    Number, Field(ge=3.2, le=32.2), BeforeValidator(_pace), WithJsonSchema(_PACE_SCHEMA)
]


def own_pace(given: RunDefaults | RunDetails) -> float | None:
    """Minutes for a kilometre, if a pace is given."""
    if given.pace_min_per_mi is not None:
        return given.pace_min_per_mi / KM_PER_MILE
    return given.pace_min_per_km


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
    pace_min_per_km: PacePerKm | None = Field(
        default=None,
        description='Minutes for a kilometre, 2 to 20, as a number or as "m:ss"; turns distances '
        "into minutes; 6 if no pace is given.",
    )
    pace_min_per_mi: PacePerMi | None = Field(
        default=None, description='Minutes for a mile, as a number or as "m:ss".'
    )
    minutes: Minutes = Field(
        default=45, description="Minutes of a run that gives neither a distance nor minutes."
    )

    @property
    def pace(self) -> float:
        """Minutes for a kilometre."""
        return own_pace(self) or USUAL_PACE


class RunDetails(Part):
    """What dated and recurring runs have in common."""

    km: Km | None = KM
    mi: Km | None = MI
    minutes: Minutes | None = Field(
        default=None, description="Duration in minutes, 1 to 1440; else from distance and pace."
    )
    pace_min_per_km: PacePerKm | None = Field(
        default=None, description='Minutes for a kilometre, as a number or as "m:ss".'
    )
    pace_min_per_mi: PacePerMi | None = Field(
        default=None, description='Minutes for a mile, as a number or as "m:ss".'
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


class RecurringRun(Repeating, RunDetails):
    """A run that comes again, on weekdays or each so many days."""

    called: ClassVar[str] = "a recurring run"
    example: ClassVar[str] = "{every: [tue, thu], kind: easy, km: 10}"

    kind: OrdinaryKind = Field(
        title="kind of recurring run",
        description="What kind of run it is; races repeat among `races`.",
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
    if isinstance(value, dict) and "import" in value:
        return "imported runs"
    return "recurring run" if repeats(value) else "dated run"


RunEntry = Annotated[
    Annotated[DatedRun, Tag("dated run")]
    | Annotated[RecurringRun, Tag("recurring run")]
    | Annotated[ImportedRuns, Tag("imported runs")],
    Discriminator(_shape),
]
