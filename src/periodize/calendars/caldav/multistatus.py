"""What a server says of the things in a calendar (RFC 4918, RFC 6578)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

LISTING = b"""<?xml version="1.0" encoding="utf-8"?>
<propfind xmlns="DAV:"><prop><resourcetype/><getetag/></prop></propfind>"""
MAKING = b"""<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<set><prop><displayname>%s</displayname></prop></set></C:mkcalendar>"""
CHANGES = b"""<?xml version="1.0" encoding="utf-8"?>
<sync-collection xmlns="DAV:"><sync-token>%s</sync-token><sync-level>1</sync-level>
<prop><getetag/></prop></sync-collection>"""


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Listed:
    """What is in a calendar, or what has changed in it.

    Attributes:
        etags: by name, the version of what is there; empty where the server does not say.
        gone: the names of what is there no more.
        token: from where to ask for the next changes; empty where the server has none.
        whole: whether nothing was left out.
    """

    etags: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    token: str = ""
    whole: bool = True


def listed(content: bytes) -> Listed:
    """What an answer lists; the calendar itself and what lies in folders are no events.

    Raises:
        ValueError: it is no such answer.
    """
    # No server needs a document type, and those that come with entities can blow up.
    if b"<!DOCTYPE" in content:
        raise ValueError("not an answer of a calendar")
    try:
        root = ET.fromstring(content)
    except ET.ParseError:
        raise ValueError("not an answer of a calendar") from None
    if root.tag != "{DAV:}multistatus":
        raise ValueError("not an answer of a calendar")
    etags, gone, whole = {}, set(), True
    for response in root.findall("{DAV:}response"):
        path = unquote((response.findtext("{DAV:}href") or "").strip())
        name, status = path.rsplit("/", 1)[-1], response.findtext("{DAV:}status") or ""
        whole = whole and " 507" not in status
        if not name or response.find(".//{DAV:}resourcetype/{DAV:}collection") is not None:
            continue
        if " 404" in status or " 410" in status:
            gone.add(name)
        elif not status or " 200" in status:
            etags[name] = (response.findtext(".//{DAV:}getetag") or "").strip()
    token = (root.findtext("{DAV:}sync-token") or "").strip()
    return Listed(etags, frozenset(gone), token, whole)


def is_page(content: bytes) -> bool:
    """Whether an answer is a web page."""
    return b"<html" in content[:1000].lower() or b"<!doctype html" in content[:1000].lower()


def elsewhere(headers: Mapping[str, str]) -> str:
    """On which host the calendar is, if that is said; the rest of an address may be a secret."""
    try:
        host = urlsplit(headers.get("location", "")).hostname
    except ValueError:
        host = None
    return f", on {host}" if host and host.isprintable() else ""


def not_signed_in(headers: Mapping[str, str]) -> str:
    """Why name and password were not enough, as far as the server says it."""
    wanted = headers.get("www-authenticate", "").strip()
    if wanted and "basic" not in wanted.lower():
        way = wanted.split()[0].strip(",")[:20]
        return f"takes no name and password but another way to sign in ({way})"
    return "does not accept this name and password"
