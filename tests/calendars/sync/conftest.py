"""A server with one user, and three sessions in its calendar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calendars.sync.athlete import Syncing
from tests.calendars.sync.server import Radicale, radicale

TUE, THU, SAT = (f"2027-05-{day:02d} 18:00" for day in (4, 6, 8))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Radicale]:
    """A server of this machine, with one user and no calendar."""
    with radicale(tmp_path) as found:
        yield found


@pytest.fixture
def three(server: Radicale) -> Syncing:
    """Three sessions, planned and brought to a calendar that was made for them."""
    found = Syncing(server)
    found.planned(TUE, THU, SAT)
    assert found.sync().created == 3
    return found
