"""What is known of a calendar from the last time, kept beside the scenario."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class Pushed(BaseModel):
    """An event as it was last written or read.

    Attributes:
        etag: its version on the server.
        start: local wall time.
        minutes: its length.
        digest: of all that the plan says of it.
        text: of the title and text as we wrote them.
        now: of those that stood there when it was last seen.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    etag: str
    start: dt.datetime
    minutes: int
    digest: str
    text: str
    now: str


class State(BaseModel):
    """What is known.

    Attributes:
        url: the calendar that it is of.
        token: from where to ask the server for changes.
        seen: by name, the version of everything in the calendar, ours or not.
        events: by the id of a session.
    """

    model_config = ConfigDict(extra="forbid")

    format: Literal[1] = 1
    url: str
    token: str = ""
    seen: dict[str, str] = Field(default_factory=dict)
    events: dict[str, Pushed] = Field(default_factory=dict)


def read_state(content: bytes, url: str) -> State:
    """The state that a file holds; a new one where there is none.

    Raises:
        ValueError: it is no state, or of another calendar.
    """
    if not content:
        return State(url=url)
    try:
        found = State.model_validate_json(content)
    except ValidationError:
        raise ValueError("is in the way and no state of ours; move it") from None
    if found.url != url:
        raise ValueError("is of another calendar; move it to begin with this one")
    return found


def write_state(state: State) -> bytes:
    """The file of a state."""
    return f"{state.model_dump_json(indent=1)}\n".encode()
