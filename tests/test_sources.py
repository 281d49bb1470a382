"""What the five sources ask for that no other test looks at."""

from __future__ import annotations

import re

import pytest
from docs.generator.source_page import PROGRAMS, RULES, read_sources

from periodize.model.catalogue import load_catalogue
from periodize.model.load import model_file, model_names

ID = re.compile(r"\bS[0-4]-R\d\d\b")


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        ("box-step-up", "mid-shin to just below the knee"),
        ("three-point-plank", "another one each set"),
        ("runners-deadlift-loaded", "on the free-leg side"),
        ("alternating-jump-lunge", "land quietly"),
        ("jump-squat", "land softly"),
    ],
)
def test_cues_say_what_the_sources_stress(exercise: str, words: str) -> None:
    """How an exercise is done, where the source says it, stands beside it in the plan."""
    assert words in load_catalogue().exercises[exercise].cue


def test_every_rule_program_and_exercise_is_traced() -> None:
    """126 rules and 14 programs are written of, and 155 exercises come from the sources."""
    sources = read_sources()
    assert sum(len(data["rules"]) for data in sources.values()) == sum(RULES.values()) == 126
    assert sum(len(data["programs"]) for data in sources.values()) == sum(PROGRAMS.values()) == 14
    known = load_catalogue().exercises.values()
    assert sum(any(source in RULES for source in each.sources) for each in known) == 155


def test_few_rules_state_no_duty() -> None:
    """Information is the exception, one rule in thirty at most."""
    rules = [rule for data in read_sources().values() for rule in data["rules"].values()]
    assert sum("information" in rule for rule in rules) <= 4


@pytest.mark.parametrize("model", model_names())
def test_models_name_rules_that_exist(model: str) -> None:
    """A rule of a source that a model's file speaks of is one of the 126."""
    known = {id for data in read_sources().values() for id in data["rules"]}
    assert set(ID.findall(model_file(model).read_text(encoding="utf-8"))) <= known
