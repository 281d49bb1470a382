"""Days ill, injured or away, and days in other time zones."""

from __future__ import annotations

from collections.abc import Sequence

from periodize.dates import DateRange, add_days
from periodize.run_sources.found import FoundAbsence
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.schema.wishes import AbroadEntry, AbsenceEntry


def absences_of(
    entries: Sequence[AbsenceEntry], found: Sequence[FoundAbsence], findings: Findings
) -> tuple[DateRange, ...]:
    """The days off, in order; an end before its start is refused."""
    ranges: set[DateRange] = set()
    for index, entry in enumerate(entries):
        last = entry.until or entry.since
        if last < entry.since:
            told = f"'to' ({last}) comes before 'from' ({entry.since})"
            findings.refuse(("absences", index, "to"), told)
            continue
        ranges.add(DateRange(entry.since, add_days(last, 1)))
    ranges |= {DateRange(each.since, add_days(each.until, 1)) for each in found}
    return tuple(sorted(ranges))


def ranges_abroad(entries: Sequence[AbroadEntry]) -> list[tuple[DateRange, str]]:
    """The days in other time zones, of entries that end after they begin."""
    return [
        (DateRange(entry.since, add_days(entry.until, 1)), entry.timezone)
        for entry in entries
        if entry.since <= entry.until
    ]


def abroad_of(
    entries: Sequence[AbroadEntry], findings: Findings
) -> tuple[tuple[DateRange, str], ...]:
    """The days in other time zones; ranges that end before they begin, or overlap, are refused."""
    found: list[tuple[DateRange, str]] = []
    for index, entry in enumerate(entries):
        if entry.until < entry.since:
            told = f"'to' ({entry.until}) comes before 'from' ({entry.since})"
            findings.refuse(("abroad", index, "to"), told)
            continue
        days = DateRange(entry.since, add_days(entry.until, 1))
        if any(days.start in other or other.start in days for other, _ in found):
            findings.refuse(("abroad", index), "these days overlap those of another entry")
        found.append((days, entry.timezone))
    return tuple(found)
