"""What kind of run a title means, from the phrases in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from periodize.run_sources.quantities import Quantity
from periodize.run_sources.roles import BARE_REPEAT, REPEATS, Placed
from periodize.run_sources.vocabulary import QUALITY, UNHURRIED, Mark, tokens_of, vocabulary

NO_RUN = {
    "rest": "a day of rest",
    "strength": "strength or stretching, not a run",
    "walk": "a walk",
    "nothing": "nothing in it tells of a run",
    "sum": "a week's sum, not a run",
}
NEAR_A_RACE = re.compile(
    r"\b(?:pre|post|before|after|week|prep|plan|training|vor|nach|apres|avant|antes|despues|voor|na"
    r"|vorbereitung|block|specific|season|recovery from|countdown|registration|expo|packet)\b"
)
SHARE = re.compile(r"(\d{2,3})\s*%")
HARD_SHARE = 85
"""Percent of the pace of 5 km from which on a run is hard."""
STRIDE_REPEAT = 0.2
"""Kilometres up to which what is repeated may be strides, drills or sprints."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a title means.

    Attributes:
        name: the kind; None where it is no run, and `why` says what it is.
        clear: whether no other reading is likely.
        also_long: whether it is called long, whatever its kind.
        by_length: whether only its length can tell.
    """

    name: str | None
    clear: bool = True
    why: str = ""
    also_long: bool = False
    by_length: bool = False


@dataclass(slots=True)
class Signs:
    """The phrases of a title, by what they say.

    Attributes:
        kinds: phrases that name a kind of run, in order; not those that name a pace.
        paces: kinds that only a pace names, such as `@ MP`.
    """

    text: str
    marks: Sequence[Mark]
    parts: Sequence[Placed]
    prefix: str | None = None
    kinds: list[Mark] = field(default_factory=list)
    paces: list[Mark] = field(default_factory=list)

    def has(self, *groups: str) -> bool:
        """Whether a phrase of one of these groups stands there."""
        return any(mark.group in groups for mark in self.marks)

    def named(self, *names: str) -> list[Mark]:
        """The phrases that name one of these kinds."""
        return [mark for mark in self.kinds if mark.value in names]

    @property
    def repeats(self) -> bool:
        """Whether something is repeated that is more than strides."""
        if self.has("strides") and all(_is_short(part.quantity) for part in self._repeated):
            return False
        return bool(self._repeated or REPEATS.search(self.text) or BARE_REPEAT.search(self.text))

    @property
    def _repeated(self) -> list[Placed]:
        return [part for part in self.parts if part.role == "repeat"]

    @property
    def has_distance(self) -> bool:
        """Whether it says how far."""
        return any(part.quantity.is_distance for part in self.parts)


def _is_short(quantity: Quantity) -> bool:
    return quantity.measure <= (STRIDE_REPEAT if quantity.is_distance else 1)


def signs_of(text: str, marks: Sequence[Mark], parts: Sequence[Placed]) -> Signs:
    """Sort the phrases of a title.

    Args:
        text: the plain title, without a prefix such as `Run:`.
        marks: its phrases.
        parts: its distances and times.
    """
    signs = Signs(text, marks, parts)
    inside = [part.quantity for part in parts]
    for mark in marks:
        if mark.group != "kind" or any(q.start < mark.end and mark.start < q.end for q in inside):
            continue
        if _tells_how(text, mark, marks):
            continue
        (signs.paces if _names_a_pace(text, mark, marks) else signs.kinds).append(mark)
    return signs


def _tells_how(text: str, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether it is the `pace` of `at a comfortable pace`, which names no other."""
    return text[mark.start : mark.end] == "pace" and any(
        other.value in UNHURRIED and not text[other.end : mark.start].strip() for other in marks
    )


def _names_a_pace(text: str, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether it follows an `@` or `at` in its clause, and so tells how fast a part is run."""
    if mark.value not in QUALITY:
        return False
    clause = max(text.rfind(sign, 0, mark.start) for sign in ",;|")
    return any(
        other.group == "pace_from_here"
        and clause < other.start < mark.start
        and len(tokens_of(text[other.end : mark.start])) <= 4
        for other in marks
    )


def kind_of(signs: Signs) -> Kind:
    """What kind of run the signs of a title mean."""
    for judge in (_of_sums, _of_other_sport, _of_strength, _of_rest, _of_race, _of_running):
        kind = judge(signs)
        if kind is not None:
            return kind
    return _unnamed(signs)


def _of_sums(signs: Signs) -> Kind | None:
    if signs.kinds or signs.has("run", "sport", "strength"):
        return None
    labelled = any(mark.group == "week_labels" and mark.start == 0 for mark in signs.marks)
    whole = labelled and bool(signs.parts)
    return Kind(None, why=NO_RUN["sum"]) if signs.has("sums") or whole else None


def _of_other_sport(signs: Signs) -> Kind | None:
    sports = [mark for mark in signs.marks if mark.group == "sport"]
    other = [mark.value for mark in sports if mark.value != "walk"]
    if signs.prefix and signs.prefix not in ("run", "strength"):
        return Kind(signs.prefix) if signs.prefix != "walk" else Kind(None, why=NO_RUN["walk"])
    if other and not signs.has("run"):
        rests = signs.has("rest") and signs.has("alternatives")
        return Kind(None, why=NO_RUN["rest"]) if rests else Kind(other[0])
    if other:
        return Kind("easy", clear=False) if not signs.kinds else None
    if sports and not (signs.has("run") or signs.kinds or signs.repeats):
        return Kind(None, why=NO_RUN["walk"])
    return None


def _of_strength(signs: Signs) -> Kind | None:
    if not (signs.has("strength") or signs.prefix == "strength"):
        return None
    strong = [mark for mark in signs.kinds if not mark.weak and mark.value != "race"]
    if signs.prefix == "strength" or not (signs.has("run") or strong or signs.has_distance):
        return Kind(None, why=NO_RUN["strength"])
    return None


def _of_rest(signs: Signs) -> Kind | None:
    if not signs.has("rest"):
        return None
    if not (signs.kinds or signs.parts or signs.has("run", "sport")):
        return Kind(None, why=NO_RUN["rest"])
    return None


def _of_race(signs: Signs) -> Kind | None:
    races = signs.named("race")
    if not races:
        return None
    around = NEAR_A_RACE.search(signs.text)
    by_name = all(_is_distance_name(signs.text[mark.start : mark.end]) for mark in races)
    others = [mark for mark in signs.kinds if mark.value != "race" and not mark.weak]
    if around or (by_name and (others or signs.paces)) or (others and signs.has("alternatives")):
        if others or signs.paces:
            return None
        told = signs.parts or signs.has("run")
        return Kind("easy", clear=False) if told else Kind(None, why=NO_RUN["nothing"])
    weak = all(mark.weak for mark in races)
    return Kind("race", clear=not weak and not others and not signs.has("alternatives", "total"))


def _is_distance_name(phrase: str) -> bool:
    return any(phrase in names for _, names in vocabulary().races)


def _of_running(signs: Signs) -> Kind | None:
    optional = signs.has("alternatives") or signs.has("rest")
    hard, unhurried = _hard(signs), _unhurried(signs)
    if hard is None:
        clear = unhurried is not None and not (unhurried.weak or optional)
        return Kind(unhurried.value, clear) if unhurried else None
    if unhurried is None:
        return Kind(hard.value, not (hard.weak or optional))
    if hard.weak and not unhurried.weak and not signs.repeats:
        return Kind(unhurried.value, clear=False)
    clear = not (hard.weak or optional or _holds(signs, unhurried, hard))
    return Kind(hard.value, clear, also_long=bool(signs.named("long")))


def _holds(signs: Signs, unhurried: Mark, hard: Mark) -> bool:
    """Whether it is called easy first, and only then said to hold something hard."""
    slow = unhurried.value in ("easy", "recovery") and not unhurried.weak
    return slow and unhurried.start < hard.start and _linked(signs, unhurried, hard)


def _linked(signs: Signs, unhurried: Mark, hard: Mark) -> bool:
    """Whether a `with` or a bracket stands between the two."""
    return (
        any(
            mark.group == "part_from_here" and unhurried.end <= mark.start < hard.start
            for mark in signs.marks
        )
        or "(" in signs.text[unhurried.end : hard.start]
    )


def _hard(signs: Signs) -> Mark | None:
    """The first phrase that names a quality run; else repeats; else a pace; weak ones last."""
    named = [mark for mark in signs.kinds if mark.value in QUALITY]
    strong = [mark for mark in named if not mark.weak]
    if strong:
        return strong[0]
    walking = signs.named("easy") and signs.has("sport")
    if signs.repeats and not walking and not _walks(signs):
        return Mark(_first_repeat(signs), 0, "kind", "intervals")
    paces = [mark for mark in signs.paces if not mark.weak]
    if paces:
        return paces[0]
    return next(iter([*named, *signs.paces]), None)


def _walks(signs: Signs) -> bool:
    """Whether running and walking take turns, as for those who begin."""
    return any(
        mark.group == "sport" and mark.value == "walk" for mark in signs.marks
    ) and signs.has("run")


def _first_repeat(signs: Signs) -> int:
    found = REPEATS.search(signs.text) or BARE_REPEAT.search(signs.text)
    return found.start() if found else len(signs.text)


def _unhurried(signs: Signs) -> Mark | None:
    """The slowest word counts: recovery before easy, long before both."""
    for names in (("medium_long",), ("long",), ("recovery",), ("easy",)):
        found = signs.named(*names)
        strong = [mark for mark in found if not mark.weak]
        if strong:
            return strong[0]
    return next(iter(signs.named(*UNHURRIED)), None)


def _unnamed(signs: Signs) -> Kind:
    """A title that names no kind."""
    words = vocabulary()
    foreign = signs.has("run_elsewhere") or bool(_unknown(signs))
    turns = signs.has("between") and bool(signs.parts) and not foreign
    if turns or (_walks(signs) and (signs.parts or signs.repeats)):
        return Kind("easy", clear=not signs.repeats)
    if signs.has("run") or signs.prefix == "run":
        return Kind(
            "easy", clear=not foreign and not signs.has("rest", "alternatives"), by_length=True
        )
    if not signs.parts and not signs.has("run_elsewhere", "strides", "warm_up", "cool_down"):
        return Kind(None, why=NO_RUN["nothing"])
    if foreign or _is_fast(signs.text):
        return Kind(words.unread, clear=False)
    return Kind("easy", clear=False, by_length=True)


def _is_fast(text: str) -> bool:
    """Whether it says a share of a race's pace that only hard running has."""
    shares = [int(share) for share in SHARE.findall(text)]
    return bool(shares) and max(shares) >= HARD_SHARE


def _unknown(signs: Signs) -> list[str]:
    """The words that no phrase, number or list of idle words accounts for."""
    taken = [(mark.start, mark.end) for mark in signs.marks]
    taken += [(part.quantity.start, part.quantity.end) for part in signs.parts]
    return [
        token.text
        for token in tokens_of(signs.text)
        if token.text.isalpha()
        and len(token.text) > 1
        and token.text not in vocabulary().idle
        and not any(start <= token.start < end for start, end in taken)
    ]
