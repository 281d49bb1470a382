"""A model in words: what it asks for in two lines, or everything that it says.

Lines are as long as they come; `folded` fits them to a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from periodize.model.catalogue import load_catalogue
from periodize.model.demands import Demands
from periodize.model.focus import Focus, Role
from periodize.model.names import BANDS
from periodize.model.periodization import Model
from periodize.model.seasons import Derivation, Quota
from periodize.policy.entries import CLASSES
from periodize.wording.doses import lengths_words, shape_words, wave_words


def listed(model: Model, asked: Demands) -> Iterator[str]:
    """A model with its demands, in a few lines."""
    yield f"{model.name}: {model.summary}"
    yield from (f"  {line}" for line in demand_lines(asked))


def demand_lines(asked: Demands) -> tuple[str, ...]:
    """What a model asks for: level and kit, sessions and minutes."""
    kit = f"at least one place with {', '.join(asked.kit)}" if asked.kit else "no equipment"
    more = [item for item in asked.whole_kit if item not in asked.kit]
    whole = f"; for every kind of session also {', '.join(more)}" if more else ""
    return (
        f"asks for: {kit}{whole}; level {asked.level}",
        f"a week: {_span(asked.sessions)} sessions, at most {asked.at_most}; "
        f"{_span(asked.minutes)} min, {_span(asked.lengths)} each",
    )


def _span(ends: tuple[int, int]) -> str:
    low, high = ends
    return f"{low}" if low == high else f"{low} to {high}"


def explained(model: Model, asked: Demands) -> Iterator[str]:
    """Everything that a model says."""
    yield from listed(model, asked)
    yield f"  uses what there is of: {', '.join(asked.uses) or 'nothing'}"
    yield from ("", "Sessions a week")
    yield from (f"  {name:<11} {_quota(quota)}" for name, quota in _quotas(model).items())
    yield from ("", "From the races to phases")
    yield from _derived(model.derivation)
    yield from ("", "Focuses")
    for name, focus in model.focuses.items():
        yield from _focus(name, focus)
    yield from _ladders(model)
    yield from ("", "Doses by phase (sets x reps, %1RM or repetitions in reserve, rest)")
    for phase, doses in model.phases.items():
        yield f"  {phase}"
        yield from (f"    {kind}: {wave_words(wave)}" for kind, wave in doses.kinds.items())
        yield from (
            f"    {kind}, novice: {wave_words(wave)}" for kind, wave in doses.novice.items()
        )
    yield from _tables(model)
    yield from (
        "",
        "Rules (grades: A several trials, B one trial, C consensus, D coaching practice)",
    )
    for entry in model.rules:
        yield from _rule(entry)
    yield from ("", "Sources")
    yield from (f"  {source}" for source in model.sources)


def _quotas(model: Model) -> Mapping[str, Quota]:
    own = {name: phase.quota for name, phase in model.phases.items() if phase.quota}
    return {**model.seasons, **own}


def _quota(quota: Quota) -> str:
    return (
        f"{quota.target} wanted, at most {quota.at_most}; "
        f"{quota.legs} of them for the legs; {quota.minutes} min a week"
    )


def _derived(derivation: Derivation) -> Iterator[str]:
    for name, table in (
        ("taper", derivation.taper_weeks),
        ("recovery", derivation.recovery_weeks),
    ):
        yield f"  {name} in weeks: {', '.join(f'{band} {table[band]}' for band in BANDS)}"
    for name, sequences in (
        ("all", derivation.sequences),
        ("novices", derivation.novice_sequences),
    ):
        weeks, phases = max(sequences.items())
        told = ", ".join(f"{phase} {length}" for phase, length in phases.items())
        yield f"  {name}, {weeks} weeks before the taper: {told}"


def _focus(name: str, focus: Focus) -> Iterator[str]:
    minutes = lengths_words(focus.minutes)
    yield f"  {name} ({focus.load_class}, {focus.level}), {minutes} min; {', '.join(focus.phases)}"
    yield from (f"    {words}" for words in shape_words(focus))
    yield from (_role(role) for role in focus.roles)


def _role(role: Role) -> str:
    count = f"{role.at_least}-{role.at_most}" if role.at_least < role.at_most else role.at_most
    what = ", ".join(role.exercises or role.patterns)
    return f"    {count} {role.role} (dose {role.dose}): {what}"


def _ladders(model: Model) -> Iterator[str]:
    if model.ladders:
        yield from ("", "Ladders (a rung opens with what follows it)")
    held = load_catalogue().held
    for name, ladder in model.ladders.items():
        yield f"  {name}"
        for number, rung in enumerate(ladder.rungs):
            yield f"    {' or '.join(rung.exercises)}: {ladder.opening(number, held)}"


def _tables(model: Model) -> Iterator[str]:
    yield from ("", "Repetitions at a load, in % of 1RM")
    allowed = ", ".join(
        f"{percent}: {reps}" for percent, reps in sorted(model.reps_allowed.items())
    )
    yield f"  {allowed}"
    if model.muscles:
        yield from ("", "Weekly sets by muscle (an indirect set counts half)")
    for entry in model.muscles:
        ranges = [f"{name} {low:g}-{high:g}" for name, (low, high) in entry.sets.items()]
        yield f"  {', '.join(entry.phases)}: {', '.join(ranges)}"


def _rule(entry: Mapping[str, object]) -> Iterator[str]:
    name = str(entry["rule"])
    rule = CLASSES[name].model_validate(entry)
    yield f"  {name} ({rule.grade}): {rule.explain()}"
    yield f"    source: {rule.source}"
