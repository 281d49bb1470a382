"""The addresses of feeds: secrets, in a file that only its owner reads."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from periodize.errors import CouldNotWrite
from periodize.workspace.private import read_private, write_private

FILE = ".periodize-feeds.json"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file was fetched, and what was told of its state then."""

    url: str
    etag: str = ""
    modified: str = ""


def addresses(folder: Path) -> dict[str, Address]:
    """By file of a folder, where it was fetched.

    Raises:
        CouldNotWrite: something else stands where the addresses are kept.
    """
    path = folder / FILE
    try:
        kept = json.loads(read_private(path) or b"{}")
        return {str(name): _address(**said) for name, said in kept.items()}
    except (ValueError, TypeError, AttributeError):
        raise CouldNotWrite(f"{path} is in the way and no list of feeds of ours; move it") from None


def _address(url: object, etag: object = "", modified: object = "") -> Address:
    """An address as it was kept.

    Raises:
        TypeError: it is none.
    """
    if not (isinstance(url, str) and isinstance(etag, str) and isinstance(modified, str)):
        raise TypeError("an address is text")
    return Address(url, etag, modified)


def keep_address(folder: Path, name: str, address: Address) -> None:
    """Remember where a file was fetched.

    Raises:
        CouldNotWrite: it cannot be written.
    """
    kept = {**addresses(folder), name: address}
    content = {name: asdict(each) for name, each in sorted(kept.items())}
    write_private(folder / FILE, (json.dumps(content, indent=1) + "\n").encode())
