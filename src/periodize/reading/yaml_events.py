"""YAML 1.2's events from ruamel.yaml, and the directives above the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import Event
from ruamel.yaml.scanner import Scanner, ScannerError
from ruamel.yaml.tokens import ScalarToken

SURROGATE = re.compile("[\ud800-\udfff]")


class CarefulScanner(Scanner):
    """Refuses, with its position, what ruamel.yaml's scanner stumbles over or lets through."""

    def fetch_more_tokens(self) -> Any:
        """Scan on, and refuse characters that do not exist."""
        try:
            super().fetch_more_tokens()
        except (ValueError, OverflowError):
            raise self._error(
                "found a code beyond all characters", self.reader.get_mark()
            ) from None
        token = self.tokens[-1]
        if isinstance(token, ScalarToken) and SURROGATE.search(token.value):
            raise self._error("found half a character", token.start_mark)

    def scan_yaml_directive_value(self, start_mark: Any) -> Any:
        """Read every text as 1.2; `directives` tells what its file says instead."""
        while self.reader.peek() not in "\r\n\0":
            self.reader.forward()
        return 1, 2

    def _error(self, problem: str, mark: Any) -> Exception:
        return ScannerError(None, None, problem, mark)


def events(text: str) -> Iterator[Event]:
    """The events of a text, as they are parsed.

    Raises:
        YAMLError: the text breaks off being YAML here.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = CarefulScanner
    parsed: Iterator[Event] = yaml.parse(text)
    return parsed


def directives(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The directives above a document, each with its line, from 1.

    The parser tells neither their place nor those it does not know.

    Args:
        text: the whole file.
        start: the document's own line, from 0.
    """
    above = text.splitlines()[:start]
    return ((n, line) for n, line in enumerate(above, start=1) if line.startswith("%"))
