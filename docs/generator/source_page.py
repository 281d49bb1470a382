"""The page that traces what the five sources say to where it is realised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from docs.generator.markdown import page, table
from docs.generator.references import resolved, tried
from periodize.model.catalogue import Exercise, load_catalogue
from periodize.model.demands import candidates
from periodize.model.load import load_model, model_names

FOLDER = Path(__file__).parent / "sources"
RULES = {"S0": 29, "S1": 24, "S2": 22, "S3": 29, "S4": 22}
"""How many rules each source has."""
PROGRAMS = {"S0": 1, "S1": 3, "S2": 3, "S3": 4, "S4": 3}
"""How many programs each source has."""

BREAK = "<br>"
"""Ends a line inside a cell."""

Data = Mapping[str, Any]


def read_sources(folder: Path = FOLDER) -> dict[str, Data]:
    """What is written of each source, by its name."""
    return {
        name: yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in RULES
    }


def sources_page(sources: Mapping[str, Data] | None = None) -> str:
    """Each rule, program and exercise of the sources, with where it is.

    Raises:
        ValueError: an id is missing or unknown, or a reference leads nowhere; with all of them.
    """
    sources = read_sources() if sources is None else sources
    problems: list[str] = []
    parts = [part for name, data in sources.items() for part in _source(name, data, problems)]
    exercises = table(["exercise", "of", "can be scheduled by"], _exercises(sources, problems))
    if problems:
        raise ValueError("\n".join(problems))
    return page(
        "What the five sources say, and where it is",
        "Five documents stand behind the exercises and models; each says how a runner should "
        "train, in rules, programs and exercises of its own. Here is each of them in our words, "
        "with the place where it is realised and a test that would fail without it; a bad twin is "
        "a week with one fault that the referee must find. A few state no duty, and say why. The "
        "page is made from the files that it names: what is not there cannot stand here.",
        *parts,
        "## Exercises",
        "Every exercise that a source names, and the kinds of session that may hold it, by model.",
        exercises,
    )


def _source(name: str, data: Data, problems: list[str]) -> Iterator[str]:
    yield f"## {name}: {data['title']}"
    expected = [f"{name}-R{number:02}" for number in range(1, RULES[name] + 1)]
    problems += _ids(f"rules of {name}", expected, data["rules"])
    rows = [_rule(id, rule, problems) for id, rule in data["rules"].items()]
    yield table(["rule", "what it asks", "where", "test"], rows)
    if len(data["programs"]) != PROGRAMS[name]:
        problems.append(f"{name} has {PROGRAMS[name]} programs, not {len(data['programs'])}")
    rows = [_program(id, program, problems) for id, program in data["programs"].items()]
    yield table(["program", "what it is", "where"], rows)


def _ids(what: str, expected: list[str], found: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{what}: {id} is missing" for id in expected if id not in found)
    yield from (f"{what}: {id} is not known" for id in found if id not in expected)


def _rule(id: str, rule: Data, problems: list[str]) -> list[str]:
    if "information" in rule:
        if "where" in rule:
            problems.append(f"{id} is information, so it is nowhere")
        return [id, rule["asks"], f"no duty: {rule['information']}", ""]
    tests = [_found(id, tried, test, problems) for test in rule.get("tests", ())]
    if not tests:
        problems.append(f"{id} has no test")
    return [id, rule["asks"], _where(id, rule, problems), BREAK.join(tests)]


def _program(id: str, program: Data, problems: list[str]) -> list[str]:
    return [id, program["is"], _where(id, program, problems)]


def _where(id: str, entry: Data, problems: list[str]) -> str:
    if not entry.get("where"):
        problems.append(f"{id} is realised nowhere")
    return BREAK.join(_found(id, resolved, each, problems) for each in entry.get("where", ()))


def _found(id: str, look_up: Callable[[str], str], reference: str, problems: list[str]) -> str:
    try:
        return look_up(reference)
    except ValueError as error:
        problems.append(f"{id}: {error}")
        return ""


def _exercises(sources: Mapping[str, Data], problems: list[str]) -> Iterator[list[str]]:
    reasons = {id: why for data in sources.values() for id, why in data["not_scheduled"].items()}
    places = schedulers()
    for exercise in load_catalogue().exercises.values():
        origins = [source for source in exercise.sources if source in RULES]
        if origins:
            yield [
                f"`{exercise.id}`",
                ", ".join(origins),
                _scheduled(exercise, places, reasons, problems),
            ]
    known = load_catalogue().exercises
    problems += [f"not_scheduled: {id} is not an exercise" for id in reasons if id not in known]


def schedulers() -> dict[str, dict[str, list[str]]]:
    """By exercise and model, the focuses that may hold it."""
    found: dict[str, dict[str, list[str]]] = {}
    catalogue = load_catalogue()
    for model in model_names():
        for name, focus in load_model(model).focuses.items():
            for exercise in {e for role in focus.roles for e in candidates(role, catalogue)}:
                found.setdefault(exercise, {}).setdefault(model, []).append(name)
    return found


def _scheduled(
    exercise: Exercise,
    places: Mapping[str, Mapping[str, list[str]]],
    reasons: Mapping[str, str],
    problems: list[str],
) -> str:
    where, reason = places.get(exercise.id), reasons.get(exercise.id)
    if bool(where) == bool(reason):
        said = "is scheduled, and has a reason why not" if where else "is scheduled by no model"
        problems.append(f"{exercise.id} {said}")
    if not where:
        return f"none: {reason}"
    return "; ".join(f"{model}: {', '.join(focuses)}" for model, focuses in where.items())
