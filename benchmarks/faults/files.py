"""Files of every kind that are read, spoilt: each is refused in words or taken, nothing else."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.faults.mutated import mutated, mutated_table
from benchmarks.faults.stopped import solved_plan
from benchmarks.faults.trial import Came
from periodize.errors import PeriodizeError
from periodize.model.load import model_names
from periodize.plan import read_plan
from periodize.planning import notes
from periodize.policy.case import case_of
from periodize.referee import check
from periodize.resources import folder as shipped
from periodize.scenario import load, load_text
from periodize.scenario.variant.draft import draft_of
from periodize.scenario.variant.variant import read_variant
from periodize.views.log_facts import log_facts

VARIANT: dict[str, Any] = {
    "name": "away",
    "add_races": [{"date": "2027-01-30", "name": "B", "km": 10, "priority": "C"}],
    "away": [{"from": "2027-01-12", "to": "2027-01-14"}],
    "set": {"weekly_minutes": 90, "athlete.level": "novice"},
}
RUNS = """\
date,kind,km,minutes,start,name
2027-01-05,intervals,10,,07:00,6 x 1 km
2027-01-06,easy,8,,07:00,
2027-01-07,tempo,10,50,17:30,"Club; ""fast"" run"
2027-01-10,long,22,,09:00,=SUM(A1:A9)
"""
LOG = """\
date,session,exercise,set,kg,reps,rir
2027-01-05,,back-squat,1,60,5,3
2027-01-05,,Romanian Deadlift,2,55.5,8,2
2027-01-08,,push-up,1,,20,1
"""


def plans(scenario: Path, random: Random) -> Came:
    """A spoilt plan is refused or judged."""
    text = mutated(random, json.loads(solved_plan(scenario)))
    try:
        verdict = check(load(scenario), read_plan(text, "p.json"))
    except PeriodizeError:
        return Came("refused")
    return Came("accepted" if verdict.accepted else "rejected")


def models(scenario: Path, random: Random) -> Came:
    """A spoilt model is refused, or the block stands under it and the rules say what they ask."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "own.yaml").write_text(mutated(random, _model(random)), "utf-8")
        said = _said(scenario) | {"model": "own.yaml"}
        try:
            read = load_text(json.dumps(said), "s.yaml", Path(folder))
            case = case_of(read)
            notes(read, case=case)
        except PeriodizeError:
            return Came("refused")
        return Came(f"taken, {'some' if case.decided.statements else 'no'} statements")


def variants(scenario: Path, random: Random) -> Came:
    """A spoilt variant is refused, or put over the scenario."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "variant.yaml"
        file.write_text(mutated(random, VARIANT), "utf-8")
        try:
            draft = draft_of(scenario.read_bytes(), scenario.name, scenario.parent)
            case_of(draft.changed(read_variant(file)).scenario())
        except PeriodizeError:
            return Came("refused")
        return Came("taken")


def tables(scenario: Path, random: Random) -> Came:
    """A spoilt table of runs is refused, or read."""
    with tempfile.TemporaryDirectory() as folder:
        said = _said(scenario) | {"runs": [{"import": "runs.csv"}]}
        table = RUNS.replace("2027-01-", f"{said['block']['start'][:8]}")
        (Path(folder) / "runs.csv").write_bytes(mutated_table(random, table))
        try:
            case_of(load_text(json.dumps(said), "s.yaml", Path(folder)))
        except PeriodizeError:
            return Came("refused")
        return Came("taken")


def logs(scenario: Path, random: Random) -> Came:
    """A spoilt log is refused, or read beside the plan."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        file.write_bytes(mutated_table(random, LOG))
        try:
            log_facts(load(scenario), read_plan(solved_plan(scenario), "p.json"), [file])
        except PeriodizeError:
            return Came("refused")
        return Came("taken")


@cache
def _said(scenario: Path) -> dict[str, Any]:
    said = yaml.safe_load(scenario.read_text("utf-8"))
    return dict(json.loads(json.dumps(said, default=str)))


def _model(random: Random) -> Any:
    return _model_named(random.choice(sorted(model_names())))


@cache
def _model_named(name: str) -> Any:
    text = (shipped("models") / f"{name}.yaml").read_text("utf-8")
    return json.loads(json.dumps({**yaml.safe_load(text), "name": "own"}, default=str))
