"""Files that only their owner may read: keys, and what names an address."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from periodize.errors import CouldNotWrite
from periodize.workspace.mending import FRESH, mark_in

OWNER_ONLY = 0o600
KEY_BYTES = 32


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by its owner alone whatever stood there.

    Raises:
        CouldNotWrite: what stood there still stands.
    """
    fresh = mark_in(path.parent).with_suffix(FRESH)
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        fresh.replace(path)
    except OSError as error:
        raise CouldNotWrite(f"{path}: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink()


def read_private(path: Path) -> bytes:
    """What stands in a file; nothing where there is none.

    Raises:
        CouldNotWrite: it cannot be read, so that it cannot be kept either.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise CouldNotWrite(f"{path}: {error.strerror or error}") from error


def kept_key(path: Path) -> bytes:
    """The key in the first line of a file, made where there is none yet.

    Raises:
        CouldNotWrite: something else stands there, or it cannot be written.
    """
    text = read_private(path).decode("ascii", "replace").partition("\n")[0].strip()
    if not text:
        text = secrets.token_hex(KEY_BYTES)
        write_private(path, f"{text}\n".encode())
    if len(text) != 2 * KEY_BYTES or not set(text) <= set("0123456789abcdef"):
        raise CouldNotWrite(f"{path} is in the way and no key of ours; move it")
    return bytes.fromhex(text)
