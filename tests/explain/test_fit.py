"""What is said before solving where a model cannot work: what is missing, and what could."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml

from periodize.block import Block
from periodize.errors import InputRefused
from periodize.explain.fit import fit_notes, fitting_models, lacks
from periodize.model.load import model_file
from periodize.planning import notes
from periodize.scenario import load_text
from periodize.scenario.scenario import Athlete, Dated
from tests.agreement.worlds import with_focuses
from tests.cli.running import TWO_WEEKS, a_scenario, contents, run
from tests.toy import CATALOGUE, HOME, START, a_block, a_role, a_window, day


def only(focus: dict[str, Any], **changes: Any) -> Block:
    """A week of the toy athlete under a model of one focus, `lift`, with some changes."""
    return a_block(model=with_focuses({"lift": focus}), **changes)


def told(block: Block) -> list[str]:
    """What lacks, in words."""
    return [str(lack) for lack in lacks(block)]


SQUAT: dict[str, Any] = {"roles": [a_role("lift", ["squat"], main=True)]}


def test_nothing_is_said_where_all_fits() -> None:
    """A gym with a barbell, evenings of an hour and four hours a week hold squats."""
    assert CATALOGUE.exercises["squat"].equipment == ("barbell",)
    assert told(only(SQUAT)) == []
    assert fit_notes(only(SQUAT)) == ()


@pytest.mark.parametrize(
    ("focus", "changes", "reason"),
    [
        ({}, {"places": {"gym": HOME}}, "lift needs barbell at gym"),
        ({"level": "advanced"}, {}, "lift is for advanced athletes, not intermediate"),
        ({"goals": ["strength"]}, {}, "lift is for the goal strength, not endurance"),
        ({"minutes": [75]}, {}, "lift takes 75 min, and the longest window for it has 60"),
        ({"minutes": [60]}, {"weekly_minutes": 59}, "lift takes 60 min, and a week holds 59"),
        ({"phases": ["power"]}, {}, "the model has none for it"),
    ],
)
def test_what_is_missing(focus: dict[str, Any], changes: dict[str, Any], reason: str) -> None:
    """Kit, level, goal, window and week each have their reason."""
    assert told(only({**SQUAT, **focus}, **changes)) == [
        f"no session can be held in strength (week 1): {reason}"
    ]


@pytest.mark.parametrize(
    ("focus", "changes"),
    [
        ({"level": "intermediate"}, {}),
        ({"goals": ["strength", "endurance"]}, {}),
        ({"minutes": [60]}, {}),
        ({"minutes": [75, 60]}, {}),
        ({"minutes": [60]}, {"weekly_minutes": 60}),
        ({"roles": [a_role("lift", ["squat"])]}, {}),
        ({"phases": ["power", "strength"], "load_class": "circuit"}, {}),
        ({"load_class": "plyometric"}, {}),
    ],
)
def test_what_just_fits(focus: dict[str, Any], changes: dict[str, Any]) -> None:
    """The other side of each boundary."""
    block = only({**SQUAT, **focus}, **changes)
    assert told(block) == []


def test_the_place_that_comes_closest_is_named() -> None:
    """Of a gym that lacks one thing and a home that lacks two, the gym is told."""
    squat = dataclasses.replace(
        CATALOGUE.exercises["squat"], equipment=("barbell", "sled"), id="squat"
    )
    block = only(SQUAT, windows=[a_window(0), a_window(1, place="home")])
    catalogue = dataclasses.replace(
        block.catalogue, exercises={**block.catalogue.exercises, "squat": squat}
    )
    (text,) = told(dataclasses.replace(block, catalogue=catalogue))
    assert text.endswith("lift needs sled at gym")


def test_a_place_without_windows_does_not_help() -> None:
    """A gym that is never open counts as none."""
    (text,) = told(only(SQUAT, windows=[a_window(0, place="home")]))
    assert text.endswith("lift needs barbell at home")


def test_the_legs_are_asked_for_by_themselves() -> None:
    """A week that holds arms alone is told of, since it wants a session for the legs."""
    focuses: dict[str, Any] = {
        "legs": {**SQUAT, "minutes": [90]},
        "arms": {"roles": [a_role("press", ["press"])], "load_class": "upper"},
    }
    block = a_block(model=with_focuses(focuses))
    assert told(block) == [
        "no session for the legs can be held in strength (week 1): "
        "legs takes 90 min, and the longest window for it has 60"
    ]


@pytest.mark.parametrize("phase", ["taper", "race", "recovery"])
def test_easy_phases_need_no_legs(phase: str) -> None:
    """Around a race arms alone are no lack."""
    focuses = {"arms": {"roles": [a_role("press", ["press"])], "load_class": "upper"}}
    assert told(a_block(model=with_focuses(focuses), phase=phase)) == []


def test_light_sessions_do_not_count() -> None:
    """Bands alone are no strength week."""
    (text,) = told(only({**SQUAT, "load_class": "light"}))
    assert text.startswith("no session can be held in strength")


def test_each_phase_by_itself() -> None:
    """Only the phase that cannot be held is told, with its weeks."""
    block = only({**SQUAT, "phases": ["strength"]}, days=21)
    phases = (Dated(since=START, value="strength"), Dated(since=day(7), value="power"))
    scenario = dataclasses.replace(block.scenario, phases=phases)
    assert told(dataclasses.replace(block, scenario=scenario)) == [
        "no session can be held in power (weeks 2 to 3): the model has none for it"
    ]


def test_phases_that_lack_the_same_are_told_together() -> None:
    """One sentence with all their weeks, drawn together where they follow one another."""
    block = only({**SQUAT, "phases": ["strength"]}, days=42)
    order = ("power", "maintenance", "strength", "power", "power", "power")
    phases = tuple(Dated(since=day(7 * n), value=phase) for n, phase in enumerate(order))
    scenario = dataclasses.replace(block.scenario, phases=phases)
    assert told(dataclasses.replace(block, scenario=scenario)) == [
        "no session can be held in power, maintenance (weeks 1 to 2, 4 to 6): "
        "the model has none for it"
    ]


def test_weeks_that_are_closed_are_no_lack() -> None:
    """Without a window nothing is asked of the model."""
    assert told(only(SQUAT, windows=[])) == []


def test_another_model_is_named_and_the_first_refused() -> None:
    """Where nothing is left, the scenario is refused, with what could work."""
    block = only({**SQUAT, "level": "advanced"})
    assert "runner" in fitting_models(block)
    with pytest.raises(InputRefused, match=r"; what could work here: .*runner"):
        fit_notes(block)


def test_light_sessions_alone_are_refused_as_well() -> None:
    """Bands that could be held do not make a week of strength."""
    focuses: dict[str, Any] = {
        "legs": {**SQUAT, "level": "advanced"},
        "bands": {"roles": [a_role("press", ["press"])], "load_class": "light"},
    }
    with pytest.raises(InputRefused, match="legs is for advanced athletes"):
        fit_notes(a_block(model=with_focuses(focuses)))


def test_sessions_for_other_goals_are_no_reason() -> None:
    """Where something is for the athlete's goal, only what that lacks is told."""
    focuses: dict[str, Any] = {
        "heavy": {**SQUAT, "goals": ["strength"]},
        "easy": {**SQUAT, "goals": ["endurance"], "minutes": [90]},
    }
    (text,) = told(a_block(model=with_focuses(focuses)))
    assert text.endswith("(week 1): easy takes 90 min, and the longest window for it has 60")


def test_what_is_left_is_planned() -> None:
    """Where arms can be held, the lack is a note."""
    focuses: dict[str, Any] = {
        "legs": {**SQUAT, "level": "advanced"},
        "arms": {"roles": [a_role("press", ["press"])], "load_class": "upper"},
    }
    (text,) = fit_notes(a_block(model=with_focuses(focuses)))
    assert text.startswith("under toy no session for the legs can be held in strength (week 1): ")


def test_where_no_model_works_it_is_a_note() -> None:
    """Ten minutes are too few for any model: said, and not refused."""
    block = only(SQUAT, windows=[a_window(0, "18:00", "18:10")])
    assert fitting_models(block) == ()
    assert fit_notes(block) == (
        "under toy no session can be held in strength (week 1): "
        "lift takes 30 min, and the longest window for it has 10",
    )


def test_an_injury_that_no_kit_mends() -> None:
    """Where what is careful leaves nothing, no kit is suggested."""
    squat = dataclasses.replace(CATALOGUE.exercises["squat"], stress=frozenset({"knee"}))
    block = only(SQUAT, athlete=Athlete(careful_with=frozenset({"knee"})))
    catalogue = dataclasses.replace(
        block.catalogue, exercises={**block.catalogue.exercises, "squat": squat}
    )
    (text,) = told(dataclasses.replace(block, catalogue=catalogue))
    assert text.endswith("lift needs what this athlete cannot do yet, or is careful with")


def heavy_only(folder: Path, level: str) -> None:
    """A model of one's own with heavy legs alone, from some level on."""
    data = yaml.safe_load(model_file("runner").read_text(encoding="utf-8"))
    heavy = {**data["focuses"]["lower-strength"], "level": level}
    kept = ("availability", "equipment", "recovery_gap", "weekly_minutes", "session_minutes")
    rules = [entry for entry in data["rules"] if entry["rule"] in kept]
    mine = {**data, "name": "mine", "focuses": {"lower-strength": heavy}, "rules": rules}
    (folder / "mine.yaml").write_text(yaml.safe_dump(mine, sort_keys=False), encoding="utf-8")


def test_solving_refuses_before_it_begins(tmp_path: Path) -> None:
    """Exit 2 with the scenario's line, what is missing and which model could; nothing written."""
    heavy_only(tmp_path, "advanced")
    scenario = a_scenario(tmp_path, f"{TWO_WEEKS}model: mine.yaml\n")
    before = contents(tmp_path)
    outcome = run("solve", scenario)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    line = TWO_WEEKS.count("\n") + 1
    assert outcome.stderr.startswith(
        f"{scenario}:{line}:8: under mine no session can be held in strength (weeks 1 to 2): "
        "lower-strength is for advanced athletes, not intermediate; "
    )
    assert "; what could work here: " in outcome.stderr
    assert contents(tmp_path) == before


def test_what_fits_is_not_refused(tmp_path: Path) -> None:
    """The same model for intermediate athletes says nothing."""
    heavy_only(tmp_path, "intermediate")
    text = f"{TWO_WEEKS}model: mine.yaml\n"
    assert notes(load_text(text, "plan.yaml", tmp_path)) == ()
