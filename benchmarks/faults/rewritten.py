"""The same scenario written another way, and shifted by 52 weeks: what must come out the same.

Each way takes what a scenario file says and says the same otherwise. The goals must be worth the
same; where only the order of entries is another, the plan must be the same, too.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import yaml

from periodize.plan import Plan
from periodize.planning import solve
from periodize.scenario import load_text

Said = dict[str, Any]
KM_PER_MI = 1.609344
SHIFT = dt.timedelta(weeks=52)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def in_another_order(random: Random, said: Said) -> Said:
    """Keys, runs, races and kit shuffled."""
    for key in ("runs", "races"):
        random.shuffle(said.get(key, []))
    for place in said.get("places", {}).values():
        random.shuffle(place["equipment"])
    keys = [*said]
    random.shuffle(keys)
    return {key: said[key] for key in keys}


def in_miles(random: Random, said: Said) -> Said:
    """Runs and races whose kilometres are told in miles."""
    for entry in (*said["runs"], *said.get("races", ())):
        if "km" in entry:
            entry["mi"] = entry.pop("km") / KM_PER_MI
    return said


def as_recurring(random: Random, said: Said) -> Said:
    """Each dated run as one that recurs, on its one day."""
    said["runs"] = [_recurring(entry) for entry in said["runs"]]
    return said


def _recurring(entry: Said) -> Said:
    day = entry["date"]
    weekday = DAYS[dt.date.fromisoformat(str(day)).weekday()]
    others = {key: value for key, value in entry.items() if key != "date"}
    return {"every": [weekday], "from": day, "to": day, **others}


def a_year_later(random: Random, said: Said) -> Said:
    """Every date 52 weeks later; nobody grows older by it."""
    if "birth_year" in said.get("athlete", {}):
        said["athlete"]["birth_year"] += 1
    shifted: Said = _shifted(said)
    return shifted


def _shifted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shifted(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_shifted(each) for each in value]
    try:
        return (dt.date.fromisoformat(str(value)) + SHIFT).isoformat()
    except ValueError:
        return value


WAYS: dict[str, Callable[[Random, Said], Said]] = {
    "in another order": in_another_order,
    "in miles": in_miles,
    "as recurring runs": as_recurring,
    "a year later": a_year_later,
}


def plan_of(said: Said) -> Plan:
    """The plan of what a scenario file says."""
    text = str(yaml.safe_dump(said, sort_keys=False))
    return solve(load_text(text, "said.yaml", Path()), reasoned=False).plan


def unlike(random: Random, said: Said) -> Counter[str]:
    """The ways in which what must be the same is not; empty where all is as it should be."""
    found: Counter[str] = Counter()
    before = plan_of(said)
    for name, way in WAYS.items():
        after = plan_of(way(random, copy.deepcopy(said)))
        if after.goals != before.goals:
            found[f"other goals {name}"] += 1
        elif way is in_another_order and after.sessions != before.sessions:
            found[f"another plan {name}"] += 1
    return found
