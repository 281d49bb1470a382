"""Which sessions of a plan were missed: named by id, by days, or lying in days off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from periodize.dates import DateRange, add_days, day_of, format_day
from periodize.errors import InputRefused, Problem
from periodize.plan import Plan, Session
from periodize.reading.words import choices, did_you_mean

MISSED, DONE = "--missed", "--done"
TO = ".."


def days_of(text: str, option: str) -> DateRange:
    """The days that `FROM..TO` means, both included.

    Raises:
        InputRefused: it has not this form, or ends before it begins.
    """
    first, _, last = text.partition(TO)
    try:
        return DateRange(day_of(first.strip()), add_days(day_of(last.strip()), 1))
    except ValueError:
        told = f"{text!r} is no FROM..TO, such as 2027-07-05..2027-07-25, both days included"
        raise InputRefused([Problem(option, 0, 0, told)]) from None


def missed_of(
    plan: Plan,
    since: date,
    missed: Iterable[str],
    absent: Sequence[DateRange] = (),
    done: Collection[str] = (),
) -> tuple[str, ...]:
    """The ids of the sessions that were missed, sorted.

    Args:
        plan: the plan that was followed.
        since: the first day that is still open.
        missed: ids, and days as `FROM..TO` of which every session is meant.
        absent: days off; sessions on those before `since` were missed, those to come are not.
        done: ids of sessions that were done, days off or not.

    Raises:
        InputRefused: some days are none, or hold no session.
    """
    found: set[str] = set()
    for text in missed:
        if TO not in text:
            found.add(text)
            continue
        days = days_of(text, MISSED)
        held = {session.id for session in plan.sessions if session.date in days}
        if not held:
            told = f"no session stands from {format_day(days.start)} to {format_day(days.last_day)}"
            raise InputRefused([Problem(MISSED, 0, 0, told)])
        found |= held
    past = (session for session in plan.sessions if session.date < since)
    off = {each.id for each in past if any(each.date in days for days in absent)}
    return tuple(sorted(found | off.difference(done)))


def check_named(
    plan: Plan,
    since: date,
    missed: Collection[str],
    done: Collection[str],
    absent: Sequence[DateRange] = (),
) -> None:
    """See that what was missed or done ahead is in the plan, on its side of the first open day.

    Raises:
        InputRefused: it is not; with every problem.
    """
    named = {session.id: session for session in plan.sessions}
    problems = [
        *_unknown(named, missed, MISSED),
        *_unknown(named, done, DONE),
        *(Problem(MISSED, 0, 0, told) for told in _to_come(named.values(), since, missed)),
    ]
    for name in done:
        if name in missed:
            problems.append(Problem(DONE, 0, 0, f"{name} cannot be done and missed"))
        elif name in named and named[name].date < since and not _is_off(named[name], absent):
            told = f"{name} stands on {format_day(named[name].date)}, which is past"
            told += "; what is past counts as done where --missed does not name it"
            problems.append(Problem(DONE, 0, 0, told))
    if problems:
        raise InputRefused(problems)


def _is_off(session: Session, absent: Sequence[DateRange]) -> bool:
    return any(session.date in days for days in absent)


def _to_come(sessions: Iterable[Session], since: date, missed: Collection[str]) -> Iterator[str]:
    for session in sessions:
        if session.id in missed and session.date >= since:
            yield f"{session.id} stands on {format_day(session.date)}, which is not past yet"


def _unknown(named: Iterable[str], said: Iterable[str], option: str) -> list[Problem]:
    known = list(named)
    return [
        Problem(
            option,
            0,
            0,
            f"no session has the id {name!r}; {choices(known)}{did_you_mean(name, known)}",
        )
        for name in said
        if name not in known
    ]
