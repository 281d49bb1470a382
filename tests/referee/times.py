"""Damages to when and where: what a session may not do to runs, races, weeks and other sessions."""

from __future__ import annotations

from tests.referee.good import (
    UPPER,
    Damage,
    added,
    changed,
    held,
    moved,
    removed,
    swapped,
    together,
)

TUE, FRI = "lower-strength-05-04", "lower-strength-05-07"

TIMES: dict[str, tuple[Damage, set[str]]] = {
    # Where the athlete is free.
    "outside every window": (moved(FRI, "05-07", "05:00"), {"availability"}),
    "on a day that is closed": (
        moved("complex-06-15", "06-17", "18:00"),
        {"availability", "return_from_break"},
    ),
    "before the block": (moved(TUE, "05-02", "18:00"), {"availability"}),
    "after the block": (
        moved("lower-strength-06-30", "07-06", "18:00"),
        {"availability"},
    ),
    "at a place where the athlete is not": (
        changed("upper-05-05", place="home"),
        {"availability", "equipment", "load"},
    ),
    "at a place that nobody knows": (
        changed(FRI, place="barn"),
        {"availability", "equipment"},
    ),
    "during a run": (moved("upper-05-05", "05-05", "07:00"), {"availability"}),
    "during another session": (
        added(held("05-25", "18:15", "core")),
        {"availability", "season_frequency"},
    ),
    # Races.
    # Eleven days without any session lie between.
    "on race day": (
        moved("upper-06-24", "06-27", "18:00"),
        {"before_race", "after_race", "return_from_break"},
    ),
    "on race day, before the race": (
        moved("upper-06-24", "06-27", "06:00"),
        {"before_race", "same_day_order", "return_from_break"},
    ),
    "a day too near to a race": (moved("upper-06-24", "06-25", "18:00"), {"before_race"}),
    "a day too soon after a race": (
        moved("lower-strength-06-30", "06-29", "18:00"),
        {"after_race"},
    ),
    # Runs.
    "the day after a long run": (
        moved("lower-strength-05-18", "05-17", "18:00"),
        {"after_run", "before_run", "hard_days"},
    ),
    "before the intervals of its day": (
        moved("upper-05-05", "05-04", "06:00"),
        {"same_day_order", "season_frequency"},
    ),
    # Weeks and days.
    "more sessions than the season allows": (
        added(held("06-02", "18:00", "core")),
        {"season_frequency"},
    ),
    "two on a day": (added(held("05-25", "20:00", "core")), {"season_frequency"}),
    "more of a kind than a week may hold": (
        together(added(held("05-26", "18:00", "core")), added(held("05-27", "18:00", "core"))),
        {"session_mix"},
    ),
    "more minutes than the week has": (
        together(
            swapped("upper-05-05", UPPER[:3]),
            swapped("upper-05-12", UPPER[:3]),
            added(held("05-06", "18:00", "core")),
        ),
        {"weekly_minutes"},
    ),
    "too few days of rest": (
        together(
            moved("lower-strength-05-18", "05-20", "18:00"),
            moved("lower-strength-05-25", "05-26", "18:00"),
            moved("lower-strength-06-01", "06-02", "18:00"),
        ),
        {"rest_day"},
    ),
    "three hard days": (moved("lower-strength-05-18", "05-21", "06:00"), {"hard_days"}),
    # What the athlete has decided.
    "a pin that is missing": (removed("upper-05-12"), {"pins"}),
    "something where nothing may stand": (
        moved("lower-strength-06-04", "06-03", "18:00"),
        {"pins", "return_from_break"},
    ),
}
"""By name: what is done to the good plan, and the rules that it breaks by it."""
