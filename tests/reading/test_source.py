"""Reading YAML: what the words mean, where they stand, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from periodize.errors import InputRefused
from periodize.reading.marks import Spot
from periodize.reading.source import read
from periodize.reading.syntax import decoded
from tests.scenario.texts import HEAD, said

WORDS = [
    ("6:30", "6:30"),
    ("12:30", "12:30"),
    ("1:02:03", "1:02:03"),
    ("24:00", "24:00"),
    ("07.30", 7.3),
    ("no", "no"),
    ("NO", "NO"),
    ("on", "on"),
    ("y", "y"),
    ("010", 10),
    ("0o10", 8),
    ("0x10", 16),
    ("1_000", "1_000"),
    ("-_", "-_"),
    ("0b11", "0b11"),
    ("-0x10", "-0x10"),
    ("2027-05-03T10:00:00", "2027-05-03T10:00:00"),
    ("1e3", 1000.0),
    ("-4", -4),
    (".5", 0.5),
    ("true", True),
    ("False", False),
    ("2027-05-03", date(2027, 5, 3)),
    ("2026-02-30", "2026-02-30"),
    ("2027-5-3", "2027-5-3"),
    ("'2027-05-03'", "2027-05-03"),
    ('"12"', "12"),
    ("[]", []),
    ("{}", {}),
    ("|\n  two\n  lines", "two\nlines\n"),
]

REFUSED = [
    ("a: 1\na: 2\n", "2:1: 'a' stands here twice; the first is at line 1"),
    ("a: {b: 1, b: 2}\n", "1:11: 'b' stands here twice; the first is at line 1"),
    ("a: &x 1\n", "1:4: anchor '&x' is not allowed"),
    ("a: *x\n", "1:4: alias '*x' is not allowed; repeat it"),
    ("a: {<<: {b: 1}}\n", "1:5: merge key '<<' is not allowed; repeat what it would merge"),
    ("a: !!str 1\n", "1:4: tag '!!str' is not allowed"),
    ("a: !!python/name:os.system x\n", "1:4: tag '!!python/name:os.system' is not allowed"),
    ("a: !mine x\n", "1:4: tag '!mine' is not allowed"),
    ("%YAML 1.1\n---\na: 1\n", "1:1: %YAML 1.1 is not allowed; scenarios are YAML 1.2"),
    ("# x\n%YAML 1.3\n---\na: 1\n", "2:1: %YAML 1.3 is not allowed; scenarios are YAML 1.2"),
    ("%YAML 2.0\n---\na: 1\n", "1:1: %YAML 2.0 is not allowed; scenarios are YAML 1.2"),
    ("%YAML 1.2 x\n---\na: 1\n", "1:1: %YAML 1.2 x is not allowed; scenarios are YAML 1.2"),
    ("%MINE x\n---\na: 1\n", "1:1: %MINE is not allowed in a scenario"),
    ("%TAG ! tag:a,2000:\n---\na: 1\n", "1:1: %TAG is not allowed in a scenario"),
    ("a: 1\n---\nb: 1\n", "2:1: a second document begins here; a scenario is one document"),
    ("a: .nan\n", "1:4: .nan is not a finite number"),
    ("a: -.inf\n", "1:4: -.inf is not a finite number"),
    ("a: 1e999\n", "1:4: 1e999 is not a finite number"),
    ("a: " + "9" * 5000 + "\n", "1:4: " + "9" * 59 + "… has more than 18 digits"),
    ("a:\nb: 1\n", "1:1: 'a' has no value; give one or leave it out"),
    ("a: ~\n", "1:1: 'a' has no value; give one or leave it out"),
    ("{km: 21,1}\n", "1:9: '1' has no value; a decimal comma is a point here, as in 21.1"),
    ("a: [1, null]\n", "1:8: this entry has no value; give one or leave it out"),
]

UNREADABLE: list[tuple[str | bytes, str]] = [
    ("", "1:1: the file is empty; a scenario is a mapping of 'key: value' lines"),
    ("# only this\n", "1:1: the file is empty; a scenario is a mapping of 'key: value' lines"),
    ("[1]", "1:1: a scenario is a mapping of 'key: value' lines, from the first line on"),
    ("a", "1:1: a scenario is a mapping of 'key: value' lines, from the first line on"),
    ("{a: " * 51, "1:201: nested more than 50 deep"),
    ("[" * 20_000, "1:51: nested more than 50 deep"),
    ("? [a]\n: 1\n", "1:3: a key must be a word"),
    ("a:\n\t- b\n", "2:1: a tab in the indentation; use spaces"),
    ("a: \x00\n", "1:4: character U+0000 is not allowed"),
    ("a: \u2028\n", "1:4: character U+2028 is not allowed"),
    (b"a: 1\nb: \xe9\n", "2:4: byte 0xe9 is not UTF-8; save the file as UTF-8"),
    ("a: [1, 2\n", "2:1: no valid YAML: a ',' or ']' is missing"),
    ("a: 'x\n", "2:1: no valid YAML: the file ends inside quotes or brackets"),
    (
        "a: @x\n",
        "1:4: no valid YAML: a value cannot begin with this character; put it in quotes",
    ),
    (
        "a: b: c\n",
        "1:5: no valid YAML: a second ':' in one line; put text that holds ': ' in quotes, and "
        "check that lines of one level begin in the same column",
    ),
]


def test_characters_that_yaml_forbids() -> None:
    """Control characters, separators, halves and non-characters are refused, their neighbours not.

    Line breaks and a byte order mark stand for something else in a file of their own.
    """
    refused = "\x00\x08\x0b\x0c\x0e\x1f\x7f\x84\x86\x9f\ud800\udfff\ufffe\uffff"
    allowed = "\t \x7e\xa0\u2027\u202a\ud7ff\ue000\ufefe\uff00\ufffd\U00010000\U0010ffff"
    assert decoded(f"a: {allowed}\n", "plan.yaml") == f"a: {allowed}\n"
    for character in refused:
        with pytest.raises(InputRefused, match=f"U\\+{ord(character):04X} is not allowed"):
            decoded(f"a: {character}\n", "plan.yaml")


SYNTAX = [
    ("a: ? b", "1:4: '? ' cannot stand here; put the text in quotes"),
    ("a: - b", "1:4: an entry of a list begins in a line of its own"),
    (
        "a:\n  b: 1\n c: 2",
        "3:2: a key is expected here; check the indentation of this line and the commas and "
        "brackets before it",
    ),
    (
        "a:\n  - 1\n  b: 2",
        "3:3: an entry of a list is expected here, beginning with '- ' in the same column as the "
        "others",
    ),
    ("a: 1\nb\nc: 1", "3:1: a ':' is missing after a key"),
    ("a: {b: 1\n", "2:1: a ',' or '}' is missing"),
    ("a: {b: \n", "2:1: the file ends inside brackets"),
    ("a: [1,,2]", "1:7: a value is expected here"),
    ("a: 'x\n---\n", "2:1: quotes that begin above are not closed"),
    (
        "[1] y",
        "1:5: nothing can follow here; check the indentation, brackets and quotes before it, and "
        "for '---' after lines with '%'",
    ),
    ("%\n---\na: 1", "1:2: a line cannot begin with '%' here; put the text in quotes"),
    ("a: 1\t# x", "1:5: a tab stands here; use spaces"),
    ("a: *\n", "1:5: a name is missing after '*'; put text that begins with it in quotes"),
    ("a: & b", "1:5: a name is missing after '&'; put text that begins with it in quotes"),
    ("a: !x!y b", "1:4: a value cannot begin with '!'; put it in quotes"),
    ("a: !<x b", "1:7: a value cannot begin with '!'; put it in quotes"),
    ('a: "\\q"', r"1:6: '\' in double quotes needs a code after it; write '\\'"),
    ('a: "\\u12"', r"1:7: '\x', '\u' and '\U' need 2, 4 and 8 digits, 0-9 and a-f"),
    ('a: "\\U00110000"', "1:7: no character has this code"),
    ('a: "\\UFFFFFFFF"', "1:7: no character has this code"),
    (
        '"\\ud800": 1',
        r"1:1: a '\u' code from d800 to dfff is no character; write it as it is",
    ),
    ("a: |x\n  b", "1:5: text after '|' or '>' begins in the next line"),
    ("a: |0\n b", "1:5: expected indentation indicator in the range 1-9, but found 0"),
]

FLOODS = {
    "lists in lists": "[" * 20_000,
    "a megabyte of lists in lists": "[" * 999_999,
    "values in brackets": "a: [" + "1234567890123456, " * 55_000 + "]",
    "values in lines": "a:\n" + "  - 12345678901234\n" * 52_000,
    "mappings in lists": "a:\n" + "- {aaaaa: 1, bbbbb: 2}\n" * 40_000,
    "one key again": "a: 1\n" * 199_999,
    "one key again in brackets": "{" + "a: 1, " * 160_000 + "}",
    "keys without values": "{" + "".join(f"k{n}," for n in range(140_000)) + "}",
    "anchors": "a: [" + "&a 1," * 160_000 + "]",
    "tabs": "a: 1" + "\t" * 999_000,
    "one long word": "a: " + "x" * 999_990,
    "comments": "#\n" * 499_999,
    "directives": "%A\n" * 330_000,
    "a long version": "%YAML " + "1" * 5000 + ".1\n---\na: 1\n",
}


@pytest.mark.parametrize(("word", "value"), WORDS)
def test_words(word: str, value: object) -> None:
    """An unquoted word means what YAML 1.2 says, and times and `no` stay text."""
    found = read(f"a: {word}\n", "plan.yaml").data["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    """What can mislead is refused by name, at its place, and reading goes on."""
    assert [str(p) for p in read(text, "plan.yaml").problems] == [f"plan.yaml:{message}"]


@pytest.mark.parametrize(("text", "message"), UNREADABLE)
def test_unreadable(text: str | bytes, message: str) -> None:
    """What cannot be read gives that problem alone."""
    assert said(text) == [f"plan.yaml:{message}"]


def test_encoding_and_size() -> None:
    """UTF-16 and files of more than 1 MB are refused as a whole."""
    assert said("a: 1".encode("utf-16")) == ["plan.yaml: encoded as UTF-16; save it as UTF-8"]
    assert said(b"#" * 1_000_001) == ["plan.yaml: larger than 1 MB, the most that is read"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_and_byte_order_mark(ending: str) -> None:
    """A byte order mark and every kind of line ending pass, and lines are counted alike."""
    text = "\ufeff" + (HEAD + "x: 1\n").replace("\n", ending)
    assert [line[:16] for line in said(text.encode())] == ["plan.yaml:5:1: u"]


def test_yaml_1_2_directive() -> None:
    """The directive of YAML 1.2 passes."""
    assert read("%YAML 1.2\n---\na: no\n", "plan.yaml").data == {"a": "no"}


def test_alias_bomb() -> None:
    """A file that would expand to a thousand million values is refused without expanding it."""
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    messages = said("a0: &a0 [x]\n" + "\n".join(levels))
    assert messages[0] == "plan.yaml:1:1: a scenario needs 'format'"


def test_too_many_values() -> None:
    """More values than any scenario needs are refused, before they fill the memory."""
    message = "plan.yaml:1:100001: more than 50000 values, the most that is read"
    assert said("a: [" + "1," * 60_000 + "]") == [message]


@pytest.mark.parametrize(("text", "message"), SYNTAX)
def test_syntax(text: str, message: str) -> None:
    """What breaks YAML's syntax is told in plain words, at its place."""
    place, _, words = message.partition(" ")
    with pytest.raises(InputRefused) as refused:
        read(text, "plan.yaml")
    assert str(refused.value.problems[-1]) == f"plan.yaml:{place} no valid YAML: {words}"


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS)
def test_floods(text: str) -> None:
    """Texts made to keep the reader busy are refused with at most 200 problems."""
    assert 0 < len(said(text)) <= 200


def test_syntax_problem_keeps_those_before_it() -> None:
    """Problems found before the syntax broke are told with it."""
    with pytest.raises(InputRefused) as refused:
        read("a: &x 1\nb: [1\n", "plan.yaml")
    assert [problem.line for problem in refused.value.problems] == [1, 3]


def test_marks() -> None:
    """A path leads to its value, its key, or what should have held it."""
    marks = read("a:\n  - {b: 1, c: two}\n", "plan.yaml").marks
    assert marks.spot(("a", 0, "c")) == Spot("plan.yaml", 2, 15)
    assert marks.key_spot(("a", 0, "c")) == Spot("plan.yaml", 2, 12)
    assert marks.spot(("a", 0, "some shape", "b")) == Spot("plan.yaml", 2, 9)
    assert marks.spot(("a", 0, "missing")) == Spot("plan.yaml", 2, 5)
    assert str(marks.problem(("a",), "no")) == "plan.yaml:2:3: no"
