"""What a model asks of an athlete: kit, time, sessions a week, level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from periodize.model.catalogue import Catalogue
from periodize.model.kit import ALL, least_kit
from periodize.model.periodization import EASY_PHASES, Focus, Model, Role
from periodize.model.vocabulary import EQUIPMENT, LEVELS, Level


@dataclass(frozen=True, slots=True)
class Demands:
    """What a model asks for.

    Attributes:
        level: the least that can hold a session in every phase, one for the legs where
            the phase has one and trains.
        kit: the least for that, at that level.
        whole_kit: the least for every kind of session, at the highest level.
        uses: all kit that some exercise of it needs or may use.
        sessions: a week, fewest and most wanted in a season; light ones do not count.
        at_most: the most sessions that a week may hold.
        minutes: a week, fewest and most in a season.
        lengths: minutes of the shortest and the longest session.
    """

    level: Level
    kit: tuple[str, ...]
    whole_kit: tuple[str, ...]
    uses: tuple[str, ...]
    sessions: tuple[int, int]
    at_most: int
    minutes: tuple[int, int]
    lengths: tuple[int, int]


def demands(model: Model, catalogue: Catalogue) -> Demands:
    """What a model asks for, whatever the goal of the athlete."""
    level = next(
        level for level in LEVELS if level == LEVELS[-1] or _holds(model, catalogue, level, ALL)
    )
    kit = least_kit(lambda kit: _holds(model, catalogue, level, kit))
    whole = least_kit(lambda kit: _holds_all(model, catalogue, kit))
    quotas = model.seasons.values()
    lengths = [minutes for focus in counted(model).values() for minutes in _lengths(focus)]
    return Demands(
        level=level,
        kit=kit or (),
        whole_kit=whole or (),
        uses=tuple(_uses(model, catalogue)),
        sessions=_span([quota.target for quota in quotas]),
        at_most=max(quota.at_most for quota in quotas),
        minutes=_span([quota.minutes for quota in quotas]),
        lengths=_span(lengths),
    )


def counted(model: Model) -> Mapping[str, Focus]:
    """The focuses whose sessions count: neither light nor only on request."""
    return {name: focus for name, focus in model.focuses.items() if counts(focus)}


def counts(focus: Focus) -> bool:
    """Whether sessions of a focus count, since it is neither light nor only on request."""
    return focus.load_class != "light" and not focus.on_request


def _uses(model: Model, catalogue: Catalogue) -> Iterator[str]:
    named = {
        item
        for focus in model.focuses.values()
        for role in focus.roles
        for name in candidates(role, catalogue)
        for items in catalogue.exercises[name].equipment
        for item in items.split("|")
    }
    yield from (item for item in EQUIPMENT if item in named and item != "none")


def loads_legs(focus: Focus) -> bool:
    """Whether sessions of a focus load the legs."""
    return focus.load_class not in ("upper", "core", "light")


def _span(numbers: list[int]) -> tuple[int, int]:
    return min(numbers, default=0), max(numbers, default=0)


def _lengths(focus: Focus) -> Iterator[int]:
    yield from focus.minutes
    for minutes in focus.minutes_by_phase.values():
        yield from minutes


def _holds(model: Model, catalogue: Catalogue, level: Level, kit: frozenset[str]) -> bool:
    """Whether each phase has a session that this level and kit can hold, for the legs if any is."""
    for phase in model.phases:
        offered = [
            focus
            for focus in counted(model).values()
            if phase in (*focus.phases, *focus.stand_in_phases)
        ]
        if phase not in EASY_PHASES:
            offered = [focus for focus in offered if loads_legs(focus)] or offered
        if offered and not any(fills(model, catalogue, focus, level, kit) for focus in offered):
            return False
    return True


def _holds_all(model: Model, catalogue: Catalogue, kit: frozenset[str]) -> bool:
    """Whether every session can be held, as far as the whole catalogue's kit goes."""
    hardest = LEVELS[-1]
    return all(
        fills(model, catalogue, focus, hardest, kit)
        for focus in model.focuses.values()
        if fills(model, catalogue, focus, hardest, ALL)
    )


def fills(
    model: Model, catalogue: Catalogue, focus: Focus, level: Level, kit: frozenset[str]
) -> bool:
    """Whether each part of a focus finds its exercises, in a block's first weeks."""
    if LEVELS.index(focus.level) > LEVELS.index(level):
        return False
    found: dict[str, Role] = {}
    for role in focus.roles:
        for name in candidates(role, catalogue):
            exercise = catalogue.exercises[name]
            fits = LEVELS.index(exercise.level) <= LEVELS.index(level)
            if fits and exercise.available_with(kit) and _is_open(model, name, level):
                found.setdefault(name, role)
    held = Counter(role.role for role in found.values())
    return all(held[role.role] >= role.at_least for role in focus.roles)


def candidates(role: Role, catalogue: Catalogue) -> Iterator[str]:
    """The exercises of the catalogue that may fill a part, best first."""
    if role.exercises:
        yield from (name for name in role.exercises if name in catalogue.exercises)
        return
    for exercise in catalogue.exercises.values():
        moves = set(exercise.patterns) & set(role.patterns)
        if moves and (not role.kinds or exercise.kind in role.kinds):
            yield exercise.id


def _is_open(model: Model, exercise: str, level: Level) -> bool:
    """Whether the rung of an exercise is open from the first day; what is on no ladder is."""
    for ladder in model.ladders.values():
        if exercise in ladder.exercises:
            return ladder.rung_of(exercise) <= ladder.first(level, {})
    return True
