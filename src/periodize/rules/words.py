"""The closed words that rules' tables are keyed by; a word that is not one is refused."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, get_args

from pydantic import AfterValidator

from periodize.model.periodization import BANDS, PHASES, LoadClassName


def _one_of(words: Collection[str]) -> AfterValidator:
    def checked(word: str) -> str:
        if word not in words:
            raise ValueError(f"{word!r} is unknown; allowed: {', '.join(words)}")
        return word

    return AfterValidator(checked)


LoadClassWord = Annotated[str, _one_of(get_args(LoadClassName))]
DemandWord = Annotated[str, _one_of(("easy", "long", "quality"))]
PhaseWord = Annotated[str, _one_of(PHASES)]
BandWord = Annotated[str, _one_of(BANDS)]
