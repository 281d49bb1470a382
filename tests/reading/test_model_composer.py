"""Reading a model: parts may be named and repeated, and keep the place where they first stand."""

from __future__ import annotations

import pytest

from periodize.errors import InputRefused
from periodize.reading.composer import MOST_VALUES
from periodize.reading.model_composer import MOST_ALIASES, ModelComposer
from periodize.reading.source import Source, read


def model(text: str) -> Source:
    """The text read as a model."""
    return read(text, "mine.yaml", ModelComposer)


def test_a_part_may_stand_again() -> None:
    """An alias repeats what its anchor names, a list, a mapping or a word."""
    source = model("a: &one [x, y]\nb: *one\nc: {d: &two {e: 1}, f: *two}\ng: [&w word, *w]\n")
    assert source.problems == []
    assert source.data == {
        "a": ["x", "y"],
        "b": ["x", "y"],
        "c": {"d": {"e": 1}, "f": {"e": 1}},
        "g": ["word", "word"],
    }


def test_a_repeated_part_keeps_its_first_place() -> None:
    """A problem inside an alias is told where the part is written; the alias has its own place."""
    marks = model("a: &one\n  - {x: 1}\nb: *one\n").marks
    assert marks.spot(("b", 0, "x")) == marks.spot(("a", 0, "x")) == ("mine.yaml", 2, 9)
    assert marks.key_spot(("b", 0, "x")) == ("mine.yaml", 2, 6)
    assert marks.key_spot(("b",)) == ("mine.yaml", 3, 1)


def test_a_part_may_be_taken_over_and_changed() -> None:
    """What is written wins over what is taken over, wherever it stands; each keeps its place."""
    source = model("a: &one {x: 1, y: 2}\nb:\n  y: 3\n  <<: *one\n  z: 4\nc: {<<: *one}\n")
    assert source.problems == []
    assert source.data["b"] == {"x": 1, "y": 3, "z": 4}
    assert source.data["c"] == source.data["a"]
    assert source.marks.spot(("b", "y")) == ("mine.yaml", 3, 6)
    assert source.marks.spot(("b", "x")) == source.marks.spot(("a", "x")) == ("mine.yaml", 1, 13)
    assert source.marks.key_spot(("c", "y")) == ("mine.yaml", 1, 16)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: *one\n", "1:4: '&one' stands nowhere above"),
        ("a: &ones [x]\nb: *one\n", "2:4: '&one' stands nowhere above; did you mean 'ones'?"),
        ("a: &one [*one]\n", "1:10: '&one' stands nowhere above"),
        (
            "a: &one [1]\nb: {<<: *one}\n",
            "2:9: '<<' takes a part such as *name, whose keys stand here where they are not given",
        ),
        ("a: !mine x\n", "1:4: tag '!mine' is not allowed"),
        ("a: 1\n---\nb: 1\n", "2:1: a second document begins here; a model is one document"),
        ("%MINE x\n---\na: 1\n", "1:1: %MINE is not allowed in a model"),
    ],
)
def test_what_is_refused(text: str, told: str) -> None:
    """Each is told with its place, in words that speak of a model."""
    assert [str(problem) for problem in model(text).problems] == [f"mine.yaml:{told}"]


def test_an_empty_model() -> None:
    """Nothing is not a model."""
    with pytest.raises(InputRefused, match="the file is empty; a model is a mapping"):
        model("")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &a [1]\nb: [" + "*a, " * (MOST_ALIASES + 1) + "]\n", "aliases, the most that is read"),
        (
            "a: &a [" + "1, " * 999 + "1]\n"
            "b: &b [" + "*a, " * 9 + "*a]\n"
            "c: [" + "*b, " * 9 + "*b]\n",
            f"more than {MOST_VALUES} values",
        ),
    ],
)
def test_repetitions_do_not_pile_up(text: str, told: str) -> None:
    """A file of a few lines cannot stand for more than is read."""
    with pytest.raises(InputRefused, match=told):
        model(text)
