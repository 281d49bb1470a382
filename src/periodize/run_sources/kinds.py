"""What kind of run a title means, from the phrases in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from periodize.run_sources.roles import BARE_REPEAT, REPEATS
from periodize.run_sources.signs import Signs
from periodize.run_sources.vocabulary import QUALITY, UNHURRIED, Mark, Token, tokens_of, vocabulary

NO_RUN = {
    "rest": "a day of rest",
    "strength": "strength or stretching, not a run",
    "walk": "a walk",
    "nothing": "nothing in it tells of a run",
    "sum": "a week's sum, not a run",
}
NEAR_A_RACE = re.compile(
    r"\b(?:pre|post|before|after|week|prep|plan|training|vor|nach|apres|avant|antes|despues|voor|na"
    r"|vorbereitung|block|specific|season|recovery from|countdown|registration|expo|packet"
    r"|volunteer\w*|cheer\w*|watch|bib|briefing|startnummer\w*|anmeldung|messe|abholung|nachmeldung"
    r"|retrait|inscription|recogida|inscripcion|ritiro|iscrizione|inschrijving|meeting|party)\b"
)
SHARE = re.compile(r"(\d{2,3})\s*%")
SAYS_RUN = re.compile(r"run|lauf|loop|jog|corsa|carrera|footing|rodaje|sortie|tirada")
"""In the phrase of a kind, that it is one of running."""
DAY_OF_WEEK = re.compile(r"\b(?:d|day|tag|jour|dia|dag|giorno|session|einheit|workout|run) ?\d\b")
"""That a title is of one day of a week, and not of the whole."""
HARD_SHARE = 85
"""Percent of the pace of 5 km from which on a run is hard."""


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


def kind_of(signs: Signs) -> Kind:
    """What kind of run the signs of a title mean."""
    for judge in (_of_sums, _of_other_sport, _of_strength, _of_rest, _of_race, _of_running):
        kind = judge(signs)
        if kind is not None:
            return replace(kind, clear=kind.clear and not (kind.name and _may_be_life(signs)))
    return _unnamed(signs)


def _may_be_life(signs: Signs) -> bool:
    """Whether it may be no run at all, such as `Track delivery` or `Marathon meeting`.

    That is where a word stands beside the kind that no plan has, and nothing else tells of a run:
    no length, no run. Before the name of a race such a word is its place.
    """
    told = signs.parts or signs.repeats or signs.prefix or signs.has("run", "strides")
    kinds = (mark for mark in signs.kinds if mark.value != "race")
    phrases = (signs.text[mark.start : mark.end] for mark in kinds)
    if told or signs.is_label or any(SAYS_RUN.search(phrase) for phrase in phrases):
        return False
    races = [mark.end for mark in signs.named("race")]
    behind = tokens_of(signs.text[races[0] :]) if races else []
    if behind and behind[0].text in vocabulary().place_leads:
        return False
    return any(not races or token.start >= races[0] for token in _unknown_tokens(signs))


def _of_sums(signs: Signs) -> Kind | None:
    if signs.kinds or signs.has("run", "sport", "strength"):
        return None
    labelled = any(mark.group == "week_labels" and mark.start == 0 for mark in signs.marks)
    numbered = DAY_OF_WEEK.search(signs.text) or signs.repeats
    whole = labelled and bool(signs.parts) and not numbered
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
    return [token.text for token in _unknown_tokens(signs)]


def _unknown_tokens(signs: Signs) -> list[Token]:
    taken = [(mark.start, mark.end) for mark in signs.marks]
    taken += [(part.quantity.start, part.quantity.end) for part in signs.parts]
    return [
        token
        for token in tokens_of(signs.text)
        if token.text.isalpha()
        and len(token.text) > 1
        and token.text not in vocabulary().idle
        and not any(start <= token.start < end for start, end in taken)
    ]
