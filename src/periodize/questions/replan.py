"""What now: the past stands, as few sessions move as can be, and only then the goals count."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from periodize.block import as_lived
from periodize.calendars.continuity import carry_over
from periodize.dates import DateRange
from periodize.engine import Near
from periodize.explain.reasons import reasons
from periodize.plan import Plan, Replanned, Session
from periodize.planning import Solved
from periodize.policy.case import Case, case_of
from periodize.policy.choose import model_of
from periodize.policy.settle import settle
from periodize.questions.asking import Asking, Clash, Reason
from periodize.questions.days import check_day
from periodize.questions.difference import Difference, difference
from periodize.questions.keep_history import PastStands
from periodize.questions.missed import check_named, missed_of
from periodize.questions.standing import standings
from periodize.scenario.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ReplanAnswer:
    """The plan from a day on.

    Attributes:
        since: the first day that was open.
        missed: the ids of sessions that were not done.
        moves: sessions that were still to come and do not stay where they stood.
        fewest: no plan moves fewer; equal to `moves` where that is proven.
        clash: the rules that leave no plan.
        plan: the new plan; sessions that stay or move keep their ids.
        difference: from the earlier plan to the new one.
        goals_first: whether the goals counted before the moves.
    """

    since: date
    missed: tuple[str, ...]
    moves: int = 0
    fewest: int = 0
    clash: Clash | None = None
    plan: Plan | None = None
    difference: Difference | None = None
    goals_first: bool = False

    @property
    def proven(self) -> bool:
        """Whether no plan moves fewer, and of those that move as few none is better.

        Where the goals come first: whether no plan is better.
        """
        best = self.plan is None or self.plan.status == "optimal"
        return best and (self.goals_first or self.moves == self.fewest)


def replan(
    scenario: Scenario,
    earlier: Plan,
    since: date,
    asking: Asking,
    *,
    missed: Collection[str] = (),
    done: Collection[str] = (),
    absent: Sequence[DateRange] = (),
    goals_first: bool = False,
) -> ReplanAnswer:
    """Plan again from a day on.

    Args:
        scenario: as it is now.
        earlier: the plan that was followed so far.
        since: the first day that is still open; the day behind the block if none is.
        asking: how to solve.
        missed: ids of sessions before that day that were not done, or days as `FROM..TO` of which
            none was.
        done: ids of sessions from that day on that were done already, and stay; or of sessions that
            were done on days off.
        absent: days off that `scenario` has already; what was planned on those before `since` was
            missed.
        goals_first: whether the goals count before the moves; of all best plans it is one that
            moves few.

    Raises:
        InputRefused: the day is outside the block, or an id is not one of the earlier plan's, or on
            the wrong side of the day; or some days hold no session.
    """
    absent = (*absent, *scenario.absences)
    if since != scenario.days.end:
        check_day(scenario, since, "--from")
    names = missed_of(earlier, since, missed, absent, done)
    check_named(earlier, since, names, done, absent)
    before = earlier.replanned.done if earlier.replanned else ()
    later = {session.id for session in earlier.sessions if session.date >= since}
    ahead = later & {*done, *before}
    held, open_sessions = _sorted(earlier, since, names, ahead)
    stands = PastStands(
        until=since,
        done=tuple((s.slot, tuple(e.exercise for e in s.exercises)) for s in held),
    )
    followed = earlier.replace(sessions=(*held, *open_sessions))
    now = settle(scenario, model_of(scenario)).block(scenario)
    off = _missed_days(earlier, names)
    lived = as_lived(now, followed, since, ahead, missed=off, same_deloads=not goals_first)
    near = Near(open_sessions, not goals_first, (*held, *open_sessions))
    begun = time.monotonic()
    found = asking.solved(lived, also=(stands,), near=near)
    if isinstance(found, Clash):
        clash = _told(found, lived, stands)
        return ReplanAnswer(since, names, clash=clash, goals_first=goals_first)
    kept = len(set(standings(open_sessions)) & set(standings(found.plan.sessions)))
    moves, fewest = len(open_sessions) - kept, found.fewest_moves
    late = asking.time_limit is not None and time.monotonic() - begun >= asking.time_limit
    told = _unreasoned(found.plan) if late or found.cut_short else _reasoned(found, stands)
    plan = carry_over(told, earlier, lived).replace(
        replanned=Replanned(
            since=since,
            missed=names,
            missed_days=off,
            done=tuple(sorted(ahead)),
            moves=moves,
            fewest=fewest,
        )
    )
    return ReplanAnswer(
        since,
        names,
        moves=moves,
        fewest=fewest,
        plan=plan,
        difference=difference(earlier, plan, since),
        goals_first=goals_first,
    )


def _missed_days(earlier: Plan, missed: Collection[str]) -> tuple[date, ...]:
    """The days of what was missed by now, in this replanning or one before."""
    known = earlier.replanned.missed_days if earlier.replanned else ()
    return tuple(sorted({*known, *(s.date for s in earlier.sessions if s.id in missed)}))


def _told(clash: Clash, lived: Scenario, stands: PastStands) -> Clash:
    """The clash in words for whoever knows what was done.

    How a plan that the other rules allow breaks ours says nothing: any session may be the first
    that it leaves out.
    """
    text = stands.explain()
    if lost := stands.impossible(case_of(lived).block):
        texts = "; ".join(f"{place.text}, at {place.place}" for place in lost)
        text += f" As the scenario is now these could not be held: {texts}."
    ours = Reason(stands.rule, text)
    return Clash(tuple(ours if each.rule == stands.rule else each for each in clash.rules))


def _reasoned(found: Solved, stands: PastStands) -> Plan:
    """The plan with why each session to come stands on its day, by the runner's own rules."""
    rules = tuple(rule for rule in found.case.rules if rule != stands)
    told = reasons(Case(found.case.block, rules), found.plan.sessions)
    pairs = zip(found.plan.sessions, told, strict=True)
    done = {place for place, _ in stands.done}
    return found.plan.replace(sessions=tuple(s if s.slot in done else t for s, t in pairs))


def _unreasoned(plan: Plan) -> Plan:
    """The plan where there is no time for reasons."""
    return plan.replace(without_reasons=True)


def _sorted(
    earlier: Plan,
    since: date,
    missed: Collection[str],
    ahead: Collection[str],
) -> tuple[list[Session], list[Session]]:
    """The sessions that were done, and those to come."""
    past = [s for s in earlier.sessions if s.date < since and s.id not in missed]
    held = [*past, *(s for s in earlier.sessions if s.date >= since and s.id in ahead)]
    return held, [s for s in earlier.sessions if s.date >= since and s.id not in ahead]
