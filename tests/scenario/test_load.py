"""A whole scenario, from file or text, and every problem of a bad one at once."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from periodize.dates import DateRange
from periodize.errors import InputRefused
from periodize.plan import write_plan
from periodize.scenario import Scenario, load, load_text, starter_text
from periodize.scenario.scenario import CalendarWishes, Dated
from tests.build import a_plan, a_session
from tests.scenario.texts import EXAMPLE, HEAD, RUNS_CSV, said, scenario


@pytest.fixture
def example_file(tmp_path: Path) -> Path:
    """The example of all parts, with its table beside it."""
    (tmp_path / "runs.csv").write_text(RUNS_CSV)
    path = tmp_path / "plan.yaml"
    path.write_text(EXAMPLE)
    return path


def test_example(example_file: Path) -> None:
    """Every part of the example arrives, in plain values."""
    found = load(example_file)
    assert (found.name, found.id, found.model) == ("Autumn marathon", "anna-autumn-2027", "runner")
    assert (found.timezone, found.units, found.goal) == ("Europe/Berlin", "metric", "endurance")
    assert found.days == DateRange(date(2027, 5, 3), date(2027, 9, 6))
    assert found.athlete.one_rep_max_kg == {"back-squat": 85, "romanian-deadlift": 80}
    assert found.athlete.careful_with == {"knee"}
    assert found.athlete.can_do == {"pull-up": 4}
    assert found.seasons[1] == Dated(since=date(2027, 7, 5), value="in")
    assert found.phases == (Dated(since=date(2027, 5, 3), value="adaptation"),)
    assert len(found.runs) == 18
    assert found.runs[3].name == "track"
    assert found.races[0].start == datetime(2027, 9, 5, 9, 15)
    assert found.places["gym"].plates_kg == (1.25, 2.5, 5, 10, 20)
    assert len(found.windows) == 18 + 18 - 2
    assert found.weekly_minutes == 120
    assert found.exercises[0].name == "Sandbag carry"
    assert found.calendar == CalendarWishes(name="Strength", alarm_minutes=30)
    assert found.file == str(example_file)
    digest = hashlib.sha256(EXAMPLE.encode() + RUNS_CSV.encode())
    assert found.sha256 == digest.hexdigest()


def test_rules_stay_as_written(example_file: Path) -> None:
    """Rule changes keep the user's values, and lead back to their place in the file."""
    found = load(example_file)
    assert [(change.rule, dict(change.values)) for change in found.rules] == [
        ("recovery_gap", {"hours": 72}),
        ("weekly_minutes", {"at_most": 90, "penalty": 3}),
        ("steady_week", {"enabled": False}),
    ]
    assert isinstance(found.rules[1].values["penalty"], int)
    problem = found.marks.problem((*found.rules[1].where, "at_most"), "too few")
    assert str(problem) == f"{example_file}:47:37: too few"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.yaml", "none.yaml: cannot be read: No such file or directory"),
        (".", ".: cannot be read: Is a directory"),
        ("a\0b", "a\0b: cannot be read: not a path"),
    ],
)
def test_unreadable_file(name: str, message: str) -> None:
    """A file that cannot be read is a problem like any other."""
    with pytest.raises(InputRefused) as refused:
        load(name)
    assert str(refused.value) == message


def test_everything_at_once() -> None:
    """Problems of words, of fields and of the whole are told together, by line."""
    text = """\
goal: speed
races: [{date: 2027-05-16, name: X, km: .inf}]
seasons: [{from: 2027-05-10, season: in}, {from: 2027-05-03, season: off}]
goal: fitness
places: {gym: {bar_kg: 20}}
"""
    assert said(HEAD + text) == [
        "plan.yaml:5:7: 'speed' is not a goal; allowed: endurance, strength, hypertrophy, fitness",
        "plan.yaml:6:41: .inf is not a finite number",
        "plan.yaml:7:50: seasons must be in order of date: 2027-05-03 follows 2027-05-10",
        "plan.yaml:8:1: 'goal' stands here twice; the first is at line 5",
        "plan.yaml:9:24: bar_kg is given, but gym has no barbell or trap-bar",
    ]


def test_no_problem_follows_from_another() -> None:
    """A part with a problem does not make the parts that use it look wrong."""
    text = """\
places: {gym: {equipment: [barbel]}}
availability: {mon: [{from: 18:00, to: 19:00, at: gym}]}
pins: [{date: 2027-05-10, focus: x}]
runs: [{date: 2027-05-16, kind: race}]
races: [{date: 2027-05-16, name: X, km: far}]
"""
    assert [message.split(":")[1] for message in said(HEAD + text)] == ["5", "9"]


def test_what_is_right_beside_a_mistake_is_judged() -> None:
    """An entry with a mistake hides no contradiction of its neighbours; positions stay theirs."""
    text = """\
places: {gym: {equipment: [barbel]}, home: {bar_kg: 20}}
availability: {mon: [{from: 18:00, to: 19:00, at: garage}]}
seasons: [{from: 2027-05-10, season: in}, {from: x, season: off}, {from: 2027-05-03, season: off}]
runs: [{date: 2027-05-16, kind: eazy}, {date: 2027-05-17, kind: easy, km: 5, mi: 3}]
races: [{date: 2027-05-23, name: X, km: far}, {date: 2027-05-30, name: Y}]
athlete: {level: beginner, one_rep_max_kg: {no-such-lift: 80}}
"""
    places = [message.split(": ")[0].removeprefix("plan.yaml:") for message in said(HEAD + text)]
    assert places == [
        *("5:28", "5:53", "6:51"),
        *("7:50", "7:74"),
        *("8:33", "8:82"),
        *("9:41", "9:47"),
        *("10:18", "10:45"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("Europe/Berlin", "Moon/Base"),
        HEAD.replace("name: Spring\n", ""),
        HEAD.replace("format: 1", "format: 7"),
    ],
    ids=["zone", "name", "format"],
)
def test_what_the_head_lacks_hides_nothing_else(head: str) -> None:
    """Beside a mistake in the first lines contradictions further down are told, too."""
    found = said(
        head + "seasons: [{from: 2027-05-10, season: in}, {from: 2027-05-03, season: off}]\n"
    )
    assert len(found) == 2
    assert "must be in order of date" in found[1]


def test_at_most_200_problems() -> None:
    """Nobody reads more than two hundred problems."""
    assert len(said(HEAD + "".join(f"k{n}: 1\n" for n in range(1000)))) == 200


def test_same_text_same_scenario() -> None:
    """Reading twice gives equal scenarios."""
    assert scenario(starter_text()) == scenario(starter_text())


MARKS = ["  ", "- ", ": ", "{", "}", "[", "]", "\n", "'", '"', "\t", "|\n", "? ", "2027-05-03"]
TRAPS = ["&a ", "*a", "!!str ", "<<: ", "%YAML 1.1\n", "---\n"]
LINES = [*HEAD.splitlines(keepends=True), *EXAMPLE.splitlines(keepends=True)]
FRAGMENTS = st.sampled_from([*LINES, *MARKS, *TRAPS])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(FRAGMENTS, max_size=30).map("".join)))
@example("\ud800")
@example('a: "\\ud800"')
@example("%TAG ! %\n--- !a")
def test_any_text(text: str) -> None:
    """Whatever the text, reading gives a scenario or refuses it with its problems."""
    try:
        assert isinstance(load_text(text, "plan.yaml", Path()), Scenario)
    except InputRefused as error:
        assert error.problems
        assert all(problem.file == "plan.yaml" for problem in error.problems)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    """Whatever the bytes, reading refuses them with their problems."""
    with pytest.raises(InputRefused) as refused:
        load_text(content, "plan.yaml", Path())
    assert refused.value.problems


NUMBERS = ["0", "-1", "1e999", ".nan", "12:30", "2027-05-10", "2027-13-01"]
WORDS = ["[]", "{}", "[[]]", "{a: 1}", "yes", "true", "~", "''", "'x'", "gym", '"\\0"']
VALUES = st.sampled_from([*NUMBERS, *WORDS, "*a", "&a x", "!!str x"])


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 200), VALUES)
def test_any_value_anywhere(place: int, value: str) -> None:
    """A strange value in any place of the example is read or refused, never more."""
    before, colon, rest = _cut(EXAMPLE.replace("  - {import: runs.csv}\n", ""), place)
    ends = [rest.find(end) for end in (",", "}", "]", "\n") if end in rest]
    text = f"{before}{colon}{value}{rest[min(ends) :]}"
    try:
        assert isinstance(load_text(text, "plan.yaml", Path()), Scenario)
    except InputRefused as error:
        assert error.problems
        assert "Input should" not in str(error)


def _cut(text: str, place: int) -> tuple[str, str, str]:
    """The text before and after one of its `: `."""
    parts = text.split(": ")
    count = 1 + place % (len(parts) - 1)
    return ": ".join(parts[:count]), ": ", ": ".join(parts[count:])


def test_a_plan_is_no_scenario(tmp_path: Path) -> None:
    """A plan that is taken for a scenario is refused in one line."""
    file = tmp_path / "two.plan.json"
    file.write_bytes(write_plan(a_plan(a_session("2027-05-04 18:00"))))
    with pytest.raises(InputRefused) as refused:
        load(file)
    assert str(refused.value) == f"{file}: this is a plan, not a scenario"
