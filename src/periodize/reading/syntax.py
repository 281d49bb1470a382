"""Bytes to text that YAML can read, and YAML's own complaints in plain words."""

from __future__ import annotations

import re

from ruamel.yaml.error import YAMLError

from periodize.errors import InputRefused, Problem
from periodize.reading.marks import Spot
from periodize.reading.words import printable

MOST_BYTES = 1_000_000
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
INDENTED_BY_TAB = re.compile(r"^ *\t", re.MULTILINE)
PLAIN_WORDS = {
    "mapping values are not allowed here": "a second ':' in one line; put text that "
    "holds ': ' in quotes, and check that lines of one level begin in the same column",
    "mapping keys are not allowed here": "'? ' cannot stand here; put the text in quotes",
    "sequence entries are not allowed here": "an entry of a list begins in a line of its own",
    "block mapping: expected <block end>": "a key is expected here; check the indentation of this "
    "line and the commas and brackets before it",
    "block collection: expected <block end>": "an entry of a list is expected here, beginning "
    "with '- ' in the same column as the others",
    "could not find expected ':'": "a ':' is missing after a key",
    "expected ',' or ']'": "a ',' or ']' is missing",
    "expected ',' or '}'": "a ',' or '}' is missing",
    "expected the node content, but found '<stream end>'": "the file ends inside brackets",
    "expected the node content": "a value is expected here",
    "found unexpected end of stream": "the file ends inside quotes or brackets",
    "found unexpected document separator": "quotes that begin above are not closed",
    "expected '<document start>'": "nothing can follow here; check the indentation, brackets and "
    "quotes before it, and for '---' after lines with '%'",
    "scanning a directive": "a line cannot begin with '%' here; put the text in quotes",
    r"found character '\t'": "a tab stands here; use spaces",
    "that cannot start any token": "a value cannot begin with this character; put it in quotes",
    "scanning an alias": "a name is missing after '*'; put text that begins with it in quotes",
    "scanning an anchor": "a name is missing after '&'; put text that begins with it in quotes",
    "a tag": "a value cannot begin with '!'; put it in quotes",
    "an tag": "a value cannot begin with '!'; put it in quotes",
    "found undefined tag handle": "a value cannot begin with '!'; put it in quotes",
    "found unknown escape character": r"'\' in double quotes needs a code after it; write '\\'",
    "expected escape sequence": r"'\x', '\u' and '\U' need 2, 4 and 8 digits, 0-9 and a-f",
    "found a code beyond all characters": "no character has this code",
    "found half a character": r"a '\u' code from d800 to dfff is no character; write it as it is",
    "expected chomping or indentation indicators": "text after '|' or '>' begins in the next line",
    "more indented follow up line": "an empty line before this text is longer than its indentation",
}
"""By part of what the parser states, what it means to somebody who edits a scenario."""
PLAN = re.compile(r'\s*\{\s*"format":.*^ "sessions":', re.DOTALL | re.MULTILINE)
"""A plan as it is written; one that is taken for a scenario would be refused line by line."""


def decoded(content: bytes | str, file: str, tabs: bool = False) -> str:
    """The text of a file, without a byte order mark; `tabs` allows them as indentation.

    Raises:
        InputRefused: over 1 MB, not UTF-8, a forbidden character, a tab as indentation, a plan.
    """
    if len(content) > MOST_BYTES:
        raise InputRefused([Spot(file).problem("larger than 1 MB, the most that is read")])
    text = content if isinstance(content, str) else _from_utf8(content, file)
    text = text.removeprefix("\ufeff")
    if PLAN.match(text):
        raise InputRefused([Spot(file).problem("this is a plan, not a scenario")])
    problems = [*_characters(text, file), *([] if tabs else _tabs(text, file))]
    if problems:
        raise InputRefused(problems)
    return text


def syntax_problem(error: YAMLError, file: str) -> Problem:
    """What the YAML parser stumbled over, and where."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context, problem = (getattr(error, name, None) or "" for name in ("context", "problem"))
    stated = f"{context}: {problem}"
    fallback = printable(problem or context or "this cannot be read")
    words = next((words for part, words in PLAIN_WORDS.items() if part in stated), fallback)
    spot = Spot(file, mark.line + 1, mark.column + 1) if mark else Spot(file)
    return spot.problem(f"no valid YAML: {words}")


def _from_utf8(content: bytes, file: str) -> str:
    if content.startswith(UTF16_MARKS):
        raise InputRefused([Spot(file).problem("encoded as UTF-16; save it as UTF-8")])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        spot = _spot(content[: error.start].decode(), error.start, file)
        message = f"byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise InputRefused([spot.problem(message)]) from None


def _characters(text: str, file: str) -> list[Problem]:
    found = FORBIDDEN.search(text)
    if not found:
        return []
    message = f"character U+{ord(found[0]):04X} is not allowed"
    return [_spot(text, found.start(), file).problem(message)]


def _tabs(text: str, file: str) -> list[Problem]:
    found = INDENTED_BY_TAB.search(text)
    if not found:
        return []
    return [_spot(text, found.end() - 1, file).problem("a tab in the indentation; use spaces")]


def _spot(text: str, index: int, file: str) -> Spot:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Spot(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
