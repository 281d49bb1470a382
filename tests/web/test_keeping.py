"""What is tried is kept whole, as it was shown, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from periodize import read_plan
from periodize.plan import Plan
from periodize.web.desks import scenarios_in
from tests.cli.running import CLASHING, TWO_WEEKS, a_scenario, run
from tests.web.asking import Page, opened

RACE = 'City; run, "10"'
MOVED: dict[str, Any] = {"ask": "move", "kind": "race", "id": RACE, "to": "2027-05-15"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two weeks, with the plan and the calendar that `solve` wrote."""
    found = a_scenario(tmp_path)
    assert run("solve", found, "--quiet").exit_code == 0
    return found


@pytest.fixture
def page(file: Path) -> Iterator[Page]:
    """A page of it."""
    with opened(file) as found:
        assert found.get("/block/0").status == 200
        yield found


def _stands(file: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in file.parent.iterdir()}


def _plan(file: Path) -> Plan:
    return read_plan(file.with_name("two.plan.json").read_bytes(), "two.plan.json")


def test_the_plan_beside_it_is_shown(page: Page, file: Path) -> None:
    """The page begins with what `solve` wrote, without solving again."""
    assert page.desks.desk(0).shown_plan == _plan(file)


def test_nothing_is_written_before_keep(page: Page, file: Path) -> None:
    """Moving, comparing and undoing leave every file as it is."""
    before = _stands(file)
    assert "error" not in page.ask(**MOVED)
    page.ask(ask="beside")
    page.ask(**MOVED)
    page.ask(ask="undo")
    assert _stands(file) == before


def test_kept_is_what_was_shown_and_what_solve_gives(page: Page, file: Path) -> None:
    """The plan that is written is the one on the page, and solving again changes nothing."""
    page.ask(**MOVED)
    shown = page.desks.desk(0).shown_plan
    assert shown is not None
    said = page.ask(ask="keep")
    assert "Kept" in said["said"], said
    assert "date: 2027-05-15" in file.read_text()
    kept = _plan(file)
    assert [(s.id, s.start, s.exercises) for s in kept.sessions] == [
        (s.id, s.start, s.exercises) for s in shown.sessions
    ]
    before = _stands(file)
    assert run("solve", file, "--quiet").exit_code == 0
    assert _stands(file) == before
    assert run("check", file, file.with_name("two.plan.json")).exit_code == 0


def test_a_session_that_is_moved_stays_where_it_was_put(page: Page, file: Path) -> None:
    """It is pinned: the kept file says so, and a second move changes the pin."""
    page.ask(ask="move", kind="session", id="w01-lower-strength-1", to="2027-05-07")
    page.ask(ask="keep")
    text = file.read_text()
    pin = 'pins:\n  - {date: 2027-05-07, focus: lower-strength, start: "18:00"}\n'
    assert text.endswith(pin)
    stood = next(s for s in _plan(file).sessions if str(s.date) == "2027-05-07")
    page.ask(ask="move", kind="session", id=stood.id, to="2027-05-06")
    page.ask(ask="keep")
    text = file.read_text()
    assert text.endswith(pin.replace("05-07", "05-06"))


def test_a_change_on_the_disk_is_never_overwritten(page: Page, file: Path) -> None:
    """What somebody wrote into the file meanwhile stays, and the page says so."""
    page.ask(**MOVED)
    file.write_text(f"{TWO_WEEKS}# mine\n", encoding="utf-8")
    before = _stands(file)
    assert "changed on the disk" in page.ask(ask="keep")["said"]
    assert _stands(file) == before
    assert "changed on the disk" in page.get("/block/0").text
    page.ask(ask="reload")
    assert page.desks.desk(0).trial is None
    page.ask(**MOVED)
    assert "Kept" in page.ask(ask="keep")["said"]
    assert file.read_text().endswith("# mine\n")


def test_a_plan_that_changed_is_not_overwritten_either(page: Page, file: Path) -> None:
    """Such as one that `replan` has written meanwhile."""
    page.ask(**MOVED)
    file.with_name("two.plan.json").write_text("{}")
    before = _stands(file)
    assert "changed on the disk" in page.ask(ask="keep")["said"]
    assert _stands(file) == before


def test_read_only_writes_nothing(file: Path) -> None:
    """All can be tried, nothing kept."""
    before = _stands(file)
    with opened(file, read_only=True) as page:
        page.ask(**MOVED)
        assert "read only" in page.ask(ask="keep")["said"]
        assert 'disabled=""' in page.get("/block/0").text
    assert _stands(file) == before


def test_a_change_that_cannot_be_made_is_told(page: Page) -> None:
    """Nothing is tried then, and what was tried before stays."""
    page.ask(**MOVED)
    for wrong in (
        {"ask": "move", "kind": "race", "id": "Paris", "to": "2027-05-15"},
        {"ask": "move", "kind": "session", "id": "w99-core-1", "to": "2027-05-15"},
        {"ask": "move", "kind": "race", "id": RACE, "to": "2031-01-01"},
        {"ask": "drop", "id": "Paris"},
        {"ask": "away", "since": "2027-05-09", "until": "2027-05-04"},
        {"ask": "set", "rule": "recovery_gap", "key": "hours", "value": "many"},
        {"ask": "set", "rule": "nothing", "key": "hours", "value": 3},
    ):
        assert "cannot be" in page.ask(**wrong)["said"], wrong
    trial = page.desks.desk(0).trial
    assert trial is not None and len(trial.variants) == 1


def test_undo_takes_off_the_last_change(page: Page) -> None:
    """Two changes, one undone: what the first one alone gives."""
    page.ask(**MOVED)
    first = page.desks.desk(0).shown_plan
    page.ask(ask="set", rule="weekly_minutes", key="at_most", value=60)
    assert page.desks.desk(0).shown_plan != first
    page.ask(ask="undo")
    assert page.desks.desk(0).shown_plan == first
    page.ask(ask="undo")
    assert page.desks.desk(0).trial is None
    page.ask(ask="undo")
    assert page.desks.desk(0).trial is None


def test_races_come_and_go_and_days_are_lost(page: Page) -> None:
    """A race more, a race less and days ill are tried one over the other, and kept as lines."""
    page.ask(ask="add", name="Park", date="2027-05-08", km=5, priority="C")
    page.ask(ask="drop", id=RACE)
    page.ask(ask="away", since="2027-05-13", until="2027-05-14")
    desk = page.desks.desk(0)
    assert desk.trial is not None and desk.shown_plan is not None
    assert [race.name for race in desk.now.scenario.races] == ["Park"]
    assert not [s for s in desk.shown_plan.sessions if str(s.date) in ("2027-05-13", "2027-05-14")]
    assert "Kept" in page.ask(ask="keep")["said"]


def test_a_clash_is_told_and_cannot_be_kept(tmp_path: Path) -> None:
    """Where there is no plan the rules are named, and there is nothing to keep."""
    with opened(a_scenario(tmp_path, CLASHING)) as page:
        page.get("/block/0")
        shown = page.ask(ask="plan")["parts"]["what-if"]
        assert "No plan exists." in shown and "season_frequency" in shown and "pins" in shown
        assert "in" in page.ask(ask="repairs")["parts"]["opened"]
        assert not list(tmp_path.glob("*.json"))


def test_a_scenario_without_a_plan_is_sought_one(tmp_path: Path) -> None:
    """The page is there before the plan is, and what is sought is shown."""
    with opened(a_scenario(tmp_path)) as page:
        assert 'data-plan="sought"' in page.get("/block/0").text
        assert 'data-kind="session"' in page.ask(ask="plan")["parts"]["block"]
        assert 'data-plan=""' in page.get("/block/0").text


def test_a_folder_lists_its_scenarios(tmp_path: Path) -> None:
    """Each has a page of its own; what is no scenario is not listed."""
    a_scenario(tmp_path)
    a_scenario(tmp_path, TWO_WEEKS.replace("Two weeks", "Others"), "other.yaml")
    (tmp_path / "notes.txt").write_text("mine")
    with opened(*scenarios_in([tmp_path])) as page:
        shown = page.get("/").text
        assert 'href="/block/0"' in shown and 'href="/block/1"' in shown and "notes" not in shown
        assert "Others" in page.get("/block/0").text


def test_a_plan_is_made_again_without_what_was_missed(page: Page, file: Path) -> None:
    """What `replan --apply` writes: the past stands but for what is ticked, and can be judged."""
    missed = "w01-lower-strength-1"
    first = page.ask(ask="replan", since="2027-05-10")["parts"]["opened"]
    assert f'value="{missed}"' in first and "checked" not in first
    before = _stands(file)
    again = page.ask(ask="replan", since="2027-05-10", missed=[missed])["parts"]["opened"]
    assert "checked" in again
    assert _stands(file) == before
    assert page.ask(ask="keep-again")["said"].startswith("Kept")
    kept = _plan(file)
    assert kept.replanned is not None and kept.replanned.missed == (missed,)
    assert missed not in {session.id for session in kept.sessions}
    assert file.with_name("two.earlier.json").exists()
    assert run("check", file, file.with_name("two.plan.json")).exit_code == 0
    assert page.desks.desk(0).shown_plan == kept


def test_a_plan_that_was_made_again_is_not_undone(page: Page, file: Path) -> None:
    """A change can be tried beside it, but keeping it would plan the past anew."""
    page.ask(ask="replan", since="2027-05-10")
    page.ask(ask="keep-again")
    before = _stands(file)
    page.ask(**MOVED)
    assert "replan" in page.ask(ask="keep")["said"]
    assert "undo what is being tried" in page.ask(ask="replan", since="2027-05-10")["said"]
    assert _stands(file) == before


def test_what_was_made_again_is_not_kept_over_a_change(page: Page, file: Path) -> None:
    """Nor where a page was opened to read only, nor without having been asked for."""
    assert "no plan" in page.ask(ask="keep-again")["said"]
    page.ask(ask="replan", since="2027-05-10")
    file.write_text(f"{TWO_WEEKS}# mine\n", encoding="utf-8")
    before = _stands(file)
    assert "changed on the disk" in page.ask(ask="keep-again")["said"]
    assert _stands(file) == before


@pytest.mark.parametrize("name", ["two.plan.json", "two.ics"])
def test_no_link_leads_out_of_the_folder(name: str, file: Path, tmp_path: Path) -> None:
    """What a link in the folder points to elsewhere is neither read nor written."""
    outside = tmp_path / "outside"
    outside.mkdir()
    other = outside / name
    file.with_name(name).rename(other)
    file.with_name(name).symlink_to(other)
    before = other.read_bytes()
    with opened(file) as page:
        page.get("/block/0")
        assert (page.desks.desk(0).plan is None) == (name == "two.plan.json")
        page.ask(**MOVED)
        assert "link to another folder" in page.ask(ask="keep")["said"]
    assert other.read_bytes() == before and "05-16" in file.read_text()


def test_a_folder_leaves_out_what_lies_elsewhere(file: Path, tmp_path: Path) -> None:
    """A link to a scenario of another folder is not listed; one within the folder is."""
    outside = tmp_path / "outside"
    outside.mkdir()
    a_scenario(outside, name="secret.yaml")
    (tmp_path / "away.yaml").symlink_to(outside / "secret.yaml")
    (tmp_path / "same.yaml").symlink_to(file)
    assert [each.name for each in scenarios_in([tmp_path])] == ["same.yaml", "two.yaml"]


def test_a_calendar_of_others_is_not_overwritten(page: Page, file: Path) -> None:
    """Somebody's own calendar under the name of ours stays, and so does all else."""
    file.with_name("two.ics").write_text("BEGIN:VCALENDAR\nPRODID:-//others//EN\nEND:VCALENDAR\n")
    before = _stands(file)
    page.ask(**MOVED)
    assert "no calendar of ours" in page.ask(ask="keep")["said"]
    assert _stands(file) == before
