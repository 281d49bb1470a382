"""Events that repeat, as the days and hours on which they fall.

Rules are bounded before any library sees them: one that comes oftener than daily, or can never
come, would run for minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from periodize.reading.calendar_times import Moment, Unreadable

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
COSTLY = ("BYSETPOS", "BYWEEKNO", "BYYEARDAY")
MOST_DAYS = 31
DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WHOLE_PARTS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYSETPOS": 366, "BYWEEKNO": 53, "BYYEARDAY": 366}
SIGNS = ("+", "-")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Series:
    """An event that repeats.

    Attributes:
        start: its first day or wall time.
        rule: its RRULE by parts, bounded; None where only dates are listed.
        added, left_out: days or times beside the rule, and those that fall away.
    """

    start: Moment
    rule: Mapping[str, str] | None
    added: Sequence[Moment] = ()
    left_out: Sequence[Moment] = ()


def rule_of(text: str) -> dict[str, str]:
    """An RRULE by its parts.

    Raises:
        Unreadable: it is no rule, comes oftener than daily, or can never come.
    """
    parts = [part.partition("=") for part in text.strip().strip(";").upper().split(";")]
    rule = {name.strip(): value.strip() for name, _, value in parts if value.strip()}
    frequency = rule.get("FREQ", "")
    if frequency not in FREQUENCIES:
        told = "comes oftener than daily" if frequency in ("HOURLY", "MINUTELY", "SECONDLY") else ""
        raise Unreadable(f"its rule {told or 'cannot be read'}: {text[:60]}")
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        if "," in rule.get(part, ""):
            raise Unreadable(f"its rule comes oftener than daily: {text[:60]}")
    _check_numbers(rule, text)
    _check_days(rule, text)
    return rule


def _check_numbers(rule: Mapping[str, str], text: str) -> None:
    for part in ("INTERVAL", "COUNT"):
        if part in rule and not _is_number(rule[part], 100_000):
            raise Unreadable(f"its rule has no usable {part}: {text[:60]}")
    for part, most in WHOLE_PARTS.items():
        for value in rule[part].split(",") if part in rule else ():
            if not _is_number(value[value[:1] in SIGNS :], most):
                raise Unreadable(f"its rule has no usable {part}: {text[:60]}")


def _is_number(text: str, most: int) -> bool:
    """Whether it is a whole number from 1 on in plain digits; other scripts have digits, too."""
    return text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most


def _check_days(rule: Mapping[str, str], text: str) -> None:
    """Refuse rules that no day can satisfy, at which libraries count to the year 9999."""
    yearly = rule["FREQ"] in ("MONTHLY", "YEARLY")
    for value in rule.get("BYDAY", "MO").split(","):
        ordinal = value[value[:1] in SIGNS : -2]
        allowed = not ordinal or (yearly and _is_number(ordinal, 53))
        if value[-2:] not in WEEKDAYS or not allowed:
            raise Unreadable(f"its rule has no usable BYDAY: {text[:60]}")
        if ordinal and int(ordinal) > 5 and (rule["FREQ"] == "MONTHLY" or "BYMONTH" in rule):
            raise Unreadable(f"its rule can never come: {text[:60]}")
    if any(part in rule for part in COSTLY) and not yearly:
        raise Unreadable(f"its rule cannot be read: {text[:60]}")
    months = [int(value) for value in rule.get("BYMONTH", "1").split(",")]
    days = [abs(int(value)) for value in rule.get("BYMONTHDAY", "1").split(",")]
    if min(days) > max(DAYS_OF_MONTH[abs(month) - 1] for month in months):
        raise Unreadable(f"its rule can never come: {text[:60]}")


def occurrences(series: Series, first: dt.date, last: dt.date) -> list[Moment]:
    """The days or wall times on which a series falls, both ends included, in order."""
    import icalendar
    import recurring_ical_events

    event = icalendar.Event()
    event.add("UID", "series")
    event.add("DTSTART", _nearer(series, first))
    for name, values in (("RDATE", series.added), ("EXDATE", series.left_out)):
        if values:
            event.add(name, [_like(value, series.start) for value in values])
    if series.rule is not None:
        event.add("RRULE", _bounded(series, last))
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    end = last + dt.timedelta(days=1)
    found = recurring_ical_events.of(calendar).between(first, end)
    starts = [each["DTSTART"].dt for each in found]
    return sorted(start for start in starts if first <= day_of(start) <= last)


def _nearer(series: Series, first: dt.date) -> Moment:
    """A start by which the same days come from `first` on, without counting from long ago."""
    start, rule = series.start, series.rule
    if (
        rule is None
        or rule["FREQ"] not in ("DAILY", "WEEKLY")
        or set(rule) & {"COUNT", "BYMONTH", "BYMONTHDAY"}
    ):
        return start
    if WEEKDAYS[start.weekday()] not in rule.get("BYDAY", WEEKDAYS[start.weekday()]):
        return start
    step = int(rule.get("INTERVAL", "1")) * (7 if rule["FREQ"] == "WEEKLY" else 1)
    passed = max(0, (first - day_of(start)).days - 1)
    return start + dt.timedelta(days=passed // step * step)


def _bounded(series: Series, last: dt.date) -> dict[str, object]:
    """The rule as the library takes it, ended by the last day that is asked for."""
    assert series.rule is not None
    from icalendar.prop import vRecur

    end = _like(last, series.start)
    rule = {k: v for k, v in series.rule.items() if k not in ("BYHOUR", "BYMINUTE", "BYSECOND")}
    if until := rule.pop("UNTIL", None):
        end = min(end, _until(until, series.start))
    text = ";".join(f"{name}={value}" for name, value in rule.items())
    recur = vRecur.from_ical(text)
    if "COUNT" not in rule:
        recur["UNTIL"] = [end]
    return dict(recur)


def _until(text: str, start: Moment) -> Moment:
    from periodize.reading.calendar_times import STAMP

    found = STAMP.fullmatch(text)
    if not found:
        raise Unreadable(f"its rule ends on '{text[:20]}', which is no date")
    day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    if not isinstance(start, dt.datetime) or found[4] is None:
        return _end_of(day, start)
    return dt.datetime.combine(day, dt.time(int(found[4]), int(found[5])))


def _end_of(day: dt.date, start: Moment) -> Moment:
    return dt.datetime.combine(day, dt.time(23, 59)) if isinstance(start, dt.datetime) else day


def _like(value: Moment, start: Moment) -> Moment:
    """A day or time in the form of a series' start: its hour on that day, or the day alone."""
    if isinstance(start, dt.datetime):
        return value if isinstance(value, dt.datetime) else dt.datetime.combine(value, start.time())
    return day_of(value)


def day_of(value: Moment) -> dt.date:
    """The day of a day or wall time."""
    return value.date() if isinstance(value, dt.datetime) else value
