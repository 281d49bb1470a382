"""Ways to damage a good plan, each with the rules of which at least one must name it.

A way works on the data of a plan.json that was solved, without its record (goals, weeks, wishes),
so that only the sessions themselves can give it away.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

Data = dict[str, Any]
Way = Callable[[Random, Data], bool]
"""Damages the data in place; whether there was anything to damage."""
RECORD = ("goals", "weeks", "broken_wishes", "calendar", "replanned")
LIFTED = frozenset(
    {"dose", "load", "load_ramp", "return_from_break", "session_minutes", "known_lifts"}
)
PLACED = frozenset({"availability", "record"})
HELD = frozenset({"session_size", "dose", "record", "order", "complex_pairs", "equipment"})


def bare_record(data: Data) -> Data:
    """A copy of a plan without what it says of itself."""
    copied: Data = json.loads(json.dumps(data))
    for key in RECORD:
        copied.pop(key, None)
    copied["status"] = "feasible"
    return copied


def _session(random: Random, data: Data) -> Data | None:
    held = [each for each in data["sessions"] if each["exercises"]]
    return random.choice(held) if held else None


def _done(random: Random, data: Data, fits: Callable[[Data], Any]) -> Data | None:
    found = [d for each in data["sessions"] for d in each["exercises"] if fits(d)]
    return random.choice(found) if found else None


def of_session(field: str, change: Callable[[Any], Any]) -> Way:
    """A field of a session changed."""

    def damage(random: Random, data: Data) -> bool:
        session = _session(random, data)
        if session is None or (value := change(session.get(field))) == session.get(field):
            return False
        session[field] = value
        return True

    return damage


def of_exercise(
    field: str, change: Callable[[Any], Any], fits: Callable[[Data], Any] | None = None
) -> Way:
    """A field of an exercise changed, of one that has it or that fits."""

    def damage(random: Random, data: Data) -> bool:
        done = _done(random, data, fits or (lambda each: each.get(field) is not None))
        if done is None or (value := change(done.get(field))) == done.get(field):
            return False
        done[field] = value
        return True

    return damage


def moved(days: int = 0, minutes: int = 0) -> Way:
    """A session at another time."""

    def damage(random: Random, data: Data) -> bool:
        session = _session(random, data)
        if session is None:
            return False
        start = dt.datetime.fromisoformat(session["start"])
        start += dt.timedelta(days=days, minutes=minutes)
        session["start"], session["date"] = start.isoformat(timespec="minutes"), f"{start:%Y-%m-%d}"
        return True

    return damage


def to_clock(clock: str) -> Way:
    """A session at an hour of its day."""

    def damage(random: Random, data: Data) -> bool:
        session = _session(random, data)
        if session is None or session["start"].endswith(clock):
            return False
        session["start"] = f"{session['date']}T{clock}"
        return True

    return damage


def claiming(way: Way, since: str) -> Way:
    """A damage in a plan that says of itself that all of it was done."""

    def damage(random: Random, data: Data) -> bool:
        ids = [session["id"] for session in data["sessions"]]
        data["replanned"] = {"since": since, "done": ids}
        return way(random, data)

    return damage


def doubled(random: Random, data: Data) -> bool:
    """A session twice."""
    session = _session(random, data)
    if session is None:
        return False
    data["sessions"].append({**session, "id": f"{session['id']}-2"})
    return True


def same_id(random: Random, data: Data) -> bool:
    """Two sessions of one id."""
    if len(data["sessions"]) < 2:
        return False
    one, other = random.sample(data["sessions"], 2)
    one["id"] = other["id"]
    return True


def exercise_twice(random: Random, data: Data) -> bool:
    """An exercise twice in a session."""
    session = _session(random, data)
    if session is None:
        return False
    session["exercises"].append(dict(random.choice(session["exercises"])))
    return True


def only_one_exercise(random: Random, data: Data) -> bool:
    """A session with its first exercise only."""
    session = _session(random, data)
    if session is None or len(session["exercises"]) < 3:
        return False
    session["exercises"] = session["exercises"][:1]
    return True


def upside_down(random: Random, data: Data) -> bool:
    """The exercises of a heavy session in the other order."""
    heavy = [s for s in data["sessions"] if s["focus"] in ("lower-strength", "complex")]
    if not heavy:
        return False
    session = random.choice(heavy)
    session["exercises"] = session["exercises"][::-1]
    return True


def without_effort(random: Random, data: Data) -> bool:
    """A lift of which neither load nor reserve is told."""
    done = _done(
        random, data, lambda each: each["reps"] and each.get("reps_in_reserve") is not None
    )
    if done is None:
        return False
    done["reps_in_reserve"] = done["load_kg"] = None
    return True


def has_no_weight(done: Data) -> bool:
    """Whether an exercise has no kit of a known weight."""
    return not done.get("kit") and done["load_kg"] is None


def loaded(done: Data) -> bool:
    """Whether an exercise has a load."""
    return bool(done["load_kg"])


def landing(done: Data) -> bool:
    """Whether an exercise has landings."""
    return bool(done["contacts"])


def times(factor: float) -> Callable[[Any], Any]:
    """A number so many times as large; whole numbers stay whole."""
    return lambda value: None if value is None else type(value)(value * factor)


def plus(amount: float) -> Callable[[Any], Any]:
    """A number more by so much."""
    return lambda value: value if value is None else value + amount


def to(value: Any) -> Callable[[Any], Any]:
    """A value, whatever there was."""
    return lambda _: value


REFUSED = frozenset({"refused"})
"""What is no plan at all is refused before it is judged."""


def _exercise_ways() -> Iterable[tuple[str, Way, frozenset[str]]]:
    for name, change in (("twice", times(2)), ("half", times(0.5)), ("plus 1 kg", plus(1.01))):
        yield f"load {name}", of_exercise("load_kg", change, loaded), LIFTED
    for kg in (0.3, 7.77, 500, 999):
        yield f"load {kg} kg", of_exercise("load_kg", to(kg), loaded), LIFTED
        yield f"no weight, {kg} kg", of_exercise("load_kg", to(kg), has_no_weight), LIFTED
    for value in ("nan", "inf", "-inf"):
        for field in ("load_kg", "contacts", "percent_1rm"):
            yield f"{field} {value}", of_exercise(field, to(float(value)), loaded), REFUSED
    for percent in (1, 99, 120):
        yield f"{percent} %", of_exercise("percent_1rm", to(percent)), LIFTED
    for sets in (9, 50, 5000):
        yield f"{sets} sets", of_exercise("sets", to(sets)), HELD | LIFTED | {"rounds", "deload"}
    for reps in (31, 300):
        yield f"{reps} repetitions", of_exercise("reps", to(reps)), HELD | LIFTED
    yield "no measure", of_exercise("reps", to(None)), HELD
    yield "two measures", of_exercise("seconds", to(30), lambda each: each["reps"]), HELD
    for field, most in (("seconds", 4000), ("metres", 9000), ("holds", 99)):
        yield f"{field} {most}", of_exercise(field, to(most), lambda e: e["seconds"]), HELD
    for field in ("rest_seconds", "seconds_per_rep"):
        yield f"{field} 1", of_exercise(field, to(1), lambda each: each["reps"]), HELD | {"rounds"}
    yield "no reserve", of_exercise("reps_in_reserve", to(0)), HELD
    yield "other sides", of_exercise("per_side", lambda value: not value), HELD
    for landings in (7.5, 900.0):
        yield f"{landings} landings", of_exercise("contacts", to(landings), landing), HELD
    for kit in ("trap-bar", "kettlebell"):
        fits = lambda each: each.get("kit") not in (None, kit)  # noqa: E731, B023
        yield f"kit {kit}", of_exercise("kit", to(kit), fits), LIFTED | {"equipment"}
    yield "three held", of_exercise("held", to(3), lambda each: each.get("kit")), LIFTED
    for name in ("unheard-of", "", "\x1b[2J"):
        yield f"exercise {name!r}", of_exercise("exercise", to(name)), HELD
    yield "counted", of_exercise("counted_to", to(9), lambda e: e["reps"]), frozenset({"dose"})
    yield "to be found", of_exercise("finding", to(True), loaded), frozenset({"dose"})
    yield "pair torn", of_exercise("pair", to("Z"), lambda each: each.get("pair")), HELD
    yield "neither load nor reserve", without_effort, frozenset({"dose"})


def _session_ways() -> Iterable[tuple[str, Way, frozenset[str]]]:
    for clock in ("00:00", "03:15", "04:40", "23:45"):
        yield f"at {clock}", to_clock(clock), PLACED
    for days in (-7000, -400, 400, 7000):
        yield f"{days} days on", moved(days), PLACED | REFUSED
    for minutes in (1, 1441, 2**40):
        yield f"{minutes} min", of_session("minutes", to(minutes)), PLACED | {
            "session_mix", "session_minutes", "refused",
        }  # fmt: skip
    for field in ("focus", "place", "load_class", "season", "phase"):
        for value in ("unheard-of", "x" * 150):
            rules = PLACED | {"equipment"}
            yield f"{field} {value[:9]}", of_session(field, to(value)), rules
    starts: tuple[Any, ...] = ("2027-05-04T18:00+02:00", "0001-01-01T18:00", "9999-12-31T18:00", 5)
    for value in (*starts, None):
        yield f"start {value}", of_session("start", to(value)), REFUSED
    days_of_no_year: tuple[Any, ...] = ("0001-01-01", "9999-12-31", "2027-02-30", 7)
    for value in days_of_no_year:
        yield f"date {value}", of_session("date", to(value)), REFUSED
    yield "another date", of_session("date", to("2027-01-01")), PLACED
    yield "a deload", of_session("deload", lambda v: not v), frozenset({"deload", "record", "dose"})
    yield "long warm-up", of_session("warm_up_minutes", to(900)), frozenset({"record"})
    yield "long cool-down", of_session("cool_down_minutes", to(900)), frozenset({"record"})
    yield "rounds", of_session("rounds", to(40)), frozenset({"rounds"})
    yield "twice", doubled, PLACED
    yield "one id for two", same_id, frozenset({"record"})
    yield "exercise twice", exercise_twice, HELD
    yield "one exercise only", only_one_exercise, HELD
    yield "upside down", upside_down, HELD
    for since in ("2020-01-01", "2028-01-01", "2199-12-31"):
        yield f"done {since}, at 03:15", claiming(to_clock("03:15"), since), PLACED
        load = of_exercise("load_kg", to(7.77), loaded)
        yield f"done {since}, a load", claiming(load, since), LIFTED
        focus = of_session("focus", to("unheard-of"))
        yield f"done {since}, a focus", claiming(focus, since), PLACED


WAYS: dict[str, tuple[Way, frozenset[str]]] = {
    name: (way, rules) for name, way, rules in (*_exercise_ways(), *_session_ways())
}
