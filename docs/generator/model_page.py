"""The page of the model `runner`: its numbers as tables, with what its file says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docs.generator.doses import focus_parts, phase_parts
from docs.generator.markdown import comment_above, page, table
from docs.generator.rule_pages import model_text
from periodize.model.load import load_model
from periodize.model.periodization import BANDS, PHASES, Derivation, Model, Quota

QUOTA = ["at most", "wanted", "at least", "for the legs", "for the legs where clean", "minutes"]


def model_page() -> str:
    """Seasons, phases, focuses, doses and the rest of `runner`."""
    model = load_model("runner")
    return page(
        "The model `runner`",
        model.summary,
        "Everything below is read from [models/runner.yaml](../../models/runner.yaml), where a "
        "coach can change it. Its rules have [pages of their own](../rules/README.md). Grades: A "
        "several trials or a meta-analysis, B one trial, C consensus or textbook, D coaching "
        "practice or own judgement.",
        "## Seasons",
        _told("seasons"),
        table(["season", *QUOTA], [[name, *_quota(q)] for name, q in model.seasons.items()]),
        "A phase may have numbers of its own; its cap never rises above the season's.",
        table(["phase", *QUOTA], _own_quotas(model)),
        "## From the races to seasons and phases",
        *_derivation(model.derivation),
        _bands(model),
        *_sequences(model.derivation),
        "## Focuses",
        _told("focuses"),
        *(part for name, focus in model.focuses.items() for part in focus_parts(name, focus)),
        "## Doses",
        "One entry for each week of the phase; the last one stays. RIR: repetitions in "
        "reserve. Seconds are for what is held.",
        *(part for phase in model.phases for part in phase_parts(model, phase)),
        "## Repetitions at a load",
        _told("reps_allowed"),
        table(
            ["%1RM", "repetitions"],
            [[f"{percent}", f"{reps}"] for percent, reps in model.reps_allowed.items()],
        ),
        "## Weekly sets by muscle",
        _told("muscles"),
        _muscles(model),
        "## When a session may start",
        _told("starts"),
        f"A segment is at most {model.segment_weeks} weeks of one phase. " + _told("segment_weeks"),
        "## Sources",
        "\n".join(f"- {source}" for source in model.sources),
    )


def _told(*path: str) -> str:
    return comment_above(model_text(), *path)


def _quota(quota: Quota) -> list[str]:
    numbers = (quota.at_most, quota.target, quota.floor, quota.legs, quota.legs_wanted)
    return [*map(str, numbers), str(quota.minutes)]


def _own_quotas(model: Model) -> Iterator[list[str]]:
    for name, phase in model.phases.items():
        if phase.quota:
            yield [name, *_quota(phase.quota)]


def _derivation(derivation: Derivation) -> Iterator[str]:
    yield (
        f"`in` from {derivation.in_weeks} weeks before the taper to the race, `pre` the "
        f"{derivation.pre_weeks} weeks before that, `off` the rest. "
        + _told("derivation", "in_weeks")
    )
    yield f"Taper: {_told('derivation', 'taper_weeks')}"
    yield f"Recovery: {_told('derivation', 'recovery_weeks')}"


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


def _sequences(derivation: Derivation) -> Iterator[str]:
    yield _told("derivation", "sequences")
    yield _sequence_table(derivation.sequences)
    yield f"For novices: {_told('derivation', 'novice_sequences')}"
    yield _sequence_table(derivation.novice_sequences)
    yield _told("derivation", "beyond")


def _sequence_table(sequences: Mapping[int, Mapping[str, int]]) -> str:
    phases = [phase for phase in PHASES if any(phase in row for row in sequences.values())]
    rows = [
        [str(weeks), *(str(row.get(phase, "")) for phase in phases)]
        for weeks, row in sequences.items()
    ]
    return table(["weeks before the taper", *phases], rows)


def _muscles(model: Model) -> str:
    groups = list(model.muscles[0].sets)
    rows = []
    for entry in model.muscles:
        ranges = [f"{low:g} to {high:g}" for low, high in (entry.sets[group] for group in groups)]
        rows.append([", ".join(entry.phases), *ranges])
    return table(["phases", *groups], rows)
