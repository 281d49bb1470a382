"""Pins of the file to pins of single days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from periodize.dates import DateRange
from periodize.scenario.resolve.contradictions import hour_of
from periodize.scenario.resolve.findings import Findings
from periodize.scenario.resolve.repeats import check_repeat, days_of
from periodize.scenario.scenario import Pin
from periodize.scenario.schema.wishes import AnyPin, PinEntry, RecurringPin


def pins_of(
    pins: Sequence[AnyPin],
    block: DateRange,
    open_days: Collection[date],
    findings: Findings,
    week_starts: str,
) -> tuple[Pin, ...]:
    """Every pin of the block; one that comes again gives way to one of a day."""
    single = [
        Pin(date=pin.date, focus=pin.focus, start=hour_of(pin), where=("pins", index))
        for index, pin in enumerate(pins)
        if isinstance(pin, PinEntry)
    ]
    taken = {pin.date for pin in single}
    for index, pin in enumerate(pins):
        if not isinstance(pin, RecurringPin):
            continue
        check_repeat(pin, ("pins", index), findings)
        if (pin.focus is not None) == pin.nothing:
            told = "a pin says 'focus' or 'nothing: true', one of the two"
            findings.refuse(("pins", index), told)
        for day in days_of(pin, block, block, week_starts):
            if day not in taken and (pin.nothing or day in open_days):
                taken.add(day)
                where = ("pins", index)
                single.append(Pin(date=day, focus=pin.focus, start=hour_of(pin), where=where))
    return tuple(single)
