"""Names in a model that mean nothing, told before anything is planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from periodize.model.catalogue import Catalogue
from periodize.model.focus import Focus, Role
from periodize.model.part import unknown
from periodize.model.periodization import Model
from periodize.model.vocabulary import KINDS, PATTERNS
from periodize.reading.marks import Loc

Found = tuple[Loc, str]
"""Where a name stands, and what is wrong with it."""


def unknown_names(model: Model, catalogue: Catalogue) -> Iterator[Found]:
    """Exercises, patterns, kinds, doses, muscles and focuses that a model names and nobody knows.

    Args:
        model: what names them.
        catalogue: every exercise that there is, the athlete's own included.
    """
    for name, focus in model.focuses.items():
        where: Loc = ("focuses", name, "roles")
        yield from _twice(where, focus)
        for number, role in enumerate(focus.roles):
            yield from _of_role((*where, number), role, catalogue)
            yield from _missing_doses((*where, number), role, focus, model)
    yield from _of_ladders(model, catalogue)
    before_run = model.starts.before_run
    yield from _in_list(("starts", "before_run"), before_run, "a focus", model.focuses)
    for number, entry in enumerate(model.muscles):
        muscles = ("muscles", number, "sets")
        yield from _unknown(muscles, entry.sets, "a group of muscles", catalogue.muscle_groups)


def _unknown(
    where: Loc, names: Iterable[str], what: str, known: Collection[str]
) -> Iterator[Found]:
    """The names of a table's keys that are not known."""
    for name in names:
        if name not in known:
            yield (*where, name), unknown(name, what, known)


def _in_list(
    where: Loc, names: Iterable[str], what: str, known: Collection[str]
) -> Iterator[Found]:
    for number, name in enumerate(names):
        if name not in known:
            yield (*where, number), unknown(name, what, known)


def _twice(where: Loc, focus: Focus) -> Iterator[Found]:
    counts = Counter(role.role for role in focus.roles)
    for number, role in enumerate(focus.roles):
        if counts[role.role] > 1:
            yield (*where, number, "role"), f"{role.role!r} names more than one part of the focus"


def _of_role(where: Loc, role: Role, catalogue: Catalogue) -> Iterator[Found]:
    exercises = catalogue.exercises
    yield from _in_list((*where, "exercises"), role.exercises, "an exercise", exercises)
    yield from _in_list((*where, "patterns"), role.patterns, "a pattern", PATTERNS)
    yield from _in_list((*where, "kinds"), role.kinds, "a kind of exercise", KINDS)
    yield from _unknown((*where, "doses"), role.doses, "an exercise", exercises)
    if not role.exercises and not role.patterns:
        yield where, f"{role.role!r} names neither exercises nor patterns to fill it with"


def _missing_doses(where: Loc, role: Role, focus: Focus, model: Model) -> Iterator[Found]:
    """Kinds of dose that a phase lacks although it offers the focus."""
    kinds: dict[Loc, str] = {("dose",): role.dose}
    kinds |= {("doses", exercise): kind for exercise, kind in role.doses.items()}
    offering = dict.fromkeys(focus.phases)
    for key, kind in kinds.items():
        lacking = [phase for phase in offering if kind not in model.phases[phase].kinds]
        if lacking:
            where_lacking = f"a dose in {', '.join(lacking)}, where the focus is offered"
            known = model.phases[lacking[0]].kinds
            yield (*where, *key), unknown(kind, where_lacking, known)


def _of_ladders(model: Model, catalogue: Catalogue) -> Iterator[Found]:
    for name, ladder in model.ladders.items():
        for number, rung in enumerate(ladder.rungs):
            where: Loc = ("ladders", name, "rungs", number)
            exercises = catalogue.exercises
            yield from _in_list((*where, "exercises"), rung.exercises, "an exercise", exercises)
            yield from _unknown((*where, "needs"), rung.needs, "an exercise", exercises)
        worth: Loc = ("ladders", name, "worth")
        yield from _unknown(worth, ladder.worth, "an exercise", catalogue.exercises)
