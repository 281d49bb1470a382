"""Writing a file that was not there before."""

from __future__ import annotations

from pathlib import Path

from periodize.errors import CouldNotWrite


def write_new(file: Path, text: str) -> None:
    """Write a file that was not there before.

    Raises:
        CouldNotWrite: it exists already, or cannot be written.
    """
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    except FileExistsError:
        raise CouldNotWrite(f"{file} exists already; nothing was written") from None
    except OSError as error:
        raise CouldNotWrite(f"{file}: {error.strerror}") from None
