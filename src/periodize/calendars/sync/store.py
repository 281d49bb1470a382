"""What a calendar's server can do, as far as keeping in step asks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Listing(Protocol):
    """What is in a calendar, or what has changed in it; see `caldav.multistatus.Listed`."""

    @property
    def etags(self) -> Mapping[str, str]:
        """By name, the version of what is there."""

    @property
    def gone(self) -> frozenset[str]:
        """The names of what is there no more."""

    @property
    def token(self) -> str:
        """From where to ask for the next changes."""


class Store(Protocol):
    """One calendar; see `caldav.client.Server`."""

    def listing(self) -> Listing | None:
        """Everything in the calendar; None where there is no calendar."""

    def changes(self, token: str) -> Listing | None:
        """What has changed since a token; None where the server cannot say."""

    def make(self, name: str) -> None:
        """Make the calendar."""

    def get(self, name: str) -> tuple[bytes, str] | None:
        """The content and version of an event."""

    def put(self, name: str, content: bytes, etag: str) -> str:
        """Write an event over a version, or where none is."""

    def delete(self, name: str, etag: str) -> None:
        """Delete a version of an event."""


class Conflict(Exception):
    """Something else stands there than what was known."""


class Refused(Exception):
    """The server takes this one event not so; others it may."""
