"""Tables as spreadsheets, coaches and apps write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from periodize.scenario import Scenario
from tests.scenario.texts import HEAD, said, scenario

IMPORT = HEAD + "runs: [{import: runs.csv}]\n"
BY_NAME = IMPORT.replace(
    "runs.csv}", "runs.csv, columns: {date: Wann, km: Weite, kind: Was, name: Notiz}}"
)


def read(folder: Path, table: str, text: str = IMPORT, encoding: str = "utf-8") -> Scenario:
    """The scenario with a table."""
    (folder / "runs.csv").write_bytes(table.encode(encoding))
    return scenario(text, folder)


def runs(found: Scenario) -> list[tuple[object, ...]]:
    """Day, kind, kilometres and minutes of each run."""
    return [(run.date.day, run.kind, run.km, run.minutes) for run in found.runs]


SPREADSHEET = "date;kind;km;minutes;start;name\n2027-05-04;intervals;8,5;;;côté\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_a_spreadsheet_writes(tmp_path: Path, encoding: str) -> None:
    """Semicolons and decimal commas are read in any encoding; only Windows-1252 is said."""
    found = read(tmp_path, SPREADSHEET, encoding=encoding)
    assert runs(found) == [(4, "intervals", 8.5, 51)]
    assert found.runs[0].name == "côté"
    assert any("Windows-1252" in note for note in found.notes) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("date\tkind\tkm\n2027-05-04\teasy\t7,5", [(4, "easy", 7.5, 45)]),
        ('date,kind,km\n2027-05-04,easy,"7,5"', [(4, "easy", 7.5, 45)]),
        ("date,kind,km\n2027-05-04,easy,7.5 km", [(4, "easy", 7.5, 45)]),
        ("date,kind,minutes\n2027-05-04,easy,1:15", [(4, "easy", None, 75)]),
        ("date,kind,minutes\n2027-05-04,easy,1:15:00", [(4, "easy", None, 75)]),
        ("Datum;Trainingsart;Strecke (km)\n04.05.2027;Langer Lauf;15", [(4, "long", 15, 90)]),
        ("Date,Workout\n2027-05-04,Tempo 8 km\n2027-05-05,Rest", [(4, "tempo", 8, 48)]),
    ],
)
def test_cells_and_columns_of_other_forms(
    tmp_path: Path, table: str, expected: list[tuple[object, ...]]
) -> None:
    """Units, hours and minutes, usual names of columns, and kinds by their words are read."""
    assert runs(read(tmp_path, table)) == expected


def test_columns_named_by_the_user(tmp_path: Path) -> None:
    """What `columns` says holds; what is left is passed over with a note."""
    table = "Woche,Wann,Was,Weite,Notiz,Puls\n1,2027-05-04,locker,7,am See,140\n"
    found = read(tmp_path, table, BY_NAME)
    assert (runs(found), found.runs[0].name) == ([(4, "easy", 7, 42)], "am See")
    assert "runs.csv: the columns 'Woche', 'Puls' are passed over." in found.notes


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    """A name in `columns` that the table does not have is refused with those that it has."""
    (tmp_path / "runs.csv").write_text("Wann,Was,Weite\n")
    (problem,) = said(BY_NAME, tmp_path)
    assert problem.startswith("runs.csv:1:1: no column 'Notiz', which `columns` names for name")
    assert problem.endswith("there are: Wann, Was, Weite")


class TestDates:
    """Dates as they are written, where one reading is possible."""

    @pytest.mark.parametrize(
        ("cells", "days"),
        [
            (["04.05.2027", "05.05.2027"], [4, 5]),
            (["5/4/2027", "5/13/2027"], [4, 13]),
            (["13/5/2027", "4/5/2027"], [4, 13]),
            (["04.05.27"], [4]),
            (["2027/5/4"], [4]),
            (["4 May 2027"], [4]),
            (["May 4th, 2027"], [4]),
            (["4. Mai 2027"], [4]),
            (["2027-05-04 18:30"], [4]),
            (["8/5/2027"], [8]),
            (["5/8/2027"], [8]),
        ],
    )
    def test_one_reading(self, tmp_path: Path, cells: list[str], days: list[int]) -> None:
        """Dots mean day first; else a day above 12, or the block, rules the other reading out."""
        table = "date,kind\n" + "".join(f'"{cell}",easy\n' for cell in cells)
        found = read(tmp_path, table)
        assert [run.date.day for run in found.runs] == days
        assert {run.date.month for run in found.runs} == {5}

    def test_an_hour_behind_a_date(self, tmp_path: Path) -> None:
        """It is when the run starts."""
        found = read(tmp_path, "date,kind\n2027-05-04 18:30,easy\n2027-05-05 00:00:00,easy")
        assert [f"{run.start:%H:%M}" for run in found.runs] == ["18:30", "07:00"]

    def test_two_readings(self, tmp_path: Path) -> None:
        """Where both days lie in the block it is refused at its place."""
        (tmp_path / "runs.csv").write_text("date,kind\n5/6/2027,easy\n")
        (problem,) = said(IMPORT.replace("weeks: 4", "weeks: 9"), tmp_path)
        assert problem == (
            "runs.csv:2:1: '5/6/2027' may be two days, by day or by month first; "
            "write year-month-day"
        )


class TestTrainingPeaks:
    """The export of workouts, known by its header."""

    HEADER = (
        "Title,WorkoutType,WorkoutDescription,PlannedDuration,PlannedDistanceInMeters,WorkoutDay"
    )

    def test_planned_figures(self, tmp_path: Path) -> None:
        """Hours and metres are read, descriptions may hold lines, other sports stay."""
        rows = [
            'Threshold 4x8,Run,"Warm up,\nthen 4x8",1.1,12500,2027-05-04',
            "Long easy,Bike,,2.5,,2027-05-05",
            "Legs,Strength,,0.75,,2027-05-06",
            "Dunes,Run,,,8000,2027-05-07",
        ]
        found = read(tmp_path, "\n".join([self.HEADER, *rows]))
        assert runs(found) == [
            (4, "threshold", 12.5, 66),
            (5, "bike", None, 150),
            (7, "tempo", 8, 48),
        ]
        assert any("1 entry left out; 1 is a guess" in note for note in found.notes)

    def test_one_bad_line_costs_only_itself(self, tmp_path: Path) -> None:
        """A line without a day is left out."""
        rows = ["Easy,Run,,x,-3,someday", "Easy,Run,,1,,2027-05-04"]
        assert runs(read(tmp_path, "\n".join([self.HEADER, *rows]))) == [(4, "easy", None, 60)]


class TestGrids:
    """Weeks as rows and weekdays as columns, with titles in the cells."""

    GRID = "Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun,Total\n1,Rest,Easy 5 km,,Tempo 6 km,,,Long 14 km,25\n"
    FIRST = IMPORT.replace("runs.csv}", "runs.csv, first_week: 2027-05-05}")

    def test_from_its_first_week(self, tmp_path: Path) -> None:
        """A day of the first week says on which days the others fall."""
        found = read(tmp_path, self.GRID + "2,,,Hills 7 km,,,,\n", self.FIRST)
        assert [run[:3] for run in runs(found)] == [
            (4, "easy", 5),
            (6, "tempo", 6),
            (9, "long", 14),
            (12, "hills", 7),
        ]

    def test_numbers_of_weeks_count(self, tmp_path: Path) -> None:
        """A week that is not there leaves its days empty."""
        found = read(tmp_path, self.GRID + "3,,,Hills 7 km,,,,\n", self.FIRST)
        assert runs(found)[-1][0] == 19

    def test_dates_of_its_own(self, tmp_path: Path) -> None:
        """Where the rows have dates nothing need be said."""
        grid = self.GRID.replace("\n1,", "\n2027-05-10,")
        assert [run[0] for run in runs(read(tmp_path, grid))] == [11, 13, 16]

    def test_weeks_across_and_weeks_from_sunday(self, tmp_path: Path) -> None:
        """Days may stand down the side, and the week may begin on Sunday."""
        names = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"]
        down = "Tag;Woche 1\n" + "".join(
            f"{name};Dauerlauf {n} km\n" for n, name in enumerate(names, 3)
        )
        found = read(tmp_path, down, self.FIRST)
        assert [run[:3] for run in runs(found)] == [(day, "easy", day + 1) for day in range(3, 9)]

    def test_without_any_date(self, tmp_path: Path) -> None:
        """It is refused with what would tell."""
        (tmp_path / "runs.csv").write_text(self.GRID)
        (problem,) = said(IMPORT, tmp_path)
        assert "say a day of its first week: first_week: 2027-05-03" in problem
