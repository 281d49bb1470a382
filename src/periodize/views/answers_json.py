"""Answers as plain data: dates as ISO text, of plans their sessions, scenarios left out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

from periodize.plan import Plan, Session
from periodize.scenario.scenario import Scenario


def as_json(answer: Any) -> Any:
    """What `--json` prints of an answer: every field, and whether it is proven."""
    if isinstance(answer, dt.datetime):
        return answer.isoformat(timespec="minutes")
    if isinstance(answer, dt.date):
        return answer.isoformat()
    if isinstance(answer, Mapping):
        return {str(key): as_json(value) for key, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [as_json(value) for value in answer]
    if isinstance(answer, frozenset):
        return sorted(answer)
    if isinstance(answer, Plan):
        return [_session(session) for session in answer.sessions]
    if not dataclasses.is_dataclass(answer):
        return answer
    proven = getattr(answer, "proven", None)
    said = {each.name: getattr(answer, each.name) for each in dataclasses.fields(answer)}
    if proven is not None:
        said["proven"] = proven
    shown = {key: value for key, value in said.items() if not isinstance(value, Scenario)}
    return {key: as_json(value) for key, value in shown.items()}


def _session(session: Session) -> dict[str, Any]:
    """Where a session stands and the ids of what it holds."""
    return {
        "id": session.id,
        "start": session.start.isoformat(timespec="minutes"),
        "minutes": session.minutes,
        "place": session.place,
        "focus": session.focus,
        "exercises": [each.exercise for each in session.exercises],
    }
