"""The scenario as the file writes it, format 1; every field says its unit."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, Strict

from periodize.model.exercise_entry import ExerciseEntry
from periodize.reading.words import quoted
from periodize.scenario.schema.fields import Part, Text, TitleText, Whole
from periodize.scenario.schema.logs import LogEntry
from periodize.scenario.schema.places import Availability, PlaceEntry
from periodize.scenario.schema.races import RaceListEntry
from periodize.scenario.schema.runs import Meaning, RunDefaults, RunEntry
from periodize.scenario.schema.wishes import (
    AbroadEntry,
    AbsenceEntry,
    AnyPin,
    AthleteEntry,
    BlockEntry,
    CalendarEntry,
    PhaseEntry,
    RuleEntry,
    SeasonEntry,
)
from periodize.scenario.schema.zone import Zone

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def _slug(word: str) -> str:
    if not re.fullmatch(SLUG, word):
        example = "such as anna-autumn-2027"
        raise ValueError(
            f"{quoted(word)} is not an id; small letters, digits and single hyphens, {example}"
        )
    return word


Slug = Annotated[
    str,
    Strict(),
    Field(max_length=80, json_schema_extra={"pattern": f"^{SLUG}$"}),
    AfterValidator(_slug),
]


class ScenarioFile(Part):
    """A runner's block: runs and races, hours and places, wishes."""

    called: ClassVar[str] = "a scenario"

    format: Literal[1] = Field(title="format of a scenario", description="Always 1.")
    name: Text = Field(description="What the block is called.")
    id: Slug | None = Field(
        default=None,
        description="Makes the calendar's identifiers, so keep it; from the name if not given.",
    )
    timezone: Zone = Field(description="Name of the time zone in which every time here is local.")
    units: Literal["metric", "imperial"] = Field(
        default="metric",
        title="system of units",
        description="Units of the output; inputs say their own (km or mi, kg or lb).",
    )
    week_starts: Literal["mon", "sun"] = Field(
        default="mon",
        title="first day of a week",
        description="On which day a row of a calendar begins, and a week where `weeks: 2` counts "
        "them; what the rules count by weeks goes from Monday to Sunday.",
    )
    block: BlockEntry = Field(description="The days that are planned.")
    model: Text = Field(
        default="runner",
        description="The periodization model: a name that `periodize models` lists, or a path.",
    )
    athlete: AthleteEntry = Field(
        default_factory=AthleteEntry, description="Who trains; everything is optional."
    )
    goal: Literal["endurance", "strength", "hypertrophy", "fitness"] = Field(
        default="endurance", title="goal", description="What the strength work is for."
    )
    seasons: tuple[SeasonEntry, ...] = Field(
        default=(),
        max_length=200,
        description="Seasons in order of date; from the races if not given.",
    )
    phases: tuple[PhaseEntry, ...] = Field(
        default=(),
        max_length=200,
        description="Phases in order of date; from races and model if not given.",
    )
    run_defaults: RunDefaults = Field(
        default_factory=RunDefaults, description="What holds for runs that do not say it."
    )
    titles: dict[TitleText, Meaning] = Field(
        default={},
        max_length=1000,
        title="meaning of a title",
        description="By a title of an imported calendar or table, what it means: a kind of run, or "
        "none for no run; * stands for anything.",
    )
    runs: tuple[RunEntry, ...] = Field(
        default=(),
        max_length=2000,
        description="Runs on a date, runs on weekdays, and tables of runs.",
    )
    races: tuple[RaceListEntry, ...] = Field(default=(), max_length=200, description="The races.")
    places: dict[Text, PlaceEntry] = Field(
        default={}, max_length=100, description="By a name of your own, where strength can be done."
    )
    availability: Availability | None = Field(
        default=None,
        description="When strength can be done, and where; if not given, every day 06:00-08:00 and "
        "17:00-20:30 at a place without equipment.",
    )
    weekly_minutes: Annotated[Whole, Field(ge=0, le=3000)] | None = Field(
        default=None, description="Most minutes of strength in a week."
    )
    exercises: tuple[ExerciseEntry, ...] = Field(
        default=(), max_length=500, description="Exercises of your own, beside the catalogue's."
    )
    rules: tuple[RuleEntry, ...] = Field(
        default=(), max_length=500, description="Changes to the model's rules."
    )
    absences: tuple[AbsenceEntry, ...] = Field(
        default=(),
        max_length=200,
        description="Days ill, injured or away, past or to come: no session stands there, what was "
        "planned is missed, and afterwards it is begun again with care.",
    )
    abroad: tuple[AbroadEntry, ...] = Field(
        default=(),
        max_length=50,
        description="Days in another time zone: every hour of these days is local there.",
    )
    pins: tuple[AnyPin, ...] = Field(
        default=(), max_length=1000, description="Days that are decided."
    )
    log: tuple[LogEntry, ...] = Field(
        default=(),
        max_length=100,
        description="Logs of what was lifted: ours (date,session,exercise,set,kg,reps,rir), or "
        "exports of Strong and Hevy.",
    )
    log_names: dict[Text, Text] = Field(
        default={},
        max_length=1000,
        title="name of an exercise",
        description="By a name that a log has, the id of the exercise that it means, or none for "
        "no exercise of ours; for every log, `names` of one comes first.",
    )
    calendar: CalendarEntry = Field(
        default_factory=CalendarEntry, description="How the calendar file is to look."
    )
