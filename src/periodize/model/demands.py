"""What a model asks of an athlete: kit, time, sessions a week, level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from periodize.model.catalogue import Catalogue, Exercise
from periodize.model.focus import Focus, Role
from periodize.model.kit import ALL, least_kit
from periodize.model.names import EASY_PHASES
from periodize.model.periodization import Model
from periodize.model.vocabulary import EQUIPMENT, LEVELS, Level

_Choices = Mapping[str, Sequence[tuple[Exercise, Role]]]
"""By focus, the exercises that may fill it, each with its part; no focus that is too hard."""


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
    choices = {level: _choices(model, catalogue, level) for level in LEVELS}
    hardest = LEVELS[-1]
    level = next(each for each in LEVELS if each == hardest or _holds(model, choices[each], ALL))
    kit = least_kit(lambda kit: _holds(model, choices[level], kit))
    whole = least_kit(lambda kit: _holds_all(model, choices[hardest], kit))
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


def _holds(model: Model, choices: _Choices, kit: frozenset[str]) -> bool:
    """Whether each phase has a session that this kit can hold, for the legs if any is."""
    focuses = counted(model)
    held = {name for name in focuses if _fills(model, name, choices, kit)}
    for phase in model.phases:
        offered = {name for name, focus in focuses.items() if phase in focus.phases}
        legs = {name for name in offered if loads_legs(focuses[name])}
        asked = legs if legs and phase not in EASY_PHASES else offered
        if asked and asked.isdisjoint(held):
            return False
    return True


def _holds_all(model: Model, choices: _Choices, kit: frozenset[str]) -> bool:
    """Whether every session can be held, as far as the whole catalogue's kit goes."""
    return all(
        _fills(model, name, choices, kit)
        for name in model.focuses
        if _fills(model, name, choices, ALL)
    )


def _fills(model: Model, focus: str, choices: _Choices, kit: frozenset[str]) -> bool:
    """Whether each part of a focus finds its exercises, in a block's first weeks."""
    if focus not in choices:
        return False
    chosen = choices[focus]
    held = Counter(role.role for exercise, role in chosen if exercise.available_with(kit))
    return all(held[role.role] >= role.at_least for role in model.focuses[focus].roles)


def _choices(model: Model, catalogue: Catalogue, level: Level) -> _Choices:
    """What a level may choose from, kit aside."""
    return {
        name: tuple(_open(model, catalogue, focus, level))
        for name, focus in model.focuses.items()
        if LEVELS.index(focus.level) <= LEVELS.index(level)
    }


def _open(
    model: Model, catalogue: Catalogue, focus: Focus, level: Level
) -> Iterator[tuple[Exercise, Role]]:
    """The exercises that a level may do in a focus, each with the first part that it may fill."""
    found: set[str] = set()
    for role in focus.roles:
        for name in candidates(role, catalogue):
            exercise = catalogue.exercises[name]
            fits = LEVELS.index(exercise.level) <= LEVELS.index(level)
            if fits and name not in found and _is_open(model, name, level):
                found.add(name)
                yield exercise, role


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
