"""Facts of a scenario's logs, and of further ones: what was done, and the maxima that it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from periodize.model.catalogue import load_catalogue
from periodize.plan import Plan
from periodize.scenario.scenario import Scenario
from periodize.training_log.estimates import Estimate, counts, estimates
from periodize.training_log.sets import joined
from periodize.views.done import Done, done_of
from periodize.views.logs_read import logs_in


@dataclass(frozen=True, slots=True)
class Shown:
    """A maximum that sets show.

    Attributes:
        stated_kg: what the scenario states; None for nothing.
        newest: the last estimate.
        planned_kg: the load of its next session in the plan; None where there is none in kg.
        then_kg: the same share of the new maximum; the ramp and the weights at hand may hold it
            down.
    """

    stated_kg: float | None
    newest: Estimate
    planned_kg: float | None = None
    then_kg: float | None = None


@dataclass(frozen=True, slots=True)
class LogFacts:
    """What logs tell.

    Attributes:
        done: they beside the plan.
        shown: the maxima, by exercise in order of its id.
        guesses: by name of a log, what it may mean; empty for nothing.
        sets: how many were read, and how many of them count for maxima.
        notes: what was assumed of the further files.
        titles: by exercise, its name.
    """

    done: Done
    shown: tuple[Shown, ...]
    guesses: Mapping[str, str]
    sets: tuple[int, int]
    notes: tuple[str, ...]
    titles: Mapping[str, str]


def log_facts(scenario: Scenario, plan: Plan, files: Sequence[Path]) -> LogFacts:
    """Read further logs, and tell what all of them say.

    Raises:
        InputRefused: one cannot be read; with every problem.
    """
    catalogue = load_catalogue().with_own(scenario.exercises).exercises
    further, notes = logs_in(files, catalogue, scenario.units, scenario.log_names)
    sets = joined([scenario.logged, further])
    found = estimates(sets, scenario.athlete.one_rep_max_kg)
    newest = {each.exercise: each for each in found}
    return LogFacts(
        done=done_of(plan, sets),
        shown=tuple(_shown(scenario, plan, newest[name]) for name in sorted(newest)),
        guesses={each.called: each.exercise for each in sets if not each.sure},
        sets=(len(sets), sum(map(counts, sets))),
        notes=tuple(notes),
        titles={name: each.name for name, each in catalogue.items()},
    )


def _shown(scenario: Scenario, plan: Plan, newest: Estimate) -> Shown:
    stated = scenario.athlete.one_rep_max_kg.get(newest.exercise)
    for session in sorted(plan.sessions, key=lambda session: session.start):
        for done in session.exercises if session.date >= newest.since else ():
            if done.exercise == newest.exercise and done.percent_1rm:
                then = round(newest.kg * done.percent_1rm / 100, 1)
                return Shown(stated, newest, done.load_kg, then)
    return Shown(stated, newest)
