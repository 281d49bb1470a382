"""Tables of runs: what their cells mean, where their problems are, and where they may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from periodize.reading.cells import Cell, CellError, split
from tests.scenario.texts import HEAD, said, scenario

IMPORT = HEAD + "runs: [{import: runs.csv}]\n"


def test_runs(tmp_path: Path) -> None:
    """Each line is a dated run; empty cells, blank lines and quotes are fine."""
    (tmp_path / "runs.csv").write_bytes(
        b"\xef\xbb\xbfdate,kind,km,minutes,start,name,mi\r\n2027-05-04,tempo,8,,,\r\n,,,\r\n\r\n"
        b'2027-05-05,easy,,40,18:15,"club, ""A"" group"\r\n2027-05-06,easy,,,,,5\r\n'
    )
    found = [
        (f"{r.start:%d %H:%M}", r.kind, r.km, r.minutes, r.name)
        for r in scenario(IMPORT, tmp_path).runs
    ]
    assert found == [
        ("04 07:00", "tempo", 8.0, 48, None),
        ("05 18:15", "easy", None, 40, 'club, "A" group'),
        ("06 07:00", "easy", 8.047, 48, None),
    ]


def test_digest(tmp_path: Path) -> None:
    """The scenario's digest changes with its tables."""
    digests = set()
    for kind in ("easy", "long"):
        (tmp_path / "runs.csv").write_text(f"date,kind\n2027-05-04,{kind}\n")
        digests.add(scenario(IMPORT, tmp_path).sha256)
    assert len(digests) == 2


NAMED = "or say which it is, as in columns: {date: Datum, kind: Art}"
REFUSED = [
    (
        "date,kind,kmm",
        "1:11: unknown column 'kmm'; allowed: date, kind, km, mi, minutes, start, name; "
        "did you mean 'km'?",
    ),
    ("date,kind,date", "1:11: the column 'date' stands here twice"),
    (
        "date,km",
        f"1:1: no column 'kind'; the first line is date,kind,km,minutes,start,name, {NAMED}",
    ),
    ("", "1:1: no columns; the first line is date,kind,km,minutes,start,name"),
    ("date,kind,km\n2027-05-04,easy,x", "2:17: km must be a number, not 'x'"),
    ("date,kind,km\n2027-05-04,easy,-1", "2:17: km must be more than 0, not -1.0"),
    ("date,kind,minutes\n2027-05-04,easy,4.5", "2:17: minutes must be a whole number, not '4.5'"),
    ("date,kind\n\n2027-13-04,easy", "3:1: '2027-13-04' is not a day of the calendar"),
    ("date,kind\n,easy", "2:1: a run needs 'date'"),
    ("date,kind\n2027-05-04,easy,3", "2:17: 3 cells in a line, but 2 columns"),
    ('date,kind\n2027-05-04,"easy', "2:12: a double quote is not closed in this line"),
    ('date,kind\n2027-05-04,"easy"x', "2:18: a ',' is missing after a cell in quotes"),
    ("date,kind\n2027-05-04,ea\x07sy", "2:14: character U+0007 is not allowed"),
    (
        "date,kind\n2027-05-04,race",
        "2:1: a run of kind race needs its distance (km or mi), or an entry in 'races'",
    ),
]


@pytest.mark.parametrize(("table", "message"), REFUSED)
def test_refused(tmp_path: Path, table: str, message: str) -> None:
    """A problem in a table has the table's own line and column."""
    (tmp_path / "runs.csv").write_text(table)
    assert said(IMPORT, tmp_path) == [f"runs.csv:{message}"]


def test_all_at_once(tmp_path: Path) -> None:
    """Problems of the scenario and of every line of the table are told together."""
    (tmp_path / "runs.csv").write_text("date,kind\n2027-05-04,esy\n4 May,easy\n")
    text = IMPORT + "pins: [{date: 2028-05-04, nothing: true}]\n"
    places = [message.split(": ")[0] for message in said(text, tmp_path)]
    assert places == ["plan.yaml:6:8", "runs.csv:2:12", "runs.csv:3:1"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../runs.csv", "'../runs.csv' leads out of the scenario's folder"),
        ("sub/../../runs.csv", "'sub/../../runs.csv' leads out of the scenario's folder"),
        ("/etc/passwd", "'/etc/passwd' leads out of the scenario's folder"),
        ("link.csv", "'link.csv' leads out of the scenario's folder"),
        ("sub", "'sub' is not a .ics, .csv or .json file"),
        ("folder.csv", "there is no file 'folder.csv' in the scenario's folder"),
        ("none.csv", "there is no file 'none.csv' in the scenario's folder"),
        ("file:///runs.csv", "there is no file 'file:///runs.csv' in the scenario's folder"),
    ],
)
def test_where_tables_may_stand(tmp_path: Path, name: str, message: str) -> None:
    """A table stands in the scenario's folder; nothing outside is read or told."""
    (tmp_path / "runs.csv").write_text("secret")
    inside = tmp_path / "inside"
    (inside / "sub").mkdir(parents=True)
    (inside / "folder.csv").mkdir()
    (inside / "link.csv").symlink_to(tmp_path / "runs.csv")
    text = f'{HEAD}runs: [{{import: "{name}"}}]\n'
    assert said(text, inside) == [f"plan.yaml:5:17: {message}"]


def test_twice(tmp_path: Path) -> None:
    """A table is imported once."""
    (tmp_path / "runs.csv").write_text("date,kind\n")
    text = HEAD + "runs: [{import: runs.csv}, {import: runs.csv}]\n"
    assert said(text, tmp_path) == ["plan.yaml:5:37: runs.csv is imported twice"]


def test_too_large(tmp_path: Path) -> None:
    """A table of more than 1 MB is refused."""
    (tmp_path / "runs.csv").write_bytes(b"#" * 1_000_001)
    assert said(IMPORT, tmp_path) == ["runs.csv: larger than 1 MB, the most that is read"]


def test_days_that_are_left_out(tmp_path: Path) -> None:
    """On a day that is left out a table's runs are dropped, its races are not."""
    lines = ["date,kind,km,name", "2027-05-04,easy,8,", "2027-05-05,easy,8,", "2027-05-05,race,5,X"]
    (tmp_path / "runs.csv").write_text("\n".join(lines))
    text = IMPORT.replace("runs.csv}", "runs.csv, except: [2027-05-05]}")
    found = scenario(text, tmp_path)
    assert [run.date.day for run in found.runs] == [4]
    assert [race.date.day for race in found.races] == [5]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("", [(1, "")]),
        ("a, b ,", [(1, "a"), (3, "b"), (7, "")]),
        ('"a,""b""",c', [(1, 'a,"b"'), (11, "c")]),
    ],
)
def test_split(line: str, cells: list[tuple[int, str]]) -> None:
    """Cells know the column where they begin."""
    assert split(line) == [Cell(*cell) for cell in cells]


def test_split_refuses_open_quote() -> None:
    """A quote must close in its line."""
    with pytest.raises(CellError, match="not closed"):
        split('a,"b')
