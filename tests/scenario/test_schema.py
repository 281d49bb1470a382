"""Every field's bounds, and the sentences that refuse what is outside them."""

from __future__ import annotations

import pytest

from tests.scenario.texts import HEAD, said, scenario

KINDS = (
    "easy, recovery, long, medium_long, progression, fartlek, hills, tempo, threshold, intervals, "
    "race_pace, swim, bike, row, ski, walk, hike, team_sport, cross, race"
)
CLOCK = 'is not a time of day; write hours:minutes, as in "18:00"'

REFUSED = [
    (
        "runs:\n  - {date: 2027-05-04, kind: easy, kms: 4}",
        "6:36: unknown key 'kms' in a run; allowed: date, kind, km, mi, minutes, "
        "pace_min_per_km, pace_min_per_mi, start, name, demand; did you mean 'km'?",
    ),
    (
        "runs: [{date: 2027-05-04, kind: intervalls}]",
        f"5:33: 'intervalls' is not a kind of run; allowed: {KINDS}; did you mean 'intervals'?",
    ),
    (
        "runs: [{every: [tues], kind: easy}]",
        "5:17: 'tues' is not a weekday; allowed: mon, tue, wed, thu, fri, sat, sun; "
        "did you mean 'tue'?",
    ),
    ("runs: [{every: [], kind: easy}]", "5:16: every must hold at least one entry"),
    ("runs: [{every: mon, kind: easy}]", "5:16: every must be a list, such as [a, b], not 'mon'"),
    ("runs: [{kind: easy}]", "5:8: a run needs 'date'"),
    ("runs: [{every: [mon]}]", "5:8: a recurring run needs 'kind'"),
    ("runs: [{import: 7}]", "5:17: import must be text, not 7; put it in quotes"),
    (
        "runs: [easy]",
        "5:8: a run must be a mapping, such as {date: 2027-05-04, kind: easy, km: 10}, not 'easy'",
    ),
    ("runs: [{date: 2027-05-04, kind: easy, km: 0}]", "5:43: km must be more than 0, not 0"),
    ("runs: [{date: 2027-05-04, kind: easy, km: '8'}]", "5:43: km must be a number, not '8'"),
    (
        "runs: [{date: 2027-05-04, kind: easy, minutes: -5}]",
        "5:48: minutes must be at least 1, not -5",
    ),
    (
        "runs: [{date: 2027-05-04, kind: easy, minutes: 4.5}]",
        "5:48: minutes must be a whole number, not 4.5",
    ),
    (
        "runs: [{date: 2027-05-04, kind: easy, minutes: true}]",
        "5:48: minutes must be a whole number, not true",
    ),
    ("runs: [{date: 2027-05-04, kind: easy, start: 7}]", f"5:46: 7 {CLOCK}"),
    ("runs: [{date: 2027-05-04, kind: easy, start: 25:00}]", f"5:46: '25:00' {CLOCK}"),
    ("runs: [{date: 2027-05-04, kind: easy, start: 7:60}]", f"5:46: '7:60' {CLOCK}"),
    (
        "runs: [{date: 2027-05-04, kind: easy, start: 24:00}]",
        "5:46: nothing can start at 24:00; write 00:00 of the next day",
    ),
    ("runs: [{date: 2026-02-30, kind: easy}]", "5:15: '2026-02-30' is not a day of the calendar"),
    (
        "runs: [{date: 3 May, kind: easy}]",
        "5:15: '3 May' is not a date; write year-month-day, as in 2027-05-03",
    ),
    (
        "runs: [{date: 2226-01-01, kind: easy}]",
        "5:15: 2226-01-01 is not a date between 1970 and 2199",
    ),
    (
        "races: [{date: 2027-05-20, name: X, km: 0}]",
        "5:41: km must be more than 0, not 0",
    ),
    (
        "races: [{date: 2027-05-20, name: X, km: 5, priority: D}]",
        "5:54: 'D' is not a priority of a race; allowed: A, B, C",
    ),
    (
        'places: {gym: {bar_kg: "20"}}',
        "5:24: bar_kg must be a number, not '20'",
    ),
    (
        "places: {gym: {plates_kg: [1, x]}}",
        "5:31: an entry of plates_kg must be a number, not 'x'",
    ),
    (
        "athlete: {careful_with: knee}",
        "5:25: careful_with must be a list, such as [a, b], not 'knee'",
    ),
    (
        "athlete: {careful_with: [kne]}",
        "5:26: 'kne' is not a part of the body to be careful with; allowed: knee, back, wrist, "
        "achilles, bone-stress; did you mean 'knee'?",
    ),
    (
        "goal: speed",
        "5:7: 'speed' is not a goal; allowed: endurance, strength, hypertrophy, fitness",
    ),
    ("weekly_minutes: no", "5:17: weekly_minutes must be a whole number, not 'no'"),
    ("rules: [{hours: 72}]", "5:9: a rule needs 'rule'"),
    (
        "rules: [{rule: x, penalty: -1}]",
        "5:28: penalty must be a number, 0 or more, not -1",
    ),
    ("rules: [{rule: x, enabled: no}]", "5:28: enabled must be true or false, not 'no'"),
    ("calendar: {name: ''}", "5:18: name must not be empty"),
    ('calendar: {name: "a\\nb"}', r"5:18: 'a\nb' holds a line break or control character"),
    (
        'calendar: {name: "' + "x" * 121 + '"}',
        "5:18: name must be at most 120 characters long, not '" + "x" * 59 + "…'",
    ),
    (
        "id: Anna Autumn",
        "5:5: 'Anna Autumn' is not an id; small letters, digits and single hyphens, such as "
        "anna-autumn-2027",
    ),
    (
        "exercises: [{id: a, name: A, patterns: [carry], primary: [core], equipment: [none], "
        "kind: weights}]",
        "5:41: 'carry' is not allowed for patterns; allowed: squat, hinge, lunge, step, calf, "
        "hip-abduction-glute, push-horizontal, push-vertical, pull-horizontal, pull-vertical, "
        "core-anti-extension, core-anti-rotation, core-rotation-lateral, plyometric, carry-sled, "
        "balance, whole-body, run-specific, warm-up; did you mean 'carry-sled'?",
    ),
    (
        "run_defaults: {pace: 6}",
        "5:16: unknown key 'pace' in run_defaults; allowed: start, second_start, pace_min_per_km, "
        "pace_min_per_mi, minutes; write pace_min_per_km or pace_min_per_mi",
    ),
]

HEADS = [
    ("format: 1", "format: 2", "1:9: 2 is not a format of a scenario; allowed: 1"),
    ("format: 1\n", "", "1:1: a scenario needs 'format'"),
    (
        "name: Spring",
        "name: 2027-05-03",
        "2:7: name must be text, not 2027-05-03; put it in quotes",
    ),
    (
        "Europe/Berlin",
        "Europe/Berln",
        "3:11: 'Europe/Berln' is not a time zone; write one such as \"Europe/Berlin\"; "
        "did you mean 'Europe/Berlin'?",
    ),
    (
        "Europe/Berlin",
        "../../etc/passwd",
        "3:11: '../../etc/passwd' is not a time zone; write one such as \"Europe/Berlin\"",
    ),
    ("weeks: 4", "weeks: 0", "4:35: weeks must be at least 1, not 0"),
    ("weeks: 4", "weeks: 105", "4:35: weeks must be at most 104, not 105"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    """A value out of bounds is refused at its place, in words of the file."""
    assert said(f"{HEAD}{text}\n") == [f"plan.yaml:{message}"]


@pytest.mark.parametrize(("old", "new", "message"), HEADS)
def test_refused_head(old: str, new: str, message: str) -> None:
    """The four lines that every scenario needs are checked too."""
    assert said(HEAD.replace(old, new)) == [f"plan.yaml:{message}"]


@pytest.mark.parametrize("weeks", [1, 4, 52, 104])
def test_block_lengths(weeks: int) -> None:
    """A block has 1 to 104 weeks of seven days."""
    assert len(scenario(HEAD.replace("weeks: 4", f"weeks: {weeks}")).days) == 7 * weeks


def test_echo_is_safe() -> None:
    """Control characters of the input are escaped in messages."""
    message = said(f'{HEAD}goal: "\\e[31mred"\n')[0]
    assert message.startswith(r"plan.yaml:5:7: '\x1b[31mred' is not a goal")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Spring", "spring"),
        ("Zürich 10 km!", "zurich-10-km"),
        ("日本", "scenario"),
        ("--", "scenario"),
    ],
)
def test_default_id(name: str, slug: str) -> None:
    """Without an id, the name gives one of small ASCII letters."""
    assert scenario(HEAD.replace("Spring", f'"{name}"')).id == slug
