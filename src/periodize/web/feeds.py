"""Calendars that other programs of this machine read: each under an address that nobody can guess.

The secret of an address lies in a key beside the plan, so that it stays the same from one start of
the page to the next. What is served is the plan that stands on the disk.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from periodize.calendars.busy import busy_ics
from periodize.calendars.ics import to_ics
from periodize.errors import CouldNotWrite, PeriodizeError
from periodize.plan import Plan
from periodize.scenario import load
from periodize.scenario.scenario import Scenario
from periodize.workspace.followed import leads_away, plan_file, plan_in, stem_of
from periodize.workspace.private import kept_key

Kind = Callable[[Path], bytes]


def key_file(scenario: Path) -> Path:
    """Where the key of a scenario's addresses lies."""
    return _beside(scenario, "feed.key")


def addresses(scenario: Path) -> Mapping[str, str]:
    """By what a calendar says, its address on the page; keys are made where there are none.

    Raises:
        CouldNotWrite: a key cannot be written.
    """
    kept_key(_busy_key(scenario))
    key = kept_key(key_file(scenario))
    return {kind: f"/feed/{_secret(key, kind)}.ics" for kind in KINDS}


def feed(scenarios: Sequence[Path], name: str) -> bytes | None:
    """The calendar of an address; None where no scenario has it, or has no plan that can be read.

    Every key that there is is compared, and each in constant time.
    """
    found = [
        (kind, scenario)
        for scenario, kind, secret in _known(scenarios)
        if hmac.compare_digest(secret.encode(), name.encode())
    ]
    try:
        return KINDS[found[0][0]](found[0][1]) if found else None
    except PeriodizeError:
        return None


def _known(scenarios: Sequence[Path]) -> Iterator[tuple[Path, str, str]]:
    for scenario in scenarios:
        if key_file(scenario).is_file() and not leads_away(key_file(scenario)):
            key = kept_key(key_file(scenario))
            for kind in KINDS:
                yield scenario, kind, _secret(key, kind)


def _secret(key: bytes, kind: str) -> str:
    return base64.urlsafe_b64encode(hmac.digest(key, kind.encode(), "sha256")).decode().rstrip("=")


def _busy_key(scenario: Path) -> Path:
    """The key of the calendar that says only when; `solve --busy` uses the same."""
    return _beside(scenario, "busy.key")


def _beside(scenario: Path, ending: str) -> Path:
    return scenario.with_name(f"{stem_of(plan_file(scenario))}.{ending}")


def _read(scenario: Path) -> tuple[Scenario, Plan]:
    if leads_away(plan_file(scenario)):
        raise CouldNotWrite("its plan lies in another folder")
    return load(str(scenario)), plan_in(plan_file(scenario))


def _whole(scenario: Path) -> bytes:
    return to_ics(*_read(scenario))


def _busy(scenario: Path) -> bytes:
    if not _busy_key(scenario).is_file():
        raise CouldNotWrite("its key is gone, and whoever only reads makes no other")
    return busy_ics(*_read(scenario), kept_key(_busy_key(scenario)))


KINDS: Mapping[str, Kind] = {"everything": _whole, "only when": _busy}
