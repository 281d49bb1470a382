"""A roster's plans: the same bytes as `solve`, mistakes that stop nobody, nothing made twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from periodize.roster import alone
from periodize.roster.engine import Work
from periodize.roster.here import Here
from periodize.roster.shelf import INDEX
from periodize.roster.stays import Stay, most_at_once
from periodize.roster.workers import Workers
from tests.cli.running import CLASHING, contents, run
from tests.roster.squads import SMALL, always_killed, killed_once, solved, squad

OTHER = SMALL.replace("back-squat: 85", "back-squat: 60").replace("id: two-weeks", "id: other")


def statuses(answer: Any) -> dict[str, str]:
    """By athlete, how it stands."""
    return {row.id: row.status for row in answer.athletes}


def plans(folder: Path) -> dict[str, bytes]:
    """Every plan and calendar of a folder."""
    return {name: each for name, each in contents(folder).items() if not name.startswith("roster")}


def test_same_bytes_as_solve(tmp_path: Path) -> None:
    """Each plan and calendar is that of `solve`, with one worker and with two."""
    roster = squad(tmp_path, anna=SMALL, ben=OTHER)
    for name in ("anna", "ben"):
        assert run("solve", tmp_path / f"{name}.yaml", "--out", tmp_path / "alone").exit_code == 0
    for count in (1, 2):
        with Workers(count) as workers:
            answer = solved(roster, workers, f"by-{count}")
        assert statuses(answer) == {"anna": "optimal", "ben": "optimal"}
        assert plans(tmp_path / f"by-{count}") == contents(tmp_path / "alone")


def test_a_mistake_stops_nobody(tmp_path: Path) -> None:
    """Who cannot be planned is told with file and line, or with what clashes; the others are."""
    roster = squad(tmp_path, anna=SMALL, ben=SMALL.replace("km: 20", "km: -1"), cleo=CLASHING)
    answer = solved(roster)
    assert statuses(answer) == {"anna": "optimal", "ben": "refused", "cleo": "no plan"}
    assert answer.athletes[1].said == (
        f"{tmp_path}/ben.yaml:10:36: km must be more than 0, not -1",
    )
    assert any(said.startswith("season_frequency: ") for said in answer.athletes[2].said)
    assert set(plans(tmp_path / "out")) == {"anna.plan.json", "anna.ics"}


def test_what_has_not_changed_is_not_made_again(tmp_path: Path) -> None:
    """Again, nobody is; then only who changed, or whose plan was changed by somebody else."""
    roster = squad(tmp_path)
    assert solved(roster).made == 2
    assert solved(roster).made == 0
    (tmp_path / "ben.yaml").write_text(OTHER)
    assert solved(roster).made == 1
    (tmp_path / "out" / "anna.ics").unlink()
    assert solved(roster).made == 1
    assert (tmp_path / "out" / "anna.ics").is_file()
    assert solved(roster, seed=2).made == 2


def test_a_table_that_is_read_counts(tmp_path: Path) -> None:
    """A scenario has changed when a file that it imports has."""
    text = SMALL.replace("races:", "  - {import: runs.csv}\nraces:")
    table = "date,kind,km,minutes,start,name\n2027-05-06,easy,5,,,\n"
    (tmp_path / "runs.csv").write_text(table)
    roster = squad(tmp_path, anna=text)
    assert solved(roster).made == 1
    assert solved(roster).made == 0
    (tmp_path / "runs.csv").write_text(table.replace(",5,", ",8,"))
    assert solved(roster).made == 1


def test_what_cannot_be_read_of_the_index_is_made_anew(tmp_path: Path) -> None:
    """An index that is damaged is none: the plans are made again, and are the same."""
    roster = squad(tmp_path)
    solved(roster)
    before = contents(tmp_path / "out")
    (tmp_path / "out" / INDEX).write_text("{")
    assert solved(roster).made == 2
    assert contents(tmp_path / "out") == before


def test_what_is_in_the_way_stays(tmp_path: Path) -> None:
    """A file that this program did not write is not replaced; it costs that athlete only."""
    roster = squad(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "ben.ics").write_text("mine")
    answer = solved(roster)
    assert statuses(answer) == {"anna": "optimal", "ben": "failed"}
    assert "no calendar of ours" in answer.athletes[1].said[0]
    assert (tmp_path / "out" / "ben.ics").read_text() == "mine"


def test_no_time_costs_that_athlete(tmp_path: Path) -> None:
    """Without time there is no plan, and the reason says so; with time there is one again."""
    roster = squad(tmp_path, anna=SMALL)
    (row,) = solved(roster, time_limit=0).athletes
    assert row.status == "failed"
    assert "time ran out" in row.said[0]
    assert "tried 2 times" in row.said[0]
    assert statuses(solved(roster)) == {"anna": "optimal"}


def test_a_killed_worker_is_no_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that is killed once costs nothing: the athlete is tried once more."""
    monkeypatch.setattr(alone, "make", killed_once)
    roster = squad(tmp_path, anna=SMALL, ben=SMALL, cleo=SMALL)
    with Workers(2) as workers:
        answer = solved(roster, workers)
    assert statuses(answer) == dict.fromkeys(("anna", "ben", "cleo"), "optimal")
    assert len(plans(tmp_path / "out")) == 6


def test_who_always_kills_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who kills each worker is named with the reason; everybody else has a plan."""
    monkeypatch.setattr(alone, "make", always_killed)
    roster = squad(tmp_path, anna=SMALL, ben=SMALL, cleo=SMALL)
    with Workers(2) as workers:
        answer = solved(roster, workers)
    assert statuses(answer) == {"anna": "optimal", "ben": "failed", "cleo": "optimal"}
    assert answer.athletes[1].said == ("its process ended (killed by SIGKILL); tried 2 times",)


def test_stopped_in_the_middle(tmp_path: Path) -> None:
    """What is done by then is kept, and is not made again the next time."""

    class Stopping(Here):
        def run(self, work: Any, stop: Any) -> Any:
            for done in super().run(work, stop):
                yield done
                stop.set()

    roster = squad(tmp_path)
    answer = solved(roster, Stopping())
    assert (statuses(answer), answer.left) == ({"anna": "optimal"}, ("ben",))
    assert set(plans(tmp_path / "out")) == {"anna.plan.json", "anna.ics"}
    assert solved(roster).made == 1


def test_workers_end_when_told(tmp_path: Path) -> None:
    """Once stopped nothing more comes of what was under way."""
    import threading

    stop = threading.Event()
    stop.set()
    with Workers(1) as workers:
        assert list(workers.run([Work("a", str, 1)], stop)) == []
        assert workers.running == 0


def test_a_shared_place_is_counted(tmp_path: Path) -> None:
    """How many are in it at one time is told of plans made now, and of those that stood."""
    room = "athletes: ['*.yaml']\nshared: [{name: weight room, place: gym, at_most: 1}]\n"
    roster = squad(tmp_path, room, anna=SMALL, ben=SMALL)
    for made in (2, 0):
        answer = solved(roster)
        assert answer.made == made
        assert [(each.name, each.most, each.held) for each in answer.shared] == [
            ("weight room", 1, 2)
        ]
    told = run("roster", "solve", roster, "--out", tmp_path / "out")
    assert told.exit_code == 1
    assert "2 athletes are in weight room at one time, 1 may be" in told.stderr


def test_who_leaves_makes_room() -> None:
    """Two that follow each other are never there together; a third one between them is."""
    first, second = Stay("gym", 0, 60), Stay("gym", 60, 120)
    assert most_at_once([first, second, Stay("home", 0, 120)], "gym") == 1
    assert most_at_once([first, second, Stay("gym", 59, 61)], "gym") == 2
    assert most_at_once([], "gym") == 0
