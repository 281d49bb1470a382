"""`periodize sync`, against a real server."""

from __future__ import annotations

import json
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from periodize.plan import Plan, read_plan
from tests.calendars.sync.athlete import file_of, files, move, shown
from tests.calendars.sync.server import PASSWORD, USER, Radicale, radicale
from tests.cli.running import a_scenario, contents, run
from tests.cli.schemas import assert_keeps_schema

COUNTS = ("created", "updated", "deleted", "unchanged")


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """A server of this machine, with one user and no calendar."""
    with radicale(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture
def there(scenario: Path, server: Radicale, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The two weeks, solved, with the calendar's address; the password is in the environment."""
    monkeypatch.setenv("PERIODIZE_CALDAV_PASSWORD", PASSWORD)
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(f'{text}calendar: {{caldav: "{server.url}", user: {USER}}}\n')
    return scenario


def _counts(outcome: Result) -> tuple[Any, ...]:
    assert outcome.exit_code == 0, outcome.stderr
    said = json.loads(outcome.stdout)
    assert_keeps_schema("sync", said)
    return tuple(said[name] for name in COUNTS)


def _ids(scenario: Path) -> list[str]:
    plan = read_plan(scenario.with_name("two.plan.json").read_bytes(), "two.plan.json")
    return [session.id for session in sorted(plan.sessions, key=lambda each: each.start)]


def test_there_and_back(there: Path, server: Radicale) -> None:
    """Sessions are brought once; what the athlete does is told, in words and as JSON."""
    ids = _ids(there)
    assert _counts(run("sync", there, "--json")) == (len(ids), 0, 0, 0)
    assert _counts(run("sync", there, "--json")) == (0, 0, 0, len(ids))
    assert len(files(server)) == len(ids)
    move(server, ids[0], "2027-05-04 07:15")
    file_of(server, ids[1]).unlink()
    (server.events / "x.ics").write_text(
        file_of(server, ids[2]).read_text().replace("UID:", "UID:x")
    )
    said = json.loads(run("sync", there, "--json").stdout)
    (moved,) = said.pop("moved_by_you")
    assert (moved["id"], moved["to"]) == (ids[0], "2027-05-04T07:15")
    assert (said["deleted_by_you"], said["foreign"]) == ([ids[1]], 1)
    told = run("sync", there, "--dry-run").stdout
    assert f"You moved {ids[0]}" in told
    assert f"You deleted {ids[1]}; left so." in told
    assert run("sync", there, "--restore", "--quiet").stdout == ""
    assert _counts(run("sync", there, "--json")) == (0, 0, 0, len(ids))


def test_what_is_kept(there: Path, server: Radicale) -> None:
    """The state is readable by its owner only, and no file holds the password."""
    assert run("sync", there).exit_code == 0
    state = there.with_name("two.sync.json")
    assert stat.S_IMODE(state.stat().st_mode) == 0o600
    for folder in (there.parent, server.events):
        assert not [name for name, held in contents(folder).items() if PASSWORD.encode() in held]


def test_dry_run_writes_nothing(there: Path, server: Radicale) -> None:
    """Before the first sync it tells how many would be made; neither side has anything after."""
    before = contents(there.parent)
    assert _counts(run("sync", there, "--json", "--dry-run")) == (len(_ids(there)), 0, 0, 0)
    assert {n: c for n, c in contents(there.parent).items() if not n.endswith(".lock")} == before
    assert not server.events.exists()


def test_passwords(there: Path, server: Radicale, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong password is told without it; a command may give the right one; else it is missed."""
    monkeypatch.setenv("PERIODIZE_CALDAV_PASSWORD", "wrong horse")
    outcome = run("sync", there)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert "does not accept this name and password" in outcome.stderr
    assert "horse" not in outcome.stderr
    monkeypatch.delenv("PERIODIZE_CALDAV_PASSWORD")
    outcome = run("sync", there)
    assert (outcome.exit_code, "no password for anna" in outcome.stderr) == (2, True)
    says = f"{sys.executable} -c 'print(\"{PASSWORD}\"); print(2)'"
    assert run("sync", there, "--password-command", says).exit_code == 0
    for command in ("/no/such/program", f"{says[:-1]}; exit(3)'", "true", "'", ""):
        outcome = run("sync", there, "--password-command", command)
        assert outcome.exit_code == 2
        assert "horse" not in outcome.stderr


def test_server_in_trouble(there: Path, server: Radicale) -> None:
    """A server that fails in the middle costs exit 5; what was done is known, the rest follows."""
    server.fault = {4: "before"}
    outcome = run("sync", there)
    assert (outcome.exit_code, "is in trouble (500)" in outcome.stderr) == (5, True)
    done = len(files(server))
    assert 0 < done < len(_ids(there))
    assert _counts(run("sync", there, "--json")) == (len(_ids(there)) - done, 0, 0, done)
    server.stop()
    outcome = run("sync", there)
    assert (outcome.exit_code, "cannot be reached" in outcome.stderr) == (5, True)
    assert server.url not in outcome.stderr


def test_an_event_that_is_refused(there: Path, server: Radicale) -> None:
    """What the server does not take is told at the end, with exit 5; the next sync tries anew."""
    server.refused = "PUT"
    outcome = run("sync", there, "--quiet")
    assert (outcome.exit_code, outcome.stdout) == (5, "")
    assert "did not take w01-" in outcome.stderr
    assert _counts(run("sync", there, "--json"))[0] == 1


def test_what_is_missing(scenario: Path, tmp_path: Path) -> None:
    """Without an address or a name, that is said; a bad address is refused with its place."""
    assert "give --url" in run("sync", scenario).stderr
    outcome = run("sync", scenario, "--url", "https://dav.example.org/a/")
    assert (outcome.exit_code, "give --user" in outcome.stderr) == (2, True)
    refused = run("sync", scenario, "--url", "http://dav.example.org/", "--user", "anna")
    assert (refused.exit_code, "https:// only" in refused.stderr) == (2, True)
    folder = tmp_path / "other"
    folder.mkdir()
    text = 'calendar: {caldav: "http://dav.example.org/a/"}\n'
    wrong = a_scenario(folder, scenario.read_text(encoding="utf-8") + text)
    outcome = run("sync", wrong)
    assert (outcome.exit_code, re.search(r"two.yaml:\d+:20: ", outcome.stderr) is None) == (
        2,
        False,
    )


def test_a_state_in_the_way(there: Path, server: Radicale) -> None:
    """A state of another calendar, or something else in its place, is left and told."""
    state = there.with_name("two.sync.json")
    for text in ("mine", '{"format": 1, "url": "https://dav.example.org/a/"}'):
        state.write_text(text)
        assert run("sync", there).exit_code == 5
        assert state.read_text() == text
    assert not server.events.exists()


def test_one_at_a_time(there: Path, server: Radicale) -> None:
    """While one sync is at work another one of the same plan is refused."""
    outcomes = []
    assert run("sync", there).exit_code == 0
    file_of(server, _ids(there)[0]).unlink()
    server.meanwhile = lambda: outcomes.append(run("sync", there))
    assert run("sync", there, "--restore").exit_code == 0
    (other,) = outcomes
    assert (other.exit_code, "at work" in other.stderr) == (5, True)
    assert len(shown(server)) == len(_ids(there))


def _plan(scenario: Path) -> Plan:
    return read_plan(scenario.with_name("two.plan.json").read_bytes(), "two.plan.json")


def test_a_session_dragged_and_accepted(there: Path, server: Radicale) -> None:
    """A drag becomes a pin with its hour; the fewest others move; plan and calendar agree then."""
    run("sync", there)
    before = _plan(there)
    dragged = next(each for each in before.sessions if each.date.isoformat() == "2027-05-04")
    move(server, dragged.id, "2027-05-06 18:05", minutes=dragged.minutes)
    outcome = run("sync", there, "--accept", "--json", "--quiet")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    said = json.loads(outcome.stdout)
    assert_keeps_schema("sync", said)
    assert (said["accepted"], said["left"]) == ([dragged.id], {})
    assert said["moves"] == said["fewest"] >= 1
    text = there.read_text(encoding="utf-8")
    assert f'{{date: 2027-05-06, focus: {dragged.focus}, start: "18:05"}}' in text
    after = _plan(there)
    (held,) = [each for each in after.sessions if each.id == dragged.id]
    assert held.start.isoformat(timespec="minutes") == "2027-05-06T18:05"
    assert shown(server) == sorted(f"{each.start:%Y-%m-%d %H:%M}" for each in after.sessions)
    assert run("check", there, there.with_name("two.plan.json")).exit_code == 0
    again = json.loads(run("sync", there, "--accept", "--json").stdout)
    assert (again["moved_by_you"], again["unchanged"]) == ([], len(after.sessions))


def test_a_deletion_accepted(there: Path, server: Radicale) -> None:
    """A deleted session becomes a free day; what the plan then holds is brought."""
    run("sync", there)
    gone = _plan(there).sessions[0]
    file_of(server, gone.id).unlink()
    dry = contents(there.parent)
    shown_only = run("sync", there, "--accept", "--dry-run")
    assert f"You deleted {gone.id}." in shown_only.stdout
    assert contents(there.parent) == dry
    assert run("sync", there, "--accept").exit_code == 0
    assert f"{{date: {gone.date}, nothing: true}}" in there.read_text(encoding="utf-8")
    after = _plan(there)
    assert gone.date not in {each.date for each in after.sessions}
    assert shown(server) == sorted(f"{each.start:%Y-%m-%d %H:%M}" for each in after.sessions)


@pytest.mark.parametrize("to", ["2027-05-05 12:00", "2027-05-06 12:00", "2027-05-06 19:30"])
def test_what_cannot_be_accepted(there: Path, server: Radicale, to: str) -> None:
    """A move to an hour without a window is told with what to do, and stays as it is."""
    run("sync", there)
    first = _plan(there).sessions[0]
    move(server, first.id, to, minutes=first.minutes)
    before = contents(there.parent)
    outcome = run("sync", there, "--accept")
    assert outcome.exit_code == 0
    assert f"{first.id} cannot be taken so: no window is open then" in outcome.stdout
    after = contents(there.parent)
    assert {n: c for n, c in after.items() if "sync" not in n} == {
        n: c for n, c in before.items() if "sync" not in n
    }
    assert to in shown(server)
    assert run("sync", there, "--accept", "--restore").exit_code == 2


def test_no_plan_has_that(there: Path, server: Radicale) -> None:
    """Where no plan has what was done, the rules that clash are told, and nothing changes."""
    run("sync", there)
    first = _plan(there).sessions[0]
    text = there.read_text(encoding="utf-8")
    never = "rules: [{rule: season_frequency, at_most: 0}]\ncalendar:"
    there.write_text(text.replace("calendar:", never))
    move(server, first.id, "2027-05-07 18:10", minutes=first.minutes)
    before, shown_before = contents(there.parent), shown(server)
    outcome = run("sync", there, "--accept")
    assert outcome.exit_code == 3
    assert "season_frequency" in outcome.stderr
    assert contents(there.parent) == before
    assert shown(server) == shown_before
