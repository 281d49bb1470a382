"""Why a kind of session can be held nowhere in a phase: goal, level, kit, windows, minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from periodize.block import Block, Menu, Week
from periodize.block.rounds import minutes_of
from periodize.dates import minutes_between
from periodize.model.kit import least_kit
from periodize.model.names import LEVELS


def reason(block: Block, name: str, weeks: Sequence[Week]) -> str:
    """Why a focus can be held in none of these weeks; empty where they are not meant for it."""
    focus, scenario = block.model.focuses[name], block.scenario
    if weeks[0].phase not in focus.phases:
        return ""
    if focus.goals and scenario.goal not in focus.goals:
        return f"{name} is for the goal {' or '.join(focus.goals)}, not {scenario.goal}"
    if LEVELS.index(focus.level) > LEVELS.index(scenario.athlete.level):
        return f"{name} is for {focus.level} athletes, not {scenario.athlete.level}"
    places = _places(block, name, weeks[0])
    if not places:
        return f"{name} needs {_missing(block, name, weeks[0])}"
    shortest = min(_least_minutes(block, name, week) for week in weeks)
    longest = max(
        (room for week in weeks for place in places for room in _room(block, week, place)),
        default=0,
    )
    if shortest > longest:
        return f"{name} takes {shortest} min, and the longest window for it has {longest}"
    if all(_least_minutes(block, name, week) > week.minutes for week in weeks):
        return (
            f"{name} takes {shortest} min, and a week holds {max(week.minutes for week in weeks)}"
        )
    return ""


def _room(block: Block, week: Week, place: str) -> Iterator[int]:
    for day in week.days:
        for window in block.scenario.windows_by_date.get(day, ()):
            if window.place == place:
                yield minutes_between(window.start, window.end)


def _least_minutes(block: Block, name: str, week: Week) -> int:
    rounds = block.doses.rounds(name, week)
    menus = [Menu(week.segment, name, place) for place in sorted(_places(block, name, week))]
    needed = [minutes_of(block.menus, menu, week, rounds) for menu in menus if rounds is not None]
    return min(filter(None, needed), default=block.doses.lengths(name, week)[0])


def _places(block: Block, name: str, week: Week) -> set[str]:
    """The places that are open some time and have the kit for a focus."""
    return {
        place
        for place in _open_places(block)
        if block.menus.workable(Menu(week.segment, name, place))
    }


def _open_places(block: Block) -> set[str]:
    return {window.place for window in block.scenario.windows}


def _missing(block: Block, name: str, week: Week) -> str:
    """What the place that comes closest would still need for a focus."""
    ways = [
        (len(kit), kit, place)
        for place in _open_places(block)
        if (kit := _kit_missing(block, name, place, week)) is not None
    ]
    if not ways:
        return "what this athlete cannot do yet, or is careful with"
    _, kit, place = min(ways)
    return f"{' and '.join(kit)} at {place}"


def _kit_missing(block: Block, name: str, place: str, week: Week) -> tuple[str, ...] | None:
    fillers, known = block.menus.fillers(name), block.catalogue.exercises
    careful = block.scenario.athlete.careful_with
    open_now = block.menus.rungs.open_in(week.segment, frozenset(fillers))
    usable = [exercise for exercise in open_now if not known[exercise].stress & careful]

    def works(kit: frozenset[str]) -> bool:
        held = Counter(fillers[each].role for each in usable if known[each].available_with(kit))
        roles = block.model.focuses[name].roles
        return all(held[role.role] >= role.at_least for role in roles)

    return least_kit(works, block.scenario.places[place].equipment)
