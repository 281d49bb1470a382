"""Sessions as they stand in a plan, for rules that speak of them."""

from __future__ import annotations

from collections.abc import Iterable

from periodize.plan import Session, Slot


def standings(sessions: Iterable[Session]) -> tuple[Slot, ...]:
    """Where some sessions stand, in order of time."""
    return tuple(sorted(session.slot for session in sessions))
