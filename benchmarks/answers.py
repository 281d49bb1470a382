"""Answers about real blocks, each checked by another route than the one on which it was found.

`python -m benchmarks.measure answers FILE` draws clashes, disruptions and days from a seed and
counts how many answers hold: a clash is solved again with no rule but its own, and without each of
them; fewer moves are asked for and must be impossible; prices are those of the changed scenario,
solved from nothing. The tests do the same by enumeration, on blocks that are small enough.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.moved import timed
from benchmarks.stays import Stays
from periodize import open as open_scenario
from periodize.block import as_lived
from periodize.errors import InputRefused, NoPlanExists, OutOfTime
from periodize.open_scenario import OpenScenario
from periodize.plan import Plan
from periodize.planning import solve
from periodize.policy.case import case_of
from periodize.policy.choose import model_of
from periodize.policy.settle import settle
from periodize.questions.asking import Clash
from periodize.questions.keep_history import PastStands
from periodize.questions.repairs import repairs
from periodize.questions.replan import ReplanAnswer
from periodize.questions.standing import standings
from periodize.questions.steps import steps
from periodize.referee import check
from periodize.rules.base import Rule
from periodize.scenario.scenario import Pin, RuleChange, Scenario

CLASHES, REPLANS, DAYS, STEPS = 8, 8, 8, 6
"""How many of each are drawn for a block; steps are those that buy something and so many others."""
CAPS: Sequence[Mapping[str, Any]] = (
    {"rules.recovery_gap.hours": 96},
    {"rules.season_frequency.at_most": 1},
    {"rules.weekly_minutes.at_most": 40},
)
SECONDS, QUICK_SECONDS = 30.0, 3.0
"""What a plan may take whose worth counts, and one that needs only exist."""


def measured(file: Path) -> Mapping[str, Any]:
    """How many answers of each kind hold, and the median seconds to name a clash."""
    opened = open_scenario(file)
    _ = opened.plan
    clashes = list(_clashes(opened))
    kinds: Mapping[str, list[bool]] = {
        "clashes exact": [_is_exact(scenario, clash) for scenario, clash, _ in clashes],
        "repairs accepted": [ok for s, clash, _ in clashes for ok in _repaired(opened, s, clash)],
        "replans fewest": list(_replans(opened)),
        "prices": list(_prices(opened)),
        "why-not": list(_why_not(opened)),
    }
    seconds = median(each for _, _, each in clashes)
    return {
        "hold": {name: [sum(held), len(held)] for name, held in kinds.items()},
        "clash": seconds,
    }


def _clashes(opened: OpenScenario) -> Iterator[tuple[Scenario, Clash, float]]:
    """Scenarios with pins and a cap that leave no plan, with the clash and the seconds to it.

    What is not settled in a few seconds is left out.
    """
    rng, found = random.Random(1), 0
    asking = replace(opened.asking, time_limit=QUICK_SECONDS)
    while found < CLASHES:
        days = rng.sample(sorted(opened.scenario.windows_by_date), 4)
        block = case_of(opened.scenario).block
        pins = [
            {"date": day.isoformat(), "focus": rng.choice(sorted(block.model.focuses))}
            for day in sorted(days)
        ]
        try:
            scenario = opened.changed(set={"pins": pins, **rng.choice(CAPS)}).scenario
            answer, spent = timed(partial(asking.plan, scenario))
        except (InputRefused, OutOfTime):
            continue
        if isinstance(answer, Clash):
            found += 1
            yield scenario, answer, spent["wall"]


def _is_exact(scenario: Scenario, clash: Clash) -> bool:
    """Whether the named rules alone leave no plan, and any one less leaves one."""
    rules = case_of(scenario).rules
    musts = {rule.rule for rule in rules if rule.penalty is None}
    names = {each.rule for each in clash.rules}
    rests = [names - {spared} for spared in names]
    return not _has_plan(scenario, musts - names) and all(
        _has_plan(scenario, musts - rest) for rest in rests
    )


def _has_plan(scenario: Scenario, off: set[str]) -> bool:
    without = tuple(RuleChange(rule=n, values={"enabled": False}, where=()) for n in sorted(off))
    freed = replace(scenario, rules=(*scenario.rules, *without))
    return _plan(freed, seconds=QUICK_SECONDS) is not None


def _plan(scenario: Scenario, *also: Rule, seconds: float = SECONDS) -> Plan | None:
    """The plan of a scenario, solved from nothing; None where the rules clash."""
    try:
        return solve(scenario, also=also, reasoned=False, time_limit=seconds).plan
    except NoPlanExists:
        return None


def _repaired(opened: OpenScenario, scenario: Scenario, clash: Clash) -> Iterator[bool]:
    """Whether the plan of each repair breaks the relaxed rules and no others."""
    asking = replace(opened.asking, time_limit=QUICK_SECONDS)
    for repair in repairs(scenario, clash, asking).repairs:
        broken = {found.rule for found in check(scenario, repair.plan).broken} - {"goals"}
        yield bool(broken) and broken <= set(repair.rules)


def _replans(opened: OpenScenario) -> Iterator[bool]:
    """Whether a plan that keeps one session more is impossible, after what may happen."""
    rng, plan = random.Random(2), opened.plan
    kinds: Sequence[Callable[[Any], Mapping[str, Any]]] = (
        lambda since: {"missed": [rng.choice([s.id for s in plan.sessions if s.date < since])]},
        lambda since: {"away": [(since, since + timedelta(days=rng.randint(2, 6)))]},
        lambda since: {"away": [(since + timedelta(days=rng.randint(0, 6)),) * 2]},
        lambda since: {"move_race": _a_race_moved(opened, since, rng)},
    )
    for number in range(REPLANS):
        since = rng.choice([s.date for s in plan.sessions[4:-4]])
        what = dict(kinds[number % len(kinds)](since))
        missed = what.pop("missed", ())
        if "away" in what:
            what["away"] = [tuple(day.isoformat() for day in days) for days in what["away"]]
        now = opened.changed(**what) if what else opened
        answer = now.follow(plan).replan(since, missed=missed)
        yield answer.proven and _is_fewest(now.scenario, plan, answer)


def _a_race_moved(opened: OpenScenario, since: Any, rng: random.Random) -> Mapping[str, str]:
    races = [race for race in opened.scenario.races if race.date > since]
    race = rng.choice(races or list(opened.scenario.races))
    return {race.name: (race.date - timedelta(days=rng.randint(1, 3))).isoformat()}


def _is_fewest(scenario: Scenario, plan: Plan, answer: ReplanAnswer) -> bool:
    done = [s for s in plan.sessions if s.date < answer.since and s.id not in answer.missed]
    coming = [s for s in plan.sessions if s.date >= answer.since]
    stands = PastStands(
        until=answer.since,
        done=tuple((s.slot, tuple(e.exercise for e in s.exercises)) for s in done),
    )
    followed = plan.replace(sessions=(*done, *coming))
    lived = as_lived(settle(scenario, model_of(scenario)).block(scenario), followed, answer.since)
    if answer.plan is None:
        return _plan(lived, stands) is None
    one_more = Stays(sessions=standings(coming), at_least=len(coming) - answer.moves + 1)
    return _plan(lived, stands, one_more) is None


def _prices(opened: OpenScenario) -> Iterator[bool]:
    """Whether each step is worth what its scenario is, solved from nothing."""
    answer = opened.prices()
    bought = {f"{price.rule}: {price.step}": price.plan for price in answer.prices}
    every = {str(step): step.scenario for step in steps(opened.scenario)}
    rest = [name for name in every if name not in bought][:STEPS]
    for name in (*bought, *rest):
        yield _worth(bought.get(name, opened.plan)) == _worth(_plan(every[name]))


def _why_not(opened: OpenScenario) -> Iterator[bool]:
    """Whether a session on a day costs what the scenario with a pin does, or is as impossible."""
    rng, scenario = random.Random(3), opened.scenario
    block = case_of(scenario).block
    for _ in range(DAYS):
        day = rng.choice(sorted(scenario.windows_by_date))
        week = block.calendar.week_of(day)
        offered = [n for n, f in block.model.focuses.items() if block.menus.offers(f, week)]
        focus = rng.choice([name for name in offered if not block.model.focuses[name].on_request])
        answer = opened.why_not(day, focus)
        found = opened.plan if answer.stands else answer.plan
        pinned = replace(scenario, pins=(*scenario.pins, Pin(date=day, focus=focus)))
        yield _worth(found) == _worth(_plan(pinned))


def _worth(plan: Plan | None) -> list[int] | None:
    return [goal.value for goal in plan.goals] if plan else None
