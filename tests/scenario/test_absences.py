"""Days off, pins that come again, windows over midnight, shifts, and pairs of plates."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from periodize.prescribe.loads import heaviest
from periodize.scenario import Scenario
from tests.reading.calendars import a_calendar
from tests.scenario.texts import HEAD, said, scenario

PLACES = "places: {gym: {equipment: [mat]}}\n"
HOURS = 'availability: {tue: [{from: "18:00", to: "19:00", at: gym}]}\n'


def open_days(found: Scenario) -> list[int]:
    """The days of May that have windows."""
    return [window.date.day for window in found.windows]


def test_an_absence_closes_its_days() -> None:
    """Both ends included; one day where no end is given."""
    text = f"{HEAD}{PLACES}{HOURS}absences:\n  - {{from: 2027-05-11, why: ill}}\n"
    text += "  - {from: 2027-05-19, to: 2027-05-25}\n"
    found = scenario(text)
    assert open_days(found) == [4, 18]
    assert [len(days) for days in found.absences] == [1, 7]


def test_an_absence_that_cannot_be() -> None:
    """An end before the start, and another reason, are refused."""
    assert said(f"{HEAD}absences: [{{from: 2027-05-11, to: 2027-05-10}}]\n") == [
        "plan.yaml:5:35: 'to' (2027-05-10) comes before 'from' (2027-05-11)"
    ]
    assert (
        "is not a reason of an absence; allowed: ill, injured, away"
        in said(f"{HEAD}absences: [{{from: 2027-05-11, why: tired}}]\n")[0]
    )


def test_absences_of_an_export(tmp_path: Path) -> None:
    """Days off that intervals.icu knows of close their windows, too."""
    sick = {"category": "SICK", "start_date_local": "2027-05-11T00:00:00"}
    (tmp_path / "plan.json").write_text(json.dumps([sick]))
    text = f"{HEAD}runs: [{{import: plan.json}}]\n{PLACES}{HOURS}"
    assert open_days(scenario(text, tmp_path)) == [4, 18, 25]


def test_pins_that_come_again() -> None:
    """They stand on the open days that no pin of a day decides."""
    text = f"{HEAD}{PLACES}{HOURS}pins:\n  - {{every: [tue, wed], focus: core}}\n"
    text += "  - {date: 2027-05-11, nothing: true}\n"
    pins = sorted((pin.date.day, pin.focus) for pin in scenario(text).pins)
    assert pins == [(4, "core"), (11, None), (18, "core"), (25, "core")]
    both = f"{HEAD}pins: [{{every: [tue], focus: core, nothing: true}}]\n"
    assert said(both) == ["plan.yaml:5:8: a pin says 'focus' or 'nothing: true', one of the two"]


def test_a_window_over_midnight() -> None:
    """It belongs to the day on which it opens, and may not overlap another of that day."""
    late = 'availability: {fri: [{from: "22:00", to: "01:00", at: gym}]}\n'
    found = scenario(f"{HEAD}{PLACES}{late}")
    assert [window.date.day for window in found.windows] == [7, 14, 21, 28]
    assert found.windows[0].end == dt.datetime(2027, 5, 8, 1)
    clash = late.replace("at: gym}]", 'at: gym}, {from: "23:00", to: "23:30", at: gym}]')
    assert "overlaps an earlier one" in said(f"{HEAD}{PLACES}{clash}")[0]


def test_shifts() -> None:
    """Exceptions that come again make a pattern; of two that hold for a day the last one counts."""
    text = f"{HEAD}{PLACES}availability:\n  exceptions:\n"
    text += "    - {every: {days: 4}, from: 2027-05-03, "
    text += 'windows: [{from: "10:00", to: "12:00", at: gym}]}\n'
    text += "    - {from: 2027-05-11, to: 2027-05-15, windows: []}\n"
    assert open_days(scenario(text)) == [3, 7, 19, 23, 27]


@pytest.mark.parametrize(
    ("plates", "load"),
    [
        ("[1.25, 2.5, 5, 10, 20]", 140),
        ("{1.25: 1, 2.5: 1, 5: 1, 10: 1, 20: 1}", 97.5),
        ("{20: 2, 10: 1}", 120),
        ("{20: 2}", 100),
    ],
)
def test_pairs_of_plates(plates: str, load: float) -> None:
    """A list has sizes without end; a mapping counts pairs, and nothing heavier can be loaded."""
    kit = f"{{equipment: [barbell, plate], bar_kg: 20, plates_kg: {plates}}}"
    place = scenario(f"{HEAD}places: {{garage: {kit}}}\n").places["garage"]
    assert heaviest("barbell", place, 140) == load


def test_abroad(tmp_path: Path) -> None:
    """Hours of these days are local there, in what is imported, too; others stay at home."""
    events = [f"UID:{day}\nDTSTART:202705{day}T140000Z\nSUMMARY:Easy 5 km" for day in ("04", "11")]
    (tmp_path / "plan.ics").write_bytes(a_calendar(*events))
    away = "abroad: [{from: 2027-05-10, to: 2027-05-12, timezone: America/Denver}]\n"
    found = scenario(f"{HEAD}runs: [{{import: plan.ics}}]\n{away}", tmp_path)
    assert [run.start.hour for run in found.runs] == [16, 8]
    assert found.zone_on(dt.date(2027, 5, 12)) == "America/Denver"
    assert found.zone_on(dt.date(2027, 5, 13)) == "Europe/Berlin"
    twice = away.replace("}]", "}, {from: 2027-05-12, to: 2027-05-14, timezone: Asia/Tokyo}]")
    assert "overlap those of another" in said(f"{HEAD}{twice}")[0]


@pytest.mark.parametrize(
    ("plates", "message"),
    [
        ("{a: 1}", "'a' is not the size of a plate; write a number"),
        ("{20: 0}", "20 must be at least 1, not 0"),
        ("{}", "plates_kg must hold at least one entry"),
        ("5", "plates_kg must be a list, such as [a, b], not 5"),
    ],
)
def test_plates_that_cannot_be(plates: str, message: str) -> None:
    """Sizes and numbers of pairs are checked, and named as the file names them."""
    kit = f"{{equipment: [barbell], plates_kg: {plates}}}"
    assert message in said(f"{HEAD}places: {{garage: {kit}}}\n")[0]
