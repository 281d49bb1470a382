"""What the files of `models/` say, read from their compact forms.

YAML is for people and slow to read, so each file has a compact form in `models/compact/`, which
`make docs` writes. It counts only as long as it was made from the YAML that stands there.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from periodize.resources import folder

FOLDER = "compact"


def shipped(name: str) -> Any:
    """What a shipped file says; keys are text.

    Raises:
        FileNotFoundError: there is no such file.
    """
    content = (folder("models") / f"{name}.yaml").read_bytes()
    return _held(name, zlib.crc32(content)) or _said(content)


def compact_form(content: bytes) -> str:
    """The compact form of a file that holds these bytes."""
    held = {"made_from": zlib.crc32(content), "says": _said(content)}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n"


def _held(name: str, made_from: int) -> Any:
    """What the compact form says; None where there is none of this YAML."""
    try:
        held = json.loads((folder("models") / FOLDER / f"{name}.json").read_bytes())
    except (OSError, ValueError):
        return None
    return held["says"] if held.get("made_from") == made_from else None


def _said(content: bytes) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # By way of JSON, so that a file says the same in both forms.
    return json.loads(json.dumps(yaml.load(content, Loader=loader)))
