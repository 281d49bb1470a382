"""The numbers of a rule, one step looser: the smallest change that a coach would try."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from periodize.block import Block
from periodize.rules.base import Rule

HOURS, RUN_HOURS, DAYS, LANDINGS = 12, 6, 1, 20
"""The steps: hours between sessions, hours to runs, days around races, landings."""
SESSION_MINUTES, DAY_MINUTES = 5, 15
"""The steps: minutes of the shortest session, minutes on a day with runs."""
MOST_LANDINGS, MOST_SETS, MOST_MINUTES = 1000, 10, 240
"""What the rules allow to be asked at all."""

Numbers = tuple[str, Mapping[str, Any]]


def _gaps(hours: int) -> Callable[[Block, Rule], Numbers]:
    """Every gap that must be kept, so many hours shorter; wishes stay what they are."""

    def shorter(block: Block, rule: Rule) -> Numbers:
        said = rule.model_dump()
        tables = ((key, _shorter(said.get(key, {}), hours)) for key in ("gaps", "focuses"))
        found: dict[str, Any] = {key: table for key, table in tables if table}
        if said.get("hours"):
            found["hours"] = max(0, said["hours"] - hours)
        return f"{hours} h less must lie between", found

    return shorter


def _after_run(block: Block, rule: Rule) -> Numbers:
    """Hours after each run, and the days after a long one; none is less than the day itself."""
    text, looser = _gaps(RUN_HOURS)(block, rule)
    days: Mapping[str, int] = rule.model_dump()["days_after_long"]
    fewer = {name: count - DAYS for name, count in days.items() if count >= DAYS}
    if not fewer:
        return text, looser
    return f"{text}, {DAYS} day less after a long run", {**looser, "days_after_long": fewer}


def _shorter(gaps: Mapping[str, Any], hours: int) -> Mapping[str, Any]:
    """The rows of a table of gaps that ask for hours, with so many less."""
    rows = {
        one: {
            other: {"must": max(0, gap["must"] - hours)}
            for other, gap in row.items()
            if gap["must"]
        }
        for one, row in gaps.items()
    }
    return {one: row for one, row in rows.items() if row}


def _days(block: Block, rule: Rule) -> Numbers:
    """Every day before or after a race, one less; none becomes less than the race day itself."""
    days: Mapping[str, Any] = rule.model_dump()["days"]

    def less(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: less(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return tuple(less(each) for each in value)
        return max(min(value, 1), value - DAYS)

    return f"{DAYS} day less", {"days": less(days)}


def _more(key: str, text: str, by: int = 1) -> Callable[[Block, Rule], Numbers]:
    def more(block: Block, rule: Rule) -> Numbers:
        value = getattr(rule, key)
        return text, {} if value is None else {key: value + by}

    return more


def _each_more(block: Block, rule: Rule) -> Numbers:
    limits: Mapping[str, int] = rule.model_dump()["at_most"]
    return "one more of each kind a week", {"at_most": {k: v + 1 for k, v in limits.items()}}


def _larger_sessions(block: Block, rule: Rule) -> Numbers:
    slots: Mapping[str, tuple[int, int]] = rule.model_dump()["slots"]
    larger = {name: (least, most + 1) for name, (least, most) in slots.items()}
    return "one exercise more in a session", {"slots": larger}


def _one_a_week_more(block: Block, rule: Rule) -> Numbers:
    most = max((week.at_most for week in block.calendar.weeks), default=0)
    return f"{most + 1} sessions in any week", {"at_most": most + 1}


def _mains_change(block: Block, rule: Rule) -> Numbers:
    return "main lifts may change inside a phase", {"mains_stay": False}


def _more_sets_of_groups(block: Block, rule: Rule) -> Numbers:
    limits: Mapping[str, float] = rule.model_dump()["at_most"]
    more = {group: most + 1 for group, most in limits.items()}
    return "one set more of each muscle group a week", {"at_most": more} if more else {}


def _more_landings(block: Block, rule: Rule) -> Numbers:
    said = rule.model_dump()
    more = {
        key: {level: min(most + LANDINGS, MOST_LANDINGS) for level, most in said[key].items()}
        for key in ("a_session", "a_week", "first_week")
        if said[key]
    }
    return f"{LANDINGS} landings more in a session and in a week", more


def _less_that_is_known(block: Block, rule: Rule) -> Numbers:
    weeks: Mapping[str, int] = rule.model_dump()["weeks"]
    fewer = {priority: max(0, count - 1) for priority, count in weeks.items()}
    return "what is new may come one week later before a race", {"weeks": fewer} if fewer else {}


def _shorter_sessions(block: Block, rule: Rule) -> Numbers:
    said: Mapping[str, Any] = rule.model_dump()["at_least"]

    def shorter(minutes: int) -> int:
        return max(0, minutes - SESSION_MINUTES)

    least = {
        "default": shorter(said["default"]),
        "classes": {name: shorter(minutes) for name, minutes in said["classes"].items()},
        "phases": {name: shorter(minutes) for name, minutes in said["phases"].items()},
    }
    asks = said["default"] or any(said["classes"].values())
    return f"sessions may be {SESSION_MINUTES} min shorter", {"at_least": least} if asks else {}


def _more_sets(block: Block, rule: Rule) -> Numbers:
    said = rule.model_dump()
    more = {
        key: {name: min(most + 1, MOST_SETS) for name, most in said[key].items()}
        for key in ("classes", "focuses")
        if said[key]
    }
    return "one set more of an exercise", more


def _either_order(block: Block, rule: Rule) -> Mapping[str, Any]:
    said: Mapping[str, str] = rule.model_dump()["first"]
    goal = block.scenario.goal
    return {} if said.get(goal) == "either" else {"first": {goal: "either"}}


def _before_quality(block: Block, rule: Rule) -> Mapping[str, int]:
    """By load class, so many hours before a quality run of the day; less where it may already."""
    said = rule.model_dump()
    hours: Mapping[str, int] = said["hours_before_quality"]
    classes = {focus.load_class for focus in block.model.focuses.values()} - set(said["exempt"])
    looser = {
        name: max(0, hours[name] - RUN_HOURS) if name in hours else RUN_HOURS
        for name in sorted(classes)
    }
    return {name: least for name, least in looser.items() if hours.get(name) != least}


def _order_of_the_day(block: Block, rule: Rule) -> Numbers:
    order, hours = _either_order(block, rule), _before_quality(block, rule)
    known: Mapping[str, int] = rule.model_dump()["hours_before_quality"]
    told = ["a day's sessions and runs in either order"] if order else []
    closer = ", ".join(f"{name} {least} h" for name, least in hours.items() if name in known)
    if hours.keys() - known:
        some = f" ({closer})" if closer else ""
        told.append(f"a session may end {RUN_HOURS} h before a quality run of its day{some}")
    elif closer:
        told.append(f"{closer} before a quality run of the day")
    return ", ".join(told), {**order, **({"hours_before_quality": hours} if hours else {})}


def _longer_activation(block: Block, rule: Rule) -> Numbers:
    said = rule.model_dump()
    minutes = min(said["minutes"] + DAY_MINUTES, MOST_MINUTES)
    text = f"{DAY_MINUTES} min more between a session and its run"
    return text, {"minutes": minutes} if said["focuses"] else {}


def _longer_on_hard_days(block: Block, rule: Rule) -> Numbers:
    minutes: int | None = rule.model_dump()["minutes"]
    longer = {} if minutes is None else {"minutes": min(minutes + DAY_MINUTES, MOST_MINUTES)}
    return f"sessions {DAY_MINUTES} min longer on days with hard runs", longer


LOOSER: Mapping[str, Callable[[Block, Rule], Numbers]] = {
    "recovery_gap": _gaps(HOURS),
    "before_run": _gaps(RUN_HOURS),
    "after_run": _after_run,
    "before_race": _days,
    "after_race": _days,
    "season_frequency": _one_a_week_more,
    "session_mix": _each_more,
    "rest_day": _more("in_days", "one day longer between days of rest"),
    "hard_days": _more("at_most", "one hard day more in a row"),
    "session_size": _larger_sessions,
    "exercise_rotation": _mains_change,
    "muscle_balance": _more_sets_of_groups,
    "plyometric_contacts": _more_landings,
    "new_before_race": _less_that_is_known,
    "session_minutes": _shorter_sessions,
    "exercise_sets": _more_sets,
    "same_day_order": _order_of_the_day,
    "activation": _longer_activation,
    "hard_run_days": _longer_on_hard_days,
}
"""By rule, what a step is called and the numbers that it sets; none where nothing is asked."""
