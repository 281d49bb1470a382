"""Reads the weeks of `tests/gold/*.yaml`.

A file belongs to the model of its name and holds a list of weeks:

    title: what the week shows
    scenario: a scenario as a user writes it; format, name, id, timezone and model are added
    sessions: as in plan.json; `at: 2027-05-18T18:00` stands for date and start
    twins:
      - {title: what is wrong, breaks: the rule that must say so, change: {sessions.0.minutes: 90}}

A change is a path into `sessions` and what stands there instead; `null` takes an entry out.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from periodize.plan import Plan, read_plan
from periodize.scenario import Scenario, load_text

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Week:
    """One gold week: a scenario, the sessions of a plan, and its bad twins."""

    model: str
    title: str
    situation: Mapping[str, Any]
    sessions: list[dict[str, Any]]
    twins: list[Mapping[str, Any]]

    @property
    def scenario(self) -> Scenario:
        """The scenario, read as a user's file is."""
        head = {"format": 1, "name": self.title, "id": "gold", "timezone": "Europe/Berlin"}
        text = yaml.safe_dump({**head, "model": self.model, **self.situation}, sort_keys=False)
        return load_text(text, f"{self.model}.yaml", FOLDER)

    def plan(self, changes: Mapping[str, Any] | None = None) -> Plan:
        """The plan, with some places changed."""
        record = {"sessions": copy.deepcopy(self.sessions)}
        for path, value in (changes or {}).items():
            _put(record, path.split("."), value)
        sessions = [_dated(session) for session in record["sessions"]]
        text = json.dumps({"format": 1, "model": self.model, "sessions": sessions}, default=str)
        return read_plan(text, f"{self.model}.json")


def gold_weeks() -> Iterator[Week]:
    """All weeks of all models, in order."""
    for file in sorted(FOLDER.glob("*.yaml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield Week(
                file.stem, entry["title"], entry["scenario"], entry["sessions"], entry["twins"]
            )


def _dated(session: dict[str, Any]) -> dict[str, Any]:
    moment = session.pop("at")
    start = moment if isinstance(moment, dt.datetime) else dt.datetime.fromisoformat(moment)
    return {"date": start.date(), "start": start.isoformat(timespec="minutes"), **session}


def _put(record: Any, path: list[str], value: Any) -> None:
    *way, last = (int(step) if step.isdigit() else step for step in path)
    for step in way:
        record = record[step]
    if value is None:
        del record[last]
    elif isinstance(record, list) and last == len(record):
        record.append(value)
    else:
        record[last] = value
