"""A variant put over a scenario; what is wrong with it is told of the part that says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from periodize.dates import DateRange, add_days, format_day
from periodize.errors import InputRefused, Problem
from periodize.policy.case import case_of
from periodize.reading.marks import Loc
from periodize.scenario.resolve.races import DAYS_KEPT_AFTER_BLOCK, longer_block
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.draft import Draft
from periodize.scenario.variant.variant import Variant


def varied(draft: Draft, variant: Variant) -> Scenario:
    """The scenario with a variant, of which its model and its rules accept all.

    Raises:
        InputRefused: they do not; each problem names the option, or the line of the variant's file.
            Where the draft itself is refused, its own problems are told.
    """
    found = _tried(draft, variant)
    if isinstance(found, Scenario):
        return found
    case_of(draft.scenario())
    raise InputRefused(_blamed(draft, variant, found))


def _tried(draft: Draft, variant: Variant) -> Scenario | Sequence[Problem]:
    try:
        scenario = draft.changed(variant).scenario()
        case_of(scenario)
    except InputRefused as error:
        return error.problems
    return tuple(_outside(scenario, variant)) or scenario


def _problems(draft: Draft, variant: Variant, parts: Sequence[Loc]) -> Sequence[Problem]:
    """What is wrong with some parts of a variant, together."""
    found = _tried(draft, variant.only(parts))
    return () if isinstance(found, Scenario) else found


def _blamed(draft: Draft, variant: Variant, problems: Sequence[Problem]) -> Sequence[Problem]:
    """The problems by the part without which there are none, else by each that has some alone."""
    parts = variant.parts
    for part in parts:
        if not _problems(draft, variant, [other for other in parts if other != part]):
            return _told(variant, part, problems)
    alone = [each for part in parts for each in _told(variant, part, _alone(draft, variant, part))]
    return alone or _told(variant, parts[0][:1], problems)


def _alone(draft: Draft, variant: Variant, part: Loc) -> Sequence[Problem]:
    return _problems(draft, variant, [part])


def _told(variant: Variant, part: Loc, problems: Sequence[Problem]) -> list[Problem]:
    return [variant.marks.problem(part, problem.message) for problem in problems]


def _outside(scenario: Scenario, variant: Variant) -> Iterator[Problem]:
    """Races and absences that could change nothing."""
    days = scenario.days
    near = DateRange(days.start, add_days(days.end, DAYS_KEPT_AFTER_BLOCK))
    raced = [*variant.entry.move_races.values(), *(race.date for race in variant.entry.add_races)]
    for day in raced:
        if day not in near:
            first, last = format_day(near.start), format_day(near.last_day)
            message = (
                f"a race on {format_day(day)} changes nothing; races count from {first}, when the "
                f"block begins, to {last}, four weeks after its end"
            )
            yield Problem("", 0, 0, message + longer_block(days, day))
    for away in variant.entry.away:
        until = away.until or away.since
        if until < days.start or days.last_day < away.since:
            first, last = format_day(days.start), format_day(days.last_day)
            message = (
                f"{format_day(away.since)} to {format_day(until)} is outside the block, {first} to "
                f"{last}"
            )
            yield Problem("", 0, 0, message)
