"""The page of a model: its numbers as tables, with what its file says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from docs.generator.doses import focus_parts, phase_parts
from docs.generator.markdown import comment_above, page, table
from docs.generator.rule_pages import model_text
from periodize.model.catalogue import load_catalogue
from periodize.model.ladders import Ladder
from periodize.model.load import load_model, model_names
from periodize.model.long_run import LongRun
from periodize.model.names import BANDS, PHASES
from periodize.model.periodization import Model
from periodize.model.seasons import Derivation, Quota
from periodize.policy.entries import CLASSES

WEEKS = Path(__file__).parent / "weeks"
"""By model, how a week is built: text with the names of the numbers that it speaks of."""
Told = Callable[..., str]
"""The comment above a key of the model's file."""

QUOTA = ["at most", "wanted", "at least", "for the legs", "for the legs where clean", "minutes"]


def model_pages() -> dict[str, str]:
    """By path below docs, a page for each model."""
    return {f"models/{name}.md": _model_page(load_model(name)) for name in model_names()}


def _model_page(model: Model) -> str:
    """Seasons, phases, focuses, doses and the rest."""
    told = partial(comment_above, model_text(model.name))
    file = f"models/{model.name}.yaml"
    return page(
        f"The model `{model.name}`",
        model.summary,
        f"Everything below is read from [{file}](../../{file}), where a coach can change it. "
        "Grades: A several trials or a meta-analysis, B one trial, C consensus or textbook, D "
        "coaching practice or own judgement.",
        *_how_a_week_is_built(model),
        "## Seasons",
        told("seasons"),
        table(["season", *QUOTA], [[name, *_quota(q)] for name, q in model.seasons.items()]),
        "A phase may have numbers of its own; its cap never rises above the season's.",
        table(["phase", *QUOTA], _own_quotas(model)),
        "## From the races to seasons and phases",
        *_derivation(model.derivation, told),
        _bands(model),
        *_sequences(model.derivation, told),
        *_long_run(model.long_run, told),
        "## Focuses",
        told("focuses"),
        *(part for name in model.focuses for part in focus_parts(model, name)),
        "## Doses",
        "One entry for each week of the phase; the last one stays. RIR: repetitions in "
        "reserve. Seconds are for what is held.",
        *(part for phase in model.phases for part in phase_parts(model, phase)),
        *_ladder_parts(model, told),
        "## Repetitions at a load",
        told("reps_allowed"),
        table(
            ["%1RM", "repetitions"],
            [[f"{percent}", f"{reps}"] for percent, reps in model.reps_allowed.items()],
        ),
        "## Weekly sets by muscle",
        told("muscles"),
        _muscles(model),
        "## When a session may start",
        told("starts"),
        f"A segment is at most {model.segment_weeks} weeks of one phase. " + told("segment_weeks"),
        "## Rules",
        "What each one means: [rules](../rules/README.md).",
        table(["rule", "with its numbers", "source", "grade"], _rules(model)),
        "## Sources",
        "\n".join(f"- {source}" for source in model.sources),
    )


def _how_a_week_is_built(model: Model) -> Iterator[str]:
    """What a coach can object to, in a few lines with the model's own numbers, where written."""
    lines = WEEKS / f"{model.name}.md"
    if lines.exists():
        yield "## How a week is built, and why"
        numbers = {str(entry["rule"]): entry for entry in model.rules}
        yield lines.read_text(encoding="utf-8").strip().format_map(numbers)


def _rules(model: Model) -> Iterator[list[str]]:
    for entry in model.rules:
        rule = CLASSES[entry["rule"]].model_validate(entry)
        link = f"[{rule.rule}](../rules/{rule.rule}.md)"
        yield [link, rule.explain(), rule.source, rule.grade]


def _quota(quota: Quota) -> list[str]:
    numbers = (quota.at_most, quota.target, quota.floor, quota.legs, quota.legs_wanted)
    return [*map(str, numbers), str(quota.minutes)]


def _own_quotas(model: Model) -> Iterator[list[str]]:
    for name, phase in model.phases.items():
        if phase.quota:
            yield [name, *_quota(phase.quota)]


def _ladder_parts(model: Model, told: Told) -> Iterator[str]:
    if model.ladders:
        yield "## Ladders"
        yield told("ladders")
        yield table(["ladder", "rung", "exercises", "opens"], _ladders(model))


def _ladders(model: Model) -> Iterator[list[str]]:
    held = load_catalogue().held
    for name, ladder in model.ladders.items():
        for number, rung in enumerate(ladder.rungs):
            exercises = ", ".join(_with_worth(ladder, exercise) for exercise in rung.exercises)
            yield [name, str(number + 1), exercises, ladder.opening(number, held)]


def _with_worth(ladder: Ladder, exercise: str) -> str:
    """An exercise, with what one repetition of it is worth beside its neighbours."""
    worth = ladder.worth.get(exercise)
    return exercise if worth is None else f"{exercise} ({worth:g})"


def _derivation(derivation: Derivation, told: Told) -> Iterator[str]:
    yield (
        f"`in` from {derivation.in_weeks} weeks before the taper to the race, `pre` the "
        f"{derivation.pre_weeks} weeks before that, `off` the rest. "
        + told("derivation", "in_weeks")
    )
    yield f"Taper: {told('derivation', 'taper_weeks')}"
    yield f"Recovery: {told('derivation', 'recovery_weeks')}"


def _long_run(measure: LongRun | None, told: Told) -> Iterator[str]:
    if measure:
        yield "## What is long"
        yield told("long_run")
        yield (
            f"Long is a run of kind `long`, one of {measure.minutes} min, and one of "
            f"{measure.share_of_week:.0%} of the longest run of its week from "
            f"{measure.at_least_minutes} min on; a quality run may be long, too. Of the others "
            f"`medium_long` and those of {measure.medium_minutes} min are medium-long."
        )


def _bands(model: Model) -> str:
    rows = [
        [
            band,
            f"{model.bands[band]:g} km" if band in model.bands else "any",
            str(model.derivation.taper_weeks[band]),
            str(model.derivation.recovery_weeks[band]),
        ]
        for band in BANDS
    ]
    return table(["race", "up to", "taper, weeks", "recovery, weeks"], rows)


def _sequences(derivation: Derivation, told: Told) -> Iterator[str]:
    yield told("derivation", "sequences")
    yield _sequence_table(derivation.sequences)
    yield f"For novices: {told('derivation', 'novice_sequences')}"
    yield _sequence_table(derivation.novice_sequences)
    yield told("derivation", "beyond")


def _sequence_table(sequences: Mapping[int, Mapping[str, int]]) -> str:
    phases = [phase for phase in PHASES if any(phase in row for row in sequences.values())]
    rows = [
        [str(weeks), *(str(row.get(phase, "")) for phase in phases)]
        for weeks, row in sequences.items()
    ]
    return table(["weeks before the taper", *phases], rows)


def _muscles(model: Model) -> str:
    if not model.muscles:
        return ""
    groups = list(model.muscles[0].sets)
    rows = []
    for entry in model.muscles:
        ranges = [f"{low:g} to {high:g}" for low, high in (entry.sets[group] for group in groups)]
        rows.append([", ".join(entry.phases), *ranges])
    return table(["phases", *groups], rows)
