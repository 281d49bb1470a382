"""Every rule, listed here and nowhere else. Who needs one of them imports that one."""

from __future__ import annotations

from periodize.rules.activation import Activation
from periodize.rules.after_race import AfterRace
from periodize.rules.after_run import AfterRun
from periodize.rules.availability import Availability
from periodize.rules.base import Rule
from periodize.rules.before_race import BeforeRace
from periodize.rules.before_run import BeforeRun
from periodize.rules.careful_with import CarefulWith
from periodize.rules.complex_pairs import ComplexPairs
from periodize.rules.deload import Deload
from periodize.rules.dose_zones import DoseZones
from periodize.rules.equipment import Equipment
from periodize.rules.exercise_rotation import ExerciseRotation
from periodize.rules.exercise_sets import ExerciseSets
from periodize.rules.exposure_gap import ExposureGap
from periodize.rules.hard_days import HardDays
from periodize.rules.hard_run_days import HardRunDays
from periodize.rules.known_lifts import KnownLifts
from periodize.rules.ladder import LadderRule
from periodize.rules.load_ramp import LoadRamp
from periodize.rules.loadable import Loadable
from periodize.rules.muscle_balance import MuscleBalance
from periodize.rules.new_before_race import NewBeforeRace
from periodize.rules.pattern_coverage import PatternCoverage
from periodize.rules.pins import Pins
from periodize.rules.plyometric_contacts import PlyometricContacts
from periodize.rules.preferred_days import PreferredDays
from periodize.rules.push_pull import PushPull
from periodize.rules.recovery_gap import RecoveryGap
from periodize.rules.rest_day import RestDay
from periodize.rules.return_from_break import ReturnFromBreak
from periodize.rules.same_day_order import SameDayOrder
from periodize.rules.season_frequency import SeasonFrequency
from periodize.rules.session_minutes import SessionMinutes
from periodize.rules.session_mix import SessionMix
from periodize.rules.session_size import SessionSize
from periodize.rules.steady_week import SteadyWeek
from periodize.rules.weekly_minutes import WeeklyMinutes

RULES: tuple[type[Rule], ...] = (
    Availability,
    Equipment,
    CarefulWith,
    RecoveryGap,
    BeforeRun,
    AfterRun,
    SameDayOrder,
    HardRunDays,
    Activation,
    BeforeRace,
    AfterRace,
    NewBeforeRace,
    SeasonFrequency,
    SessionMix,
    WeeklyMinutes,
    RestDay,
    HardDays,
    ExposureGap,
    MuscleBalance,
    PatternCoverage,
    SessionSize,
    ExerciseSets,
    DoseZones,
    SessionMinutes,
    PushPull,
    ComplexPairs,
    PlyometricContacts,
    ExerciseRotation,
    KnownLifts,
    Loadable,
    LadderRule,
    Deload,
    LoadRamp,
    ReturnFromBreak,
    SteadyWeek,
    PreferredDays,
    Pins,
)
"""Every rule that a model may name."""
