"""What a periodization model says: a YAML file of `models/`, read into immutable values.

The numbers are data with source and grade; this module gives them names, units and bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from periodize.model.focus import Dose, Focus
from periodize.model.ladders import Ladder
from periodize.model.loading import Loading
from periodize.model.long_run import LongRun
from periodize.model.names import BANDS, PHASES, SEASONS, BandName, Phase, PhaseName, SeasonName
from periodize.model.part import Part
from periodize.model.seasons import Derivation, Quota, covering


class PhaseDoses(Part):
    """The doses of one phase: by kind of work, a wave of one or more weeks; the last week stays.

    `novice` replaces single kinds for novices.
    """

    called: ClassVar[str] = "a phase"

    kinds: Mapping[str, tuple[Dose, ...]]
    novice: Mapping[str, tuple[Dose, ...]] = {}
    quota: Quota | None = None


class Muscles(Part):
    """Weekly ranges of fractional hard sets per muscle group in some phases: [low, high]."""

    called: ClassVar[str] = "an entry of muscles"

    phases: tuple[Phase, ...]
    sets: Mapping[str, tuple[float, float]]


class Starts(Part):
    """When a session may start.

    Where its window opens, at another window's opening hour, and at the first point of the grid
    that lies so many hours after a run of that day.

    Attributes:
        before_run: the focuses that are also offered so that they end where a run of the day
            starts, to the minute, or where the window closes before that.
    """

    called: ClassVar[str] = "starts"

    grid_minutes: int = Field(ge=1, le=60)
    after_run_hours: tuple[int, ...]
    before_run: tuple[str, ...] = ()


class Model(Part):
    """A periodization model, whole.

    Attributes:
        bands: race distances: the longest kilometres of each band but the last.
        seasons: quotas by season; a phase may have its own.
        long_run: what makes a run long; None leaves that to its kind and to the scenario.
        segment_weeks: the longest training segment; accessories stay for one.
        reps_allowed: the most repetitions at a %1RM, by ascending %1RM (science: Epley and linear).
        loading: what follows from the load of a lift, whatever the phase.
        least_ability: an exercise that the athlete can do fewer times than this is not offered.
        ladders: by name, exercises that follow each other; no exercise stands on two. They hold
            where the rule `ladder` does.
        rules: the rules with their numbers, as written; `periodize.rules` reads them.
    """

    format: Literal[1]
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    summary: str
    sources: tuple[str, ...]
    bands: Mapping[BandName, float]
    seasons: Mapping[SeasonName, Quota]
    phases: Mapping[PhaseName, PhaseDoses]
    derivation: Derivation
    long_run: LongRun | None = None
    starts: Starts
    segment_weeks: int = Field(ge=1, le=12)
    reps_allowed: Mapping[int, int]
    loading: Loading = Loading()
    least_ability: int = Field(default=1, ge=0)
    muscles: tuple[Muscles, ...]
    focuses: Mapping[str, Focus]
    ladders: Mapping[str, Ladder] = {}
    rules: tuple[Mapping[str, Any], ...]

    @field_validator("seasons", "phases", "bands")
    @classmethod
    def _covers_every_axis(
        cls, table: Mapping[str, Any], info: ValidationInfo
    ) -> Mapping[str, Any]:
        words = {"seasons": SEASONS, "phases": PHASES, "bands": BANDS[:-1]}
        return covering(table, words[info.field_name or ""], info)

    @model_validator(mode="after")
    def _stands_on_one_ladder(self) -> Self:
        seen: dict[str, str] = {}
        for name, ladder in self.ladders.items():
            for exercise in ladder.exercises:
                if exercise in seen:
                    raise ValueError(f"{exercise} stands on two ladders: {seen[exercise]}, {name}")
                seen[exercise] = name
        return self

    @model_validator(mode="after")
    def _rounds_end_with_one_rest(self) -> Self:
        for name, focus in self.focuses.items():
            last = focus.last_role
            for phase in focus.phases if focus.rounds and last.doses else ():
                doses = self.phases[phase]
                rests = {
                    dose.rest_seconds
                    for kind in (last.dose, *last.doses.values())
                    for dose in (*doses.kinds.get(kind, ()), *doses.novice.get(kind, ()))
                }
                if len(rests) > 1:
                    message = f"the doses of {last.role} must rest equally, since it ends a round"
                    raise ValueError(f"focuses.{name}: in {phase} {message}")
        return self

    def band_of(self, km: float) -> str:
        """The row of the race tables for a distance in km: the next longer band."""
        return next((band for band in BANDS if km <= self.bands.get(band, float("inf"))), "100k")

    def reps_possible(self, percent: float) -> int:
        """The most repetitions at a %1RM; between two rows the heavier one counts."""
        return next((reps for row, reps in sorted(self.reps_allowed.items()) if percent <= row), 1)

    def wave(self, kind: str, phase: str, level: str) -> tuple[Dose, ...]:
        """The doses of a kind of work, week by week of a phase; empty where it has none."""
        doses = self.phases[phase]
        own = doses.novice.get(kind) if level == "novice" else None
        return own or doses.kinds.get(kind, ())

    def most(self, kind: str, level: str) -> tuple[int, int]:
        """The most repetitions and the longest hold, in seconds, that a kind of work ever has."""
        doses = [dose for phase in self.phases for dose in self.wave(kind, phase, level)]
        return max(dose.reps for dose in doses), max(dose.seconds for dose in doses)

    def row(self, kind: str, percent: float, level: str) -> Dose | None:
        """The dose of a kind of work that a %1RM belongs to, whatever the phase.

        Between two rows the heavier one counts; of equal ones that with the most repetitions. A
        kind that has nothing so light takes the row of the main lifts, where light loads may not
        leave many repetitions.
        """
        own = self._row(kind, percent, level)
        if self.loading.reserve_at_most is None:
            return own
        if own is not None and percent >= (own.percent or 0) * self.loading.same_dose_from:
            return own
        rows = [self._row(each, percent, level) for each in (kind, *self.main_kinds)]
        found = [(row.percent or 0, -row.reps, at) for at, row in enumerate(rows) if row]
        return rows[min(found)[2]] if found else None

    @property
    def main_kinds(self) -> tuple[str, ...]:
        """The kinds of work of heavy main lifts, as the focuses list them; not those in rounds."""
        roles = [r for focus in self.focuses.values() if not focus.rounds for r in focus.roles]
        return tuple(dict.fromkeys(r.dose for r in roles if r.main and r.stage == "heavy"))

    def _row(self, kind: str, percent: float, level: str) -> Dose | None:
        doses = [dose for phase in self.phases for dose in self.wave(kind, phase, level)]
        rows = [(dose.percent, -dose.reps, dose) for dose in doses if dose.percent is not None]
        heavier = [row for row in rows if row[0] >= percent]
        return min(heavier, key=lambda row: row[:2])[2] if heavier else None

    def least_percent(self, phase: str, level: str) -> float:
        """The lightest %1RM of a phase; 100 where nothing in it goes by %1RM."""
        doses = [
            dose for kind in self.phases[phase].kinds for dose in self.wave(kind, phase, level)
        ]
        return min((dose.percent for dose in doses if dose.percent is not None), default=100)

    def dose(self, kind: str, phase: str, week: int, level: str) -> Dose:
        """The dose of a kind of work in the given week (from 0) of a phase."""
        wave = self.wave(kind, phase, level) or self.phases[phase].kinds[kind]
        return wave[min(week, len(wave) - 1)]
