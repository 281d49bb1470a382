"""Runs of a scenario that stand in a calendar or an export beside it."""

from __future__ import annotations

import json
from pathlib import Path

from periodize.scenario import Scenario
from tests.reading.calendars import a_calendar
from tests.scenario.texts import HEAD, said, scenario

IMPORT = HEAD + "runs: [{import: plan.ics}]\n"


def planned(folder: Path, *events: str, text: str = IMPORT) -> Scenario:
    """The scenario with a calendar of these events, each given by its day of May and title."""
    lines = [
        f"UID:{number}\nDTSTART:202705{day}\nSUMMARY:{title}"
        for number, (day, title) in enumerate(event.split(maxsplit=1) for event in events)
    ]
    (folder / "plan.ics").write_bytes(a_calendar(*lines))
    return scenario(text, folder)


def told(found: Scenario) -> str:
    """What is said of the calendar."""
    return next(note for note in found.notes if note.startswith("plan.ics"))


def test_runs_of_a_calendar(tmp_path: Path) -> None:
    """They stand at the default hours inside the block, and guesses are counted."""
    found = planned(tmp_path, "04 Tempo 8 km", "06 6m easy", "07 Rest", "31 Easy 5 km")
    runs = [(f"{run.start:%d %H:%M}", run.kind, run.minutes) for run in found.runs]
    assert runs == [("04 07:00", "tempo", 48), ("06 07:00", "easy", 58)]
    assert told(found) == (
        "plan.ics: 3 runs read, 1 entry left out; 1 is a guess, which `titles` can settle "
        "(`periodize runs plan.ics` shows each)."
    )


def test_titles_settle_a_guess(tmp_path: Path) -> None:
    """What `titles` says of a title holds, and is no guess any more."""
    text = IMPORT + 'titles: {"dunes *": hills, "Club": none}\n'
    found = planned(tmp_path, "04 Dunes 8 km", "05 Club", text=text)
    assert [run.kind for run in found.runs] == ["hills"]
    assert "guess" not in told(found)


def test_a_title_means_a_kind(tmp_path: Path) -> None:
    """Another word is refused with the near one."""
    assert "'eesy' is not" in said(HEAD + "titles: {Dunes: eesy}\n", tmp_path)[0]
    assert "did you mean 'easy'?" in said(HEAD + "titles: {Dunes: eesy}\n", tmp_path)[0]


def test_a_race_that_is_found(tmp_path: Path) -> None:
    """The last one is the A race; a distance that nobody tells follows from the longest run."""
    found = planned(tmp_path, "08 Parkrun 5 km", "16 Long run 26 km", "30 Race Day!")
    assert [(race.date.day, race.km, race.priority) for race in found.races] == [
        (8, 5, "C"),
        (30, 42.195, "A"),
    ]
    shorter = planned(tmp_path, "16 Long run 25.9 km", "30 Race Day!")
    assert [race.km for race in shorter.races] == [21.0975]
    assert "42.195" not in "".join(shorter.notes)


def test_a_race_of_the_list_replaces_the_one_that_is_found(tmp_path: Path) -> None:
    """On its day the list holds."""
    text = IMPORT + "races: [{date: 2027-05-30, name: Own, km: 10, priority: B}]\n"
    assert [race.name for race in planned(tmp_path, "30 Race Day!", text=text).races] == ["Own"]


def test_runs_that_overlap(tmp_path: Path) -> None:
    """Of two at one hour the first stands, and it is said; a plan is not refused for it."""
    hour = "DTSTART:20270504T070000\nDTEND:20270504T080000\nSUMMARY:"
    (tmp_path / "plan.ics").write_bytes(a_calendar(f"UID:1\n{hour}Easy", f"UID:2\n{hour}Tempo"))
    found = scenario(IMPORT, tmp_path)
    assert [run.kind for run in found.runs] == ["easy"]
    assert any("Tempo on 2027-05-04 overlaps" in note for note in found.notes)


def test_a_run_that_overlaps_a_race(tmp_path: Path) -> None:
    """What is found gives way to what the scenario says itself."""
    hour = "DTSTART:20270516T090000\nDTEND:20270516T093000\nSUMMARY:Easy"
    (tmp_path / "plan.ics").write_bytes(a_calendar(f"UID:1\n{hour}"))
    race = 'races: [{date: 2027-05-16, name: City, km: 10, start: "09:00"}]\n'
    found = scenario(IMPORT + race, tmp_path)
    assert found.runs == ()
    assert any("Easy on Sun 16 May 2027 overlaps" in note for note in found.notes)


def test_an_export_of_intervals_icu(tmp_path: Path) -> None:
    """Its races come with their priorities."""
    race = {"category": "RACE_B", "name": "City", "distance": 10000}
    (tmp_path / "plan.json").write_text(
        json.dumps([{**race, "start_date_local": "2027-05-16T09:30:00"}])
    )
    text = IMPORT.replace("plan.ics", "plan.json")
    text += "races: [{date: 2027-05-30, name: Goal, km: 21.1, priority: A}]\n"
    assert [(race.name, race.priority) for race in scenario(text, tmp_path).races] == [
        ("City", "B"),
        ("Goal", "A"),
    ]


def test_what_is_imported_counts_for_the_digest(tmp_path: Path) -> None:
    """Another calendar makes another scenario."""
    digests = {planned(tmp_path, f"04 Easy {km} km").sha256 for km in (5, 6)}
    assert len(digests) == 2


def test_a_calendar_that_is_none(tmp_path: Path) -> None:
    """It is refused by its own name."""
    (tmp_path / "plan.ics").write_text("<html>Sign in</html>")
    (problem,) = said(IMPORT, tmp_path)
    assert problem.startswith("plan.ics:1:1: this is a web page and no calendar")


def test_a_run_of_two_calendars(tmp_path: Path) -> None:
    """What two imports have just so is run once, and said; another length is another run."""
    text = HEAD + "runs: [{import: plan.ics}, {import: again.ics}]\n"
    events = ("04 Tempo 8 km", "06 Easy 6 km")
    lines = [f"UID:x{n}\nDTSTART:202705{e[:2]}\nSUMMARY:{e[3:]}" for n, e in enumerate(events)]
    lines.append("UID:y\nDTSTART:20270506\nSUMMARY:Easy 4 km")
    (tmp_path / "again.ics").write_bytes(a_calendar(*lines))
    found = planned(tmp_path, *events, text=text)
    assert [(run.date.day, run.km) for run in found.runs] == [(4, 8), (6, 6), (6, 4)]
    assert "again.ics: 2 runs stand in another import, too, and count once." in found.notes
