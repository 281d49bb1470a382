"""Whether a model can work with an athlete's kit, level and time; said before anything is solved.

A phase fits where at least one kind of session that counts can be held in one of its weeks: the
goal, level and phase offer it, a place has its kit, a window its minutes, and the week too. One of
them is for the legs where a training week asks for one.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from periodize.block import Block, Week
from periodize.dates import numbered_weeks
from periodize.errors import InputRefused
from periodize.explain.fit.reasons import reason
from periodize.model.demands import counts, loads_legs
from periodize.model.load import load_model, model_names
from periodize.model.names import EASY_PHASES
from periodize.policy.settle import settle


@dataclass(frozen=True, slots=True)
class Lack:
    """Phases in which no session can be held, or none for the legs.

    Attributes:
        phases: their names.
        weeks: the numbers of their weeks that ask for a session, ascending.
        legs: whether it is only sessions for the legs that cannot be held.
        reasons: what each kind of session would need.
    """

    phases: tuple[str, ...]
    weeks: tuple[int, ...]
    legs: bool
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        """Say it in one sentence."""
        what = "no session for the legs" if self.legs else "no session"
        where = f"{', '.join(dict.fromkeys(self.phases))} ({numbered_weeks(self.weeks)})"
        return f"{what} can be held in {where}: {'; '.join(self.reasons)}"

    def joined(self, other: Lack) -> Lack:
        """This and a later one for the same reasons."""
        return replace(
            self, phases=(*self.phases, *other.phases), weeks=(*self.weeks, *other.weeks)
        )


def fit_notes(block: Block) -> tuple[str, ...]:
    """What cannot be held of a model, phase by phase, and which shipped models could.

    Raises:
        InputRefused: no session of it that counts can be held, but another model's could be.
    """
    found = lacks(block)
    if not found:
        return ()
    others = fitting_models(block)
    better = f"; what could work here: {', '.join(others)}" if others else ""
    told = tuple(f"under {block.model.name} {lack}{better}" for lack in found)
    empty = {week for lack in found if not lack.legs for week in lack.weeks}
    if others and all(week.number in empty for week in block.calendar.weeks if week.target):
        raise InputRefused([block.scenario.marks.problem(("model",), text) for text in told])
    return told


def fitting_models(block: Block) -> tuple[str, ...]:
    """The other shipped models that fit the scenario in every phase."""
    unchanged = replace(block.scenario, rules=())
    others = [name for name in model_names() if name != block.model.name]
    policies = ((name, settle(unchanged, load_model(name))) for name in others)
    return tuple(name for name, policy in policies if not lacks(policy.block(block.scenario)))


def lacks(block: Block) -> tuple[Lack, ...]:
    """The phases in which no session can be held, or none for the legs where some are wanted."""
    held = {
        (option.focus, option.week)
        for option in block.options.all
        if block.menus.workable(option.menu)
        and option.minutes <= block.calendar.weeks[option.week].minutes
    }
    open_weeks = [week for week in block.calendar.weeks if week.target]
    found: dict[tuple[bool, tuple[str, ...]], Lack] = {}
    for phase, group in groupby(open_weeks, lambda week: week.phase):
        if lack := _lack(block, phase, tuple(group), held):
            same = lack.legs, lack.reasons
            found[same] = found[same].joined(lack) if same in found else lack
    return tuple(found.values())


def _lack(
    block: Block, phase: str, weeks: Sequence[Week], held: Container[tuple[str, int]]
) -> Lack | None:
    numbers = tuple(week.number for week in weeks)
    counted = [name for name, focus in block.model.focuses.items() if counts(focus)]
    legs = [name for name in counted if loads_legs(block.model.focuses[name])]
    for names, only_legs in ((counted, False), (legs, True)):
        if only_legs and (phase in EASY_PHASES or not any(week.legs for week in weeks)):
            continue
        if not any((name, week.index) in held for name in names for week in weeks):
            mine = [name for name in names if _is_for_the_goal(block, name)] or names
            reasons = dict.fromkeys(reason(block, name, weeks) for name in mine)
            told = tuple(each for each in reasons if each) or ("the model has none for it",)
            return Lack((phase,), numbers, only_legs, told)
    return None


def _is_for_the_goal(block: Block, name: str) -> bool:
    goals = block.model.focuses[name].goals
    return not goals or block.scenario.goal in goals
