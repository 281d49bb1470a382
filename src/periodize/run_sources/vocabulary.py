"""The words of running plans, from `models/words/runs.yaml`, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from periodize.model.shipped import shipped
from periodize.run_sources.plain_text import plain

WORD = re.compile(r"[^\W_]+|[^\s\w'_-]")
UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no blanks between words."""
"""A word, or any other sign but hyphens and apostrophes, which part words like blanks do."""
QUALITY = ("hills", "fartlek", "progression", "intervals", "tempo", "threshold", "race_pace")
UNHURRIED = ("medium_long", "long", "recovery", "easy")


class Mark(NamedTuple):
    """A phrase that stands in a text.

    Attributes:
        start: where it begins; `end` is behind it.
        group: what the vocabulary lists it under, such as `rest`, or `kind`.
        value: which kind or sport, else the group again.
        weak: whether it may mean something else.
    """

    start: int
    end: int
    group: str
    value: str
    weak: bool = False


class Token(NamedTuple):
    """A word of a text and where it stands."""

    start: int
    end: int
    text: str


class _Phrase(NamedTuple):
    """The words of a phrase, with a star behind those that may go on."""

    words: tuple[str, ...]
    group: str
    value: str
    weak: bool

    def fits(self, tokens: list[Token], at: int) -> bool:
        """Whether the phrase stands at a place of the text."""
        if at + len(self.words) > len(tokens):
            return False
        pairs = zip(self.words, tokens[at:], strict=False)
        return all(
            token.text.startswith(word[:-1]) if word.endswith("*") else token.text == word
            for word, token in pairs
        )


@dataclass(slots=True)
class Vocabulary:
    """Phrases by their first words, and what else the file lists."""

    exact: dict[str, list[_Phrase]] = field(default_factory=dict)
    begun: dict[str, list[_Phrase]] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    races: list[tuple[float, tuple[str, ...]]] = field(default_factory=list)
    labels: Mapping[str, str] = field(default_factory=dict)
    idle: frozenset[str] = frozenset()
    place_leads: frozenset[str] = frozenset()
    unread: str = "tempo"
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    weekdays: Sequence[Sequence[str]] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    race_after: Sequence[tuple[float, float]] = ()
    doubted_from: int = 0
    least: tuple[float, float] = (0, 0)
    stages_from_km: float = 0
    most_stage_days: int = 0
    unparted: list[_Phrase] = field(default_factory=list)

    def add(self, phrases: list[str], group: str, value: str, weak: bool = False) -> None:
        """Take phrases in."""
        for text in phrases:
            words = _words(text)
            phrase = _Phrase(words, group, value, weak)
            if len(words) == 1 and UNPARTED.search(words[0]):
                self.unparted.append(phrase)
            by_first = self.begun if words[0].endswith("*") else self.exact
            by_first.setdefault(words[0].rstrip("*"), []).append(phrase)

    def marks(self, text: str) -> list[Mark]:
        """The phrases that stand in a plain text, none inside another, in order."""
        tokens = tokens_of(text)
        found: list[Mark] = []
        at = 0
        while at < len(tokens):
            phrase = max(self._candidates(tokens, at), key=_weight, default=None)
            if phrase is None:
                found += self._inside(tokens[at])
                at += 1
                continue
            last = tokens[at + len(phrase.words) - 1]
            found.append(Mark(tokens[at].start, last.end, *phrase[1:]))
            at += len(phrase.words)
        return found

    def _inside(self, token: Token) -> list[Mark]:
        """The longest phrase inside a word of a script that parts none."""
        if not UNPARTED.search(token.text):
            return []
        there = [phrase for phrase in self.unparted if phrase.words[0] in token.text]
        if not there:
            return []
        phrase = max(there, key=_weight)
        start = token.start + token.text.index(phrase.words[0])
        return [Mark(start, start + len(phrase.words[0]), *phrase[1:])]

    def _candidates(self, tokens: list[Token], at: int) -> Iterator[_Phrase]:
        word = tokens[at].text
        yield from (phrase for phrase in self.exact.get(word, ()) if phrase.fits(tokens, at))
        for length in range(1, len(word) + 1):
            begun = self.begun.get(word[:length], ())
            yield from (phrase for phrase in begun if phrase.fits(tokens, at))


def _weight(phrase: _Phrase) -> tuple[int, int, bool]:
    """More words first, then more letters, then what is sure."""
    return len(phrase.words), sum(map(len, phrase.words)), not phrase.weak


def tokens_of(text: str) -> list[Token]:
    """The words and signs of a plain text."""
    return [Token(found.start(), found.end(), found[0]) for found in WORD.finditer(text)]


def _words(phrase: str) -> tuple[str, ...]:
    starred = re.finditer(r"[^\W_]+\*?|[^\s\w'_*-]\*?", plain(phrase))
    return tuple(found[0] for found in starred)


@cache
def vocabulary() -> Vocabulary:
    """The shipped vocabulary."""
    said: dict[str, Any] = shipped("words/runs")
    words = Vocabulary(
        units={plain(name): unit for unit, names in said["units"].items() for name in names},
        races=[(float(km), tuple(names)) for km, names in said["races"].items()],
        labels={name: kind for kind, names in said["labels"].items() for name in names},
        idle=frozenset(said["idle"]),
        place_leads=frozenset(said["place_leads"]),
        unread=said["unread"],
        headers=said["headers"],
        weekdays=said["weekdays"],
        months=said["months"],
        race_after=[(least, km) for least, km in said["race_after_longest"]],
        doubted_from=said["doubted_from"],
        least=(said["least_of_a_run"]["minutes"], said["least_of_a_run"]["km"]),
        stages_from_km=said["stages_from_km"],
        most_stage_days=said["most_stage_days"],
    )
    for kind, languages in said["kinds"].items():
        for language, phrases in languages.items():
            words.add(phrases, "kind", kind, language == "maybe")
    for sport, phrases in said["sports"].items():
        words.add(phrases, "sport", sport)
    for group in said["plain_groups"]:
        words.add(said[group], group, group)
    return words
