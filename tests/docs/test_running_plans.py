"""The page on running plans: what it shows can be read."""

from __future__ import annotations

import re
from pathlib import Path

from periodize.scenario import load_text
from tests.reading.calendars import a_calendar

PAGE = Path(__file__).resolve().parents[2] / "docs" / "running-plans.md"
HEAD = """\
format: 1
name: Page
timezone: Europe/Berlin
block: {start: 2027-05-03, weeks: 16}
"""


def pieces() -> list[str]:
    """The pieces of YAML on the page."""
    return re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_imports(tmp_path: Path) -> None:
    """The calendar, the table of other columns and the grid are imported."""
    (tmp_path / "plan.ics").write_bytes(
        a_calendar("UID:1\nDTSTART:20270504\nSUMMARY:Rolling hills")
    )
    (tmp_path / "club.csv").write_text("Datum;Art;Distanz\n05.05.2027;locker;8,5\n")
    (tmp_path / "grid.csv").write_text("Week,Mon,Tue,Wed,Thu\n1,,,,Tempo 5 km\n")
    found = load_text(HEAD + pieces()[0], "page.yaml", tmp_path)
    assert [(run.date.day, run.kind) for run in found.runs] == [
        (4, "intervals"),
        (5, "easy"),
        (6, "tempo"),
    ]


def test_the_language(tmp_path: Path) -> None:
    """Every key of the page is taken, and does what it says."""
    (tmp_path / "work.ics").write_bytes(a_calendar("UID:1\nDTSTART:20270507\nSUMMARY:Away"))
    gym = "  gym: {equipment: [mat]}\n  home: {equipment: [mat]}\n"
    text = HEAD + pieces()[1].replace("places:\n", f"places:\n{gym}")
    found = load_text(text, "page.yaml", tmp_path)
    assert {race.name for race in found.races} == {"Parkrun", "Six stages", "Twelve hours"}
    assert found.places["garage"].plate_pairs == (1, 2, 1)
    assert not any(window.date.isoformat() == "2027-05-07" for window in found.windows)
    assert [str(days.start) for days in found.absences] == ["2027-07-05"]
