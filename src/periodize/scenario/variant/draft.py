"""A scenario that is still open for changes: its data, from which it is understood anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from periodize.reading.source import Source, read
from periodize.reading.syntax import decoded
from periodize.scenario.loading import content_of, understood
from periodize.scenario.scenario import Scenario
from periodize.scenario.variant.apply import changed
from periodize.scenario.variant.variant import Variant


@dataclass(frozen=True, slots=True)
class Draft:
    """What a scenario's file says, with the variants that were put over it.

    Attributes:
        source: data and positions.
        folder: where imported tables stand.
        content: the file's bytes and what the variants say; the scenario's digest is of it.
    """

    source: Source
    folder: Path
    content: bytes

    def scenario(self) -> Scenario:
        """The scenario that it describes.

        Raises:
            InputRefused: it says something that cannot be; with every problem found.
        """
        return understood(self.source, self.folder, self.content)

    def changed(self, variant: Variant) -> Draft:
        """The draft with a variant put over it.

        Raises:
            InputRefused: the variant names what the scenario does not have.
        """
        data = changed(self.source.data, variant)
        return replace(
            self,
            source=replace(self.source, data=data),
            content=self.content + variant.says.encode(),
        )


def open_draft(path: Path | str) -> Draft:
    """Read a scenario file, to be understood later.

    Raises:
        InputRefused: it cannot be read, or is no mapping.
    """
    return draft_of(content_of(path), str(path), Path(path).parent)


def draft_of(content: bytes, file: str, folder: Path) -> Draft:
    """Read a scenario's text, to be understood later; `file` is its name in messages.

    Raises:
        InputRefused: it is no mapping.
    """
    return Draft(read(decoded(content, file), file), folder, content)
