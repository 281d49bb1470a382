"""Which session of a new plan is which session of the earlier one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from periodize.dates import DateRange, days_between, monday_of
from periodize.plan import Plan, Session

NEAR_DAYS = 7
"""How far a session may move and still be the same one."""

_OWN_ID = re.compile(r"w\d+-(?P<focus>.+)-\d+")


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A session that a calendar may already show, live or cancelled."""

    start: dt.datetime
    focus: str
    id: str


def session_ids(
    sessions: Iterable[Session], earlier: Plan | None, block: DateRange
) -> Mapping[int, str]:
    """The id of each session, by its position.

    A session keeps an earlier one's id when both have the same focus and, in this order: the same
    start, the same date, the same week (paired in order of date), or at most seven days between
    them. Live sessions go before cancelled ones. The others get `w03-lower-strength-1`: the week of
    the block, the focus and the first number that no live or cancelled session has.
    """
    waiting = {place: session for place, session in enumerate(sessions)}
    found: dict[int, str] = {}
    taken = set(earlier.calendar) if earlier else set()
    for known in (_live(earlier), _cancelled(earlier)):
        taken |= {each.id for each in known}
        found |= _matched({p: s for p, s in waiting.items() if p not in found}, known)
    for place, session in sorted(waiting.items(), key=lambda item: item[1].start):
        if place not in found:
            found[place] = _fresh(session, taken, block)
            taken.add(found[place])
    return found


def _live(earlier: Plan | None) -> list[Known]:
    unique = {each.id: Known(each.start, each.focus, each.id) for each in _sessions(earlier)}
    return sorted(unique.values())


def _sessions(earlier: Plan | None) -> tuple[Session, ...]:
    return earlier.sessions if earlier else ()


def _cancelled(earlier: Plan | None) -> list[Known]:
    live = {session.id for session in _sessions(earlier)}
    found = []
    for known_id, state in (earlier.calendar if earlier else {}).items():
        own = _OWN_ID.fullmatch(known_id)
        if own and state.start and known_id not in live:
            found.append(Known(state.start, own["focus"], known_id))
    return sorted(found)


def _matched(waiting: Mapping[int, Session], known: list[Known]) -> dict[int, str]:
    found: dict[int, str] = {}
    keys: tuple[Callable[[dt.datetime], Hashable], ...] = (
        lambda start: start,
        lambda start: start.date(),
        lambda start: monday_of(start.date()),
    )
    for key in keys:
        found |= _paired(_left(waiting, found), _unused(known, found), key)
    return found | _nearest(_left(waiting, found), _unused(known, found))


def _left(waiting: Mapping[int, Session], found: Mapping[int, str]) -> list[tuple[int, Session]]:
    left = [(place, session) for place, session in waiting.items() if place not in found]
    return sorted(left, key=lambda item: item[1].start)


def _unused(known: list[Known], found: Mapping[int, str]) -> list[Known]:
    used = set(found.values())
    return [each for each in known if each.id not in used]


def _paired(
    left: list[tuple[int, Session]],
    known: list[Known],
    key: Callable[[dt.datetime], Hashable],
) -> dict[int, str]:
    candidates: dict[Hashable, list[str]] = {}
    for each in known:
        candidates.setdefault((each.focus, key(each.start)), []).append(each.id)
    found = {}
    for place, session in left:
        ids = candidates.get((session.focus, key(session.start)))
        if ids:
            found[place] = ids.pop(0)
    return found


def _nearest(left: list[tuple[int, Session]], known: list[Known]) -> dict[int, str]:
    pairs = sorted(
        (abs(days_between(each.start.date(), session.date)), session.start, each, place)
        for place, session in left
        for each in known
        if each.focus == session.focus
    )
    found: dict[int, str] = {}
    for days, _, each, place in pairs:
        if days <= NEAR_DAYS and place not in found and each.id not in found.values():
            found[place] = each.id
    return found


def _fresh(session: Session, taken: set[str], block: DateRange) -> str:
    weeks = days_between(monday_of(block.start), monday_of(session.date)) // 7
    stem = f"w{weeks + 1:02d}-{session.focus}"
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
