"""Load ramp: loads climb in small steps, one thing at a time, and never jump after a break.

Loads are compared, in kg where these are known and else as %1RM, with the heaviest of the last week
in which the exercise stood at the same place with the same kit, a deload aside: what is lifted at
home says nothing of a gym. Weeks count, not sessions: a lift of every second week may climb two
steps. Where sets or repetitions rise, the load stays; so it does in a deload, in the taper and
after a break. Without a known load nothing is asked. Doses follow from the model's tables and are
held down to the ramp once the sessions stand, so nothing is placed otherwise for its sake;
repetitions, rest and reserve then follow the load that is there. What was done before a plan was
made again is not judged, but what comes is compared with it.

Why: tendon and bone adapt more slowly than muscle, and a jump in load is where they fail.
Reference: ACSM 2009, progression models (2 to 10 %), grade C; the break: coaching practice, grade
D.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from periodize.block import Block
from periodize.dates import WEEKDAYS, days_between, monday_of
from periodize.model.progression import RampNumbers
from periodize.plan import Plan, Prescription
from periodize.prescribe.loads import kits_at, next_above
from periodize.rules.base import Rule, Violation
from periodize.rules.breaks import DaysOff, Lift
from periodize.rules.looser import Looser, NoStep
from periodize.rules.reach import Reach

if TYPE_CHECKING:
    from periodize.statements.decide import Decide

ROUNDING = 0.001


class LoadRamp(RampNumbers, Rule):  # noqa: D101, its numbers bring the docstring
    reach: ClassVar[Reach] = "loads"
    judges_by: ClassVar[tuple[str, ...]] = ("reps_allowed",)

    rule: Literal["load_ramp"]

    def constrain(self, block: Block, decide: Decide) -> None:
        """Ask nothing: loads are held down to the ramp once the sessions stand."""

    def violations(self, block: Block, plan: Plan) -> Iterator[Violation]:
        """Follow every exercise through the plan, and compare each load with the one before."""
        away = DaysOff(block, plan, block.numbers.returning) if block.numbers.returning else None
        for lifts in _by_exercise_and_place(plan).values():
            for number, lift in enumerate(lifts):
                if block.doses.done(lift.session.start, lift.session.place, lift.session.focus):
                    continue
                monday = monday_of(lift.session.date)
                like = [each for each in lifts[:number] if _is_like(each.done, lift.done)]
                earlier = [each for each in like if each.session.date < monday]
                base = _compared_with(earlier)
                back = away.comeback(lift) if away else None
                if base is None or (back and back.percent):
                    # What comes back from days off is for another rule to judge.
                    continue
                last = earlier[-1].session.date
                why = self._stays(lift, base.done, days_between(last, lift.session.date))
                weeks = 0 if why else _weeks_between(last, lift.session.date)
                for text in self._risen(block, lift, base.done, weeks, why):
                    name = block.catalogue.name_of(lift.done.exercise)
                    yield self.breach(lift.session.date, f"{name}: {text}")

    def _stays(self, lift: Lift, base: Prescription, rest: int) -> str:
        """Why the load may not rise at all; empty where it may."""
        if lift.session.deload:
            return "in a deload"
        if lift.session.phase in self.hold:
            return f"in the phase {lift.session.phase}"
        if rest > self.break_days:
            return f"after {rest} days without it"
        if lift.done.sets > base.sets:
            return "while the sets rise"
        if (lift.done.reps or 0) > (base.reps or 0):
            return "while the repetitions rise"
        return ""

    def _risen(
        self, block: Block, lift: Lift, base: Prescription, weeks: int, why: str
    ) -> Iterator[str]:
        most = (1 + self.rise) ** weeks
        new, old, unit = lift.done.load_kg, base.load_kg, "kg"
        if not new or not old:
            new, old, unit = lift.done.percent_1rm, base.percent_1rm, "% of the 1RM"
        if not new or not old or new <= old * most + ROUNDING:
            return
        steps = weeks if self.rise and unit == "kg" else 0
        if new > self._steps_above(block, lift, old, steps) + ROUNDING:
            times = "" if weeks < 2 else f" a week in {weeks} weeks"
            limit = why or f"by more than {100 * self.rise:g} %{times}"
            yield f"rises from {old:g} to {new:g} {unit} {limit}"

    def _steps_above(self, block: Block, lift: Lift, load_kg: float, steps: int) -> float:
        """The load that lies so many steps of the weights at hand above another."""
        exercise = block.catalogue.exercises.get(lift.done.exercise)
        place = block.scenario.places.get(lift.session.place)
        if exercise is None or place is None:
            return load_kg
        # A plan by hand may leave out the kit; then any that is there counts.
        kits = (lift.done.kit,) if lift.done.kit else kits_at(exercise, place)
        for _ in range(steps):
            above = [each for kit in kits if (each := next_above(kit, place, load_kg)) is not None]
            load_kg = min(above, default=load_kg)
        return load_kg

    def looser(self, block: Block) -> Looser:
        """Say why there is none."""
        return NoStep("it limits loads, not days")

    def explain(self) -> str:
        """Say the step and when there is none."""
        phases = f", in the phases {' and '.join(self.hold)}" if self.hold else ""
        return (
            f"A load rises by at most {100 * self.rise:g} % or one step of the weights at hand for "
            "each week since the exercise was last done at the same place with the same kit; not "
            f"while sets or repetitions rise, in a deload{phases}, or after more than "
            f"{self.break_days} days without it."
        )


def _by_exercise_and_place(plan: Plan) -> Mapping[tuple[str, str], Sequence[Lift]]:
    found: dict[tuple[str, str], list[Lift]] = defaultdict(list)
    for session in sorted(plan.sessions, key=lambda session: session.start):
        for done in session.exercises:
            found[done.exercise, session.place].append(Lift(session, done))
    return found


def _is_like(before: Prescription, now: Prescription) -> bool:
    """Whether both have one kit; what does not name its own is taken for the same."""
    return before.kit is None or before.kit == now.kit


def _weeks_between(last: date, now: date) -> int:
    """How many Mondays came after one day, up to another."""
    return (days_between(last, now) + last.weekday()) // len(WEEKDAYS)


def _compared_with(earlier: Sequence[Lift]) -> Lift | None:
    """The heaviest lift of the last week that has one; deloads only where there is nothing else."""
    loaded = [lift for lift in earlier if lift.done.load_kg or lift.done.percent_1rm]
    candidates = [lift for lift in loaded if not lift.session.deload] or loaded
    weeks = {monday_of(lift.session.date) for lift in candidates}
    last = [lift for lift in candidates if monday_of(lift.session.date) == max(weeks)]
    return max(last, key=_work) if last else None


def _work(lift: Lift) -> tuple[float, float, int, int]:
    """Load and %1RM; of several as heavy the one with the most sets and repetitions counts."""
    done = lift.done
    return done.load_kg or 0, done.percent_1rm or 0, done.sets, done.reps or 0
