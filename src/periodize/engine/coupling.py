"""Which training segments each statement concerns, and how a block falls into parts.

Most statements concern one segment. Those that concern several are edges: gaps across a week's
end, lifts that stay for a phase. A rule's own choices belong to the segments of the sessions that
they are stated with. A choice that is only stated with other choices, such as the home day of a
phase, is shared: each part makes it for itself at first, and edges see to it that they agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from periodize.engine.solution import Solution
from periodize.statements.amounts import Amount
from periodize.statements.atoms import Atom, Choice, Credit, Held, Known, Opened, Uses
from periodize.statements.decided import Decided
from periodize.statements.statement import Statement

Segments = frozenset[int]
FIRST: Segments = frozenset({0})
Fixed = Held | Opened | Uses | Credit | Known
"""What belongs to one segment, whatever the rules say of it."""
Choices = Sequence[Choice]
NOWHERE: Segments = frozenset()


class Reach:
    """The segments of every statement of a block."""

    def __init__(self, decide: Decided) -> None:
        self._week_segments = [week.segment for week in decide.block.calendar.weeks]
        stated = [_split(statement) for statement in decide.statements]
        fixed = [_union(map(self._fixed, others)) for others, _ in stated]
        tied = [
            (choices, segments)
            for (_, choices), segments in zip(stated, fixed, strict=True)
            if choices
        ]
        self._own = _own_segments(tied)
        self._shared = self._shared_segments([choices for choices, _ in tied])
        self._statements = [
            (statement, segments | self._owned(choices))
            for statement, segments, (_, choices) in zip(
                decide.statements, fixed, stated, strict=True
            )
        ]
        self._of_segment: dict[int, list[int]] = defaultdict(list)
        for place, ((_, reach), (_, choices)) in enumerate(
            zip(self._statements, stated, strict=True)
        ):
            for segment in reach | self._shared_by(choices) or FIRST:
                self._of_segment[segment].append(place)

    def parts(self) -> list[Segments]:
        """The block in stretches of segments that no single choice ties together, in order."""
        last = {segment: segment for segment in self._week_segments}
        for segments in self._own.values():
            if segments:
                last[min(segments)] = max(last[min(segments)], *segments)
        parts: list[Segments] = []
        start = end = 0
        for segment in sorted(last):
            if segment > end:
                parts.append(frozenset(range(start, end + 1)))
                start = segment
            end = max(end, last[segment])
        return [*parts, frozenset(range(start, end + 1))]

    def inside(self, segments: Segments) -> list[Statement]:
        """The statements that concern these segments and no others."""
        return [statement for statement, reach in self._concerned(segments) if reach <= segments]

    def edges(self, segments: Segments, others: Segments) -> list[Statement]:
        """The statements that tie these segments to others, and concern none besides."""
        return [
            statement
            for statement, reach in self._concerned(segments)
            if reach & others and reach <= segments | others
        ]

    def of(self, statement: Statement) -> Segments:
        """The segments that a statement concerns, or is tied to by a shared choice."""
        fixed, choices = _split(statement)
        return _union(map(self._fixed, fixed)) | self._owned(choices) | self._shared_by(choices)

    def _concerned(self, segments: Segments) -> Iterator[tuple[Statement, Segments]]:
        """The statements that concern any of these segments, or are tied to them by a choice."""
        places = set[int]().union(*(self._of_segment[segment] for segment in segments))
        return (self._statements[place] for place in sorted(places))

    def settled(self, statement: Statement, segments: Segments, given: Solution) -> Statement:
        """The statement with everything outside the segments replaced by its given value."""
        terms: dict[Atom, int] = {}
        constant = statement.amount.constant
        for atom, weight in statement.amount.terms.items():
            if (self._segments(atom) or self._shared[atom]) & segments:
                terms[atom] = weight
            else:
                constant += weight * given.value(atom)
        return Statement(
            statement.rule,
            Amount(terms, constant),
            statement.at_most,
            statement.penalty,
            statement.goal,
        )

    def _segments(self, atom: Atom) -> Segments:
        return self._own[atom] if isinstance(atom, Choice) else self._fixed(atom)

    def _fixed(self, atom: Fixed) -> Segments:
        match atom:
            case Held():
                return _only(atom.option.menu.segment)
            case Credit():
                return _only(self._week_segments[atom.week])
            case _:
                return _only(atom.menu.segment)

    def _owned(self, choices: Choices) -> Segments:
        return _union(self._own[choice] for choice in choices) if choices else NOWHERE

    def _shared_by(self, choices: Choices) -> Segments:
        return _union(self._shared.get(choice, NOWHERE) for choice in choices)

    def _shared_segments(self, together: Sequence[Choices]) -> dict[Atom, Segments]:
        """The segments that each shared choice is tied to, through other choices.

        Shared choices that are stated together are tied to the same segments.
        """
        shared: dict[Atom, Segments] = {
            choice: NOWHERE for choice, segments in self._own.items() if not segments
        }
        groups = [
            (some, self._owned(choices))
            for choices in together
            if (some := [choice for choice in choices if choice in shared])
        ]
        changed = True
        while changed:
            changed = False
            for choices, owned in groups:
                tied = owned.union(*(shared[choice] for choice in choices))
                changed = changed or any(shared[choice] != tied for choice in choices)
                shared.update(dict.fromkeys(choices, tied))
        return shared


def _split(statement: Statement) -> tuple[list[Fixed], Choices]:
    """The atoms whose segments are known, and the rule's own choices."""
    fixed: list[Fixed] = []
    choices: list[Choice] = []
    for atom in statement.amount.terms:
        if isinstance(atom, Choice):
            choices.append(atom)
        else:
            fixed.append(atom)
    return fixed, choices


def _own_segments(tied: Iterable[tuple[Choices, Segments]]) -> dict[Choice, Segments]:
    """The segments of the sessions and exercises that each choice is stated with."""
    own: dict[Choice, Segments] = defaultdict(frozenset)
    for choices, segments in tied:
        for choice in choices:
            own[choice] |= segments
    return own


def _union(sets: Iterable[Segments]) -> Segments:
    return NOWHERE.union(*set(sets))


@cache
def _only(segment: int) -> Segments:
    return frozenset({segment})
