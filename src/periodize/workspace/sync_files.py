"""What `sync` keeps beside a plan: what is known of the calendar, and that it is at work."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from periodize.errors import CouldNotWrite
from periodize.workspace.private import OWNER_ONLY

STATE, LOCK = "sync.json", "sync.lock"


def state_file(plan: Path, stem: str) -> Path:
    """Where the state of a plan's calendar stands."""
    return plan.with_name(f"{stem}.{STATE}")


@contextlib.contextmanager
def alone(plan: Path, stem: str) -> Iterator[None]:
    """Work on a calendar alone; the lock ends with the process, however that ends.

    Raises:
        CouldNotWrite: another process is at work on it, or the lock cannot be made.
    """
    path = plan.with_name(f".{stem}.{LOCK}")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    except OSError as error:
        raise CouldNotWrite(f"{path}: {error.strerror or error}") from None
    try:
        if not _locked(descriptor):
            raise CouldNotWrite("another sync of this plan is at work")
        # The file stays: whoever waits for one that is taken away would be alone with it.
        yield
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:
        # Where there are no such locks, two at once are left to the versions of the events.
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
