"""Load ramp: loads climb in small steps, one thing at a time, and never jump after a break.

Loads are compared, in kg where these are known and else as %1RM, with the heaviest of the last week
in which the exercise stood, a deload aside. Where sets or repetitions rise, the load stays; so it
does in a deload, in the taper and after a break. Without a known load nothing is asked. Doses
follow from the model's tables and are held down to the ramp once the sessions stand, so nothing is
placed otherwise for its sake. What was done before a plan was made again is not judged, but what
comes is compared with it.

Why: tendon and bone adapt more slowly than muscle, and a jump in load is where they fail.
Reference: ACSM 2009, progression models (2 to 10 %), grade C; the break: coaching practice, grade
D.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from periodize.block import Block
from periodize.dates import days_between, monday_of
from periodize.loads import kits_at, next_above
from periodize.model.progression import RampNumbers
from periodize.plan import Plan, Prescription, Session
from periodize.rules.base import Rule, Violation

if TYPE_CHECKING:
    from periodize.rules.decide import Decide

ROUNDING = 0.001


class _Lift(NamedTuple):
    """An exercise in the session where it stands."""

    session: Session
    done: Prescription


class LoadRamp(RampNumbers, Rule):  # noqa: D101, its numbers bring the docstring
    weighs_days: ClassVar[bool] = False
    judges_by: ClassVar[tuple[str, ...]] = ("reps_allowed",)

    rule: Literal["load_ramp"]

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask nothing: loads are held down to the ramp once the sessions stand."""

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Follow every exercise through the plan, and compare each load with the one before."""
        for lifts in _by_exercise(plan).values():
            for number, lift in enumerate(lifts):
                if block.done(lift.session.start, lift.session.place, lift.session.focus):
                    continue
                monday = monday_of(lift.session.date)
                earlier = [each for each in lifts[:number] if each.session.date < monday]
                base = _compared_with(earlier)
                if base is None:
                    continue
                rest = days_between(earlier[-1].session.date, lift.session.date)
                why = self._stays(lift, base.done, rest)
                for text in self._risen(block, lift, base.done, why):
                    yield self.breach(lift.session.date, f"{lift.done.exercise}: {text}")

    def _stays(self, lift: _Lift, base: Prescription, rest: int) -> str:
        """Why the load may not rise at all; empty where it may."""
        if lift.session.deload:
            return "in a deload"
        if lift.session.phase in self.hold:
            return f"in the phase {lift.session.phase}"
        if rest >= self.break_days:
            return f"after {rest} days without it"
        if lift.done.sets > base.sets:
            return "while the sets rise"
        if (lift.done.reps or 0) > (base.reps or 0):
            return "while the repetitions rise"
        return ""

    def _risen(self, block: Block, lift: _Lift, base: Prescription, why: str) -> Iterator[str]:
        rise, limit = (0.0, why) if why else (self.rise, f"by more than {100 * self.rise:g} %")
        new, old, unit = lift.done.load_kg, base.load_kg, "kg"
        if not new or not old:
            new, old, unit = lift.done.percent_1rm, base.percent_1rm, "% of the 1RM"
        if not new or not old or new <= old * (1 + rise) + ROUNDING:
            return
        if not rise or unit != "kg" or not self._is_one_step(block, lift, old):
            yield f"rises from {old:g} to {new:g} {unit} {limit}"

    def _is_one_step(self, block: Block, lift: _Lift, load_kg: float) -> bool:
        exercise = block.catalogue.exercises.get(lift.done.exercise)
        place = block.scenario.places.get(lift.session.place)
        if exercise is None or place is None:
            return False
        # A plan by hand may leave out the kit; then any that is there counts.
        kits = (lift.done.kit,) if lift.done.kit else kits_at(exercise, place)
        steps = [step for kit in kits if (step := next_above(kit, place, load_kg)) is not None]
        return bool(steps) and (lift.done.load_kg or 0) <= min(steps) + ROUNDING

    def explain(self) -> str:
        """Say the step and when there is none."""
        phases = f", in the phases {' and '.join(self.hold)}" if self.hold else ""
        return (
            f"From week to week a load rises by at most {100 * self.rise:g} % or one step of the "
            f"weights at hand; not while sets or repetitions rise, in a deload{phases}, or after "
            f"{self.break_days} days without the exercise."
        )


def _by_exercise(plan: Plan) -> Mapping[str, Sequence[_Lift]]:
    found: dict[str, list[_Lift]] = defaultdict(list)
    for session in sorted(plan.sessions, key=lambda session: session.start):
        for done in session.exercises:
            found[done.exercise].append(_Lift(session, done))
    return found


def _compared_with(earlier: Sequence[_Lift]) -> _Lift | None:
    """The heaviest lift of the last week that has one; deloads only where there is nothing else."""
    loaded = [lift for lift in earlier if lift.done.load_kg or lift.done.percent_1rm]
    candidates = [lift for lift in loaded if not lift.session.deload] or loaded
    weeks = {monday_of(lift.session.date) for lift in candidates}
    last = [lift for lift in candidates if monday_of(lift.session.date) == max(weeks)]
    return max(last, key=_weight) if last else None


def _weight(lift: _Lift) -> tuple[float, float]:
    return lift.done.load_kg or 0, lift.done.percent_1rm or 0
