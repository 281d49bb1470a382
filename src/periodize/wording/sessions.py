"""The words for doses, loads, distances and sessions, shared by the calendar file and the terminal.

Whatever comes from a file of the user goes through `one_line` first, so that a name can neither
break a line nor carry an escape sequence.
"""

from __future__ import annotations

import dataclasses
import unicodedata

from periodize.plan import HEAVY_LEG_CLASSES, Plan, Prescription, Session
from periodize.scenario.scenario import Race
from periodize.wording.weights import (
    BARS,
    converted_text,
    marked_text,
    number_text,
    short_text,
    weight_text,
)

KM_PER_MILE = 1.609344
YARDS_PER_METRE = 1.0936133

LONG_SECONDS = 120
"""A set that takes longer is told in minutes."""

LOADS_DECIDED = "Loads are where to start; the repetitions in reserve decide"
SEASONS = {"off": "off-season", "pre": "pre-season", "in": "in season"}

_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTION_MARKS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """The text without control characters, line ends, lone surrogates and direction marks.

    What separated words still does: each run of removed white space leaves one blank.
    """
    kept = (
        " " if mark.isspace() else "" if _is_unprintable(mark) else mark
        for mark in text.replace("\x85", "\n")
    )
    return " ".join("".join(kept).split())


def _is_unprintable(mark: str) -> bool:
    return mark in _DIRECTION_MARKS or unicodedata.category(mark) in _UNPRINTABLE


def distance_value(km: float, units: str) -> float:
    """A distance in the scenario's unit."""
    return km / KM_PER_MILE if units == "imperial" else km


def distance_unit(units: str) -> str:
    """The short name of the unit of runs."""
    return "mi" if units == "imperial" else "km"


def race_length(race: Race, units: str) -> str:
    """How far a race is, or for how long where it goes by time."""
    return f"{race.minutes} min" if race.by_time else distance_text(race.km, units)


def distance_text(km: float, units: str) -> str:
    """A distance to one decimal, with its unit."""
    return f"{number_text(distance_value(km, units), 1)} {distance_unit(units)}"


def rest_text(seconds: int) -> str:
    """A time in minutes and seconds, such as `45 s`, `1 min` or `2 min 15 s`."""
    minutes, rest = divmod(seconds, 60)
    parts = (f"{minutes} min" if minutes else "", f"{rest} s" if rest or not minutes else "")
    return " ".join(part for part in parts if part)


def warm_up_text(session: Session) -> str:
    """Minutes and content of a warm-up; before heavy lifts it ends with sets of the first.

    Where the lifts name their own ramp-up, that is told with them.
    """
    minutes = f"{session.warm_up_minutes} min"
    named = any(each.ramp_up for each in session.exercises)
    if named or session.load_class not in HEAVY_LEG_CLASSES:
        return f"{minutes}, easy movement"
    return f"{minutes}, easy movement, then two or three lighter sets of the first lift"


def cool_down_text(session: Session) -> str:
    """Minutes and content of a cool-down."""
    return f"{session.cool_down_minutes} min, easy movement and stretching"


def rounds_text(session: Session) -> str:
    """What stands above the stations of a circuit; empty where there is none."""
    if session.rounds is None:
        return ""
    if session.rounds == 1:
        return "1 round of"
    rest = rest_text(session.round_rest_seconds)
    return f"{session.rounds} rounds of, rest {rest} between rounds"


def focus_text(focus: str) -> str:
    """The name of a focus for people: `lower-strength` becomes `Lower strength`."""
    words = one_line(focus).replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def amount_text(prescription: Prescription, units: str) -> str:
    """Sets and what a set holds, such as `3 x 8 per side`, `3 x 45 s` or `3 x 20 m`."""
    one_set = _set_in_full(prescription, units)
    if not one_set:
        return f"{prescription.sets} {'set' if prescription.sets == 1 else 'sets'}"
    side = " per side" if prescription.per_side else ""
    if prescription.last_reps:
        return f"{prescription.sets - 1} x {one_set}, 1 x {prescription.last_reps}{side}"
    return f"{prescription.sets} x {one_set}{side}"


def station_text(prescription: Prescription, units: str) -> str:
    """What one round holds of an exercise, such as `15 reps per side` or `60 s`."""
    one_set = _set_in_full(prescription, units)
    reps = " reps" if prescription.reps else ""
    return f"{one_set or 'once'}{reps}{' per side' if prescription.per_side else ''}"


def _set_in_full(prescription: Prescription, units: str) -> str:
    counted = prescription.timed and prescription.reps_in_reserve is not None
    return f"{set_text(prescription, units)}{' of clean reps' if counted else ''}"


def set_text(prescription: Prescription, units: str) -> str:
    """What one set holds, such as `8`, `45 s` or `20 m`; empty where the plan does not say."""
    if prescription.seconds:
        return _hold_text(prescription)
    if prescription.metres:
        if units == "imperial":
            return f"{round(prescription.metres * YARDS_PER_METRE)} yd"
        return f"{prescription.metres} m"
    return str(prescription.reps or "")


def _hold_text(prescription: Prescription) -> str:
    if prescription.holds == 1:
        seconds = prescription.seconds or 0
        return rest_text(seconds) if seconds > LONG_SECONDS else f"{seconds} s"
    apart = f"{prescription.hold_rest_seconds} s apart"
    return f"({prescription.holds} x {prescription.seconds} s, {apart})"


def _turns_text(prescription: Prescription) -> str:
    if not prescription.sides_in_turn:
        return ""
    return "half of it per side" if prescription.sets % 2 else "sides in turn"


def dose_text(prescription: Prescription, units: str, *, in_rounds: bool = False) -> str:
    """Sets, repetitions, load, effort, cue and rest in one line; `in_rounds` leaves out the sets.

    Loads come from the plan in kg and are written in lb when `units` is imperial.
    """
    amount = (station_text if in_rounds else amount_text)(prescription, units)
    rest = f"rest {rest_text(prescription.rest_seconds)}" if prescription.rest_seconds else ""
    dose = f"{amount}{_at_load(prescription, units)}"
    gauge = gauge_text(prescription)
    short, cue = short_text(prescription, units), one_line(prescription.cue)
    parts = (dose, short, _turns_text(prescription), cue, rest, gauge)
    told = ", ".join(part for part in parts if part)
    before = ramp_up_text(prescription, units)
    return f"{told}; ramp up first: {before}" if before else told


def ramp_up_text(prescription: Prescription, units: str) -> str:
    """The sets before a lift, such as `5 at 27.5 kg, 3 at 40 kg`; empty where it has none."""
    if not prescription.ramp_up:
        return ""
    if prescription.load_kg is None:
        shares = [f"{each.reps} at {number_text(each.percent)} %" for each in prescription.ramp_up]
        return f"{', '.join(shares)} of that load"
    return ", ".join(
        f"{each.reps} at {marked_text(each.load_kg or 0, prescription.stamped, units)}"
        for each in prescription.ramp_up
    )


def doses_text(session: Session, units: str) -> list[str]:
    """The dose of each exercise; after the last station of a circuit the round's rest follows."""
    if session.rounds is None:
        return [dose_text(each, units) for each in session.exercises]
    ends = [dataclasses.replace(each, rest_seconds=0) for each in session.exercises[-1:]]
    stations = (*session.exercises[:-1], *ends)
    return [dose_text(each, units, in_rounds=True) for each in stations]


def _at_load(prescription: Prescription, units: str) -> str:
    reserve = reserve_text(prescription.reps_in_reserve)
    percent = prescription.percent_1rm
    share = "" if percent is None else f"{number_text(percent, 1)} %"
    weight = weight_text(prescription, units)
    before = f", {weight}" if prescription.kit else ""
    if prescription.load_kg is not None:
        text = before or f" at {weight}"
        aside = ", ".join(filter(None, (converted_text(prescription, units), share)))
        text += f" ({aside})" if aside else ""
    elif share:
        text = f"{before} at {share} of what you could lift once"
    else:
        return f"{before} at a load that leaves {reserve}" if reserve else before
    return f"{text}, {reserve}" if reserve else text


def loads_decided(plan: Plan) -> str:
    """What decides about a load, to be said once; empty where the plan has none in kilograms."""
    lifts = (each for session in plan.sessions for each in session.exercises)
    known = any(each.load_kg and each.percent_1rm for each in lifts)
    return f"{LOADS_DECIDED}." if known else ""


def gauge_text(prescription: Prescription) -> str:
    """What is to be found out with an exercise: its load, or how often it goes; else empty."""
    if prescription.finding:
        begin = "the empty bar" if prescription.kit in BARS else "the lightest"
        word = "rep leaves" if prescription.reps == 1 else "reps leave"
        reserve = reserve_text(prescription.reps_in_reserve)
        enough = f"{prescription.reps} {word} {reserve}"
        return f"find the load: begin with {begin}, add until {enough}, and write it down"
    if prescription.counted_to:
        left = reserve_text(prescription.counted_to)
        return f"last set: as many as are clean, stop with {left}, and write down how many"
    return ""


def reserve_text(reps: int | None) -> str:
    """Repetitions in reserve in words; empty where none are asked for."""
    if reps is None:
        return ""
    return f"{reps or 'no'} {'rep' if reps == 1 else 'reps'} in reserve"


def exercise_text(prescription: Prescription) -> str:
    """The name of an exercise; its id in words where the plan gives no name."""
    return one_line(prescription.name) or focus_text(prescription.exercise)
