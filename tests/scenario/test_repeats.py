"""What comes again: each n days, or on weekdays of each n weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.scenario.texts import HEAD, said, scenario


def days(entry: str) -> list[int]:
    """The days of May on which a repeating run of four weeks from 3 May falls."""
    found = scenario(f"{HEAD}runs: [{{{entry}, kind: easy}}]\n")
    return [run.date.day for run in found.runs]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("every: {days: 8}", [3, 11, 19, 27]),
        ("every: {days: 9}, from: 2027-04-30", [9, 18, 27]),
        ("every: {days: 8}, from: 2027-05-05, to: 2027-05-21", [5, 13, 21]),
        ("every: {days: 8}, except: [2027-05-11]", [3, 19, 27]),
        ("every: [tue, sat], weeks: 2", [4, 8, 18, 22]),
        ("every: [sat], weeks: 2, from: 2027-05-15", [15, 29]),
        ("every: [sat], weeks: 3, from: 2027-04-24", [15]),
        ("every: [sat], weeks: 1", [8, 15, 22, 29]),
    ],
)
def test_days(entry: str, expected: list[int]) -> None:
    """They are counted from the first day, and weeks from the week of it, also before the block."""
    assert days(entry) == expected


@pytest.mark.parametrize(("starts", "expected"), [("mon", [15, 16, 29, 30]), ("sun", [15, 23, 29])])
def test_weeks_that_start_on_sunday(starts: str, expected: list[int]) -> None:
    """Each second week has the Sunday that its first day says: runs, races, pins and windows."""
    every = "every: [sat, sun], weeks: 2, from: 2027-05-15"
    window = "{from: '18:00', to: '19:00', at: gym}"
    head = f"{HEAD}week_starts: {starts}\nplaces: {{gym: {{equipment: [mat]}}}}\n"
    found = scenario(
        f"{head}runs: [{{{every}, kind: easy}}]\npins: [{{{every}, nothing: true}}]\n"
        f"availability: {{exceptions: [{{{every}, windows: [{window}]}}]}}\n"
    )
    races = scenario(f"{head}races: [{{{every}, name: Mile, km: 2}}]\n").races
    raced = [stage for race in races for stage in race.each if stage.date.month == 5]
    for kind in (found.runs, found.windows, found.pins, raced):
        assert [each.date.day for each in kind] == expected


def test_a_cycle_is_what_it_says_written_out() -> None:
    """Four on, four off: a cycle of eight days gives the very scenario that all its days give."""
    gym = "places: {gym: {equipment: [mat]}}\n"
    window = "windows: [{from: '16:30', to: '18:00', at: gym}]"
    cycle = "every: {days: 8}, from: 2027-05-05"
    dates = [date(2027, 5, day) for day in (5, 13, 21, 29)]
    listed = {
        "runs": [f"{{date: {day}, kind: hills, km: 9}}" for day in dates],
        "races": [
            f"{{date: {day + timedelta(1)}, name: Mile, km: 2, priority: C}}" for day in dates
        ],
        "pins": [f"{{date: {day}, focus: core}}" for day in dates],
    }
    every = {
        "runs": [f"{{{cycle}, kind: hills, km: 9}}"],
        "races": [
            "{every: {days: 8}, from: 2027-05-06, to: 2027-05-30, name: Mile, km: 2, priority: C}"
        ],
        "pins": [f"{{{cycle}, focus: core}}"],
    }
    free = [f"{{from: {day}, to: {day}, {window}}}" for day in dates]
    one, other = (
        scenario(HEAD + gym + f"availability: {{exceptions: [{', '.join(open_days)}]}}\n" + lists)
        for open_days, lists in (
            (free, "".join(f"{key}: [{', '.join(said)}]\n" for key, said in listed.items())),
            (
                [f"{{{cycle}, {window}}}"],
                "".join(f"{key}: [{', '.join(said)}]\n" for key, said in every.items()),
            ),
        )
    )
    pins = [[(pin.date, pin.focus) for pin in found.pins] for found in (one, other)]
    assert pins[0] == pins[1] and len(one.runs) == len(one.races) == len(one.windows) == 4
    assert replace(one, sha256="", pins=()) == replace(other, sha256="", pins=())


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("every: {days: 0}", "days must be at least 1, not 0"),
        ("every: {weeks: 2}", "unknown key 'weeks' in every; allowed: days"),
        ("every: {days: 3}, weeks: 2", "'weeks' goes with weekdays"),
        ("every: [mon], weeks: 0", "weeks must be at least 1, not 0"),
    ],
)
def test_refused(entry: str, message: str) -> None:
    """What cannot be meant is refused."""
    assert message in " ".join(said(f"{HEAD}runs: [{{{entry}, kind: easy}}]\n"))


class TestPaces:
    """Minutes for a kilometre or a mile, as a number or as minutes and seconds."""

    @pytest.mark.parametrize(
        ("pace", "minutes"),
        [
            ("pace_min_per_km: 5", 50),
            ('pace_min_per_km: "5:30"', 55),
            ("pace_min_per_mi: 10", 62),
            ('pace_min_per_mi: "9:40"', 60),
        ],
    )
    def test_of_all_runs_and_of_one(self, pace: str, minutes: int) -> None:
        """Ten kilometres last as long by the defaults as by the run's own pace."""
        run = "runs: [{date: 2027-05-04, kind: easy, km: 10"
        by_default = scenario(f"{HEAD}run_defaults: {{{pace}}}\n{run}}}]\n")
        own = scenario(f"{HEAD}run_defaults: {{pace_min_per_km: 7}}\n{run}, {pace}}}]\n")
        assert [found.runs[0].minutes for found in (by_default, own)] == [minutes, minutes]

    def test_only_one_pace(self) -> None:
        """Two are refused, and so is one that nobody runs."""
        both = "run_defaults: {pace_min_per_km: 5, pace_min_per_mi: 9}"
        assert said(f"{HEAD}{both}\n") == [
            "plan.yaml:5:53: give pace_min_per_km or pace_min_per_mi, not both"
        ]
        slow = said(f"{HEAD}run_defaults: {{pace_min_per_mi: 40}}\n")
        assert slow == ["plan.yaml:5:33: pace_min_per_mi must be at most 32.2, not 40"]
        assert '"m:ss"' in said(f'{HEAD}run_defaults: {{pace_min_per_km: "fast"}}\n')[0]

    @pytest.mark.parametrize(("pace", "noted"), [("7.45", False), ("7.5", True), ("10", True)])
    def test_easy_runs_that_are_long_by_their_pace(self, pace: str, noted: bool) -> None:
        """It is worth a note from 75 minutes on, if at the usual pace they would be none."""
        runs = "runs: [{every: [tue], kind: easy, km: 10}]"
        notes = scenario(f"{HEAD}run_defaults: {{pace_min_per_km: {pace}}}\n{runs}\n").notes
        assert any("is it for a mile?" in note for note in notes) is noted


@pytest.mark.parametrize(
    ("text", "serves"),
    [
        ("runs: [{every_days: 8, kind: easy}]", "write every: {days: 8}"),
        ("runs: [{every: [tue], kind: easy, distance: 8}]", "write km or mi"),
        ("runs: [{every: [tue], kind: easy, every_weeks: 2}]", "write weeks: 2 beside"),
        ("availability: {cycle: 8}", "write exceptions with every: {days: 8}"),
        ("holidays: []", "write absences"),
    ],
)
def test_a_refused_key_leads_on(text: str, serves: str) -> None:
    """What people write instead is told by the key that serves."""
    assert serves in " ".join(said(f"{HEAD}{text}\n"))
