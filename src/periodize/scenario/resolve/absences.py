"""Days ill, injured or away: those of the scenario, and those that an import knows of."""

from __future__ import annotations

from collections.abc import Sequence

from periodize.dates import DateRange, add_days
from periodize.run_sources.found import FoundAbsence
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.schema.wishes import AbsenceEntry


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
