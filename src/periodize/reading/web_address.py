"""The address of a calendar: encrypted, or of this machine, and without a password in it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Address:
    """Where a calendar is.

    Attributes:
        secure: whether by https; else it is on this machine.
        host: without port.
        port: 1 to 65535.
        path: begins and ends with a slash; encoded.
    """

    secure: bool
    host: str
    port: int
    path: str

    def __str__(self) -> str:
        """The address as a URL; it may be a secret, since it names whose calendar it is."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.secure else 80
        port = "" if self.port == usual else f":{self.port}"
        return f"{'https' if self.secure else 'http'}://{host}{port}{self.path}"


def address_of(url: str) -> Address:
    """The address that a URL names.

    Raises:
        ValueError: it cannot be used; says why, without repeating it.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError("the address of the calendar is none") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError("the address of a calendar begins with https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("a name and a password do not belong into the address of a calendar")
    if parts.query or parts.fragment or not parts.path.isprintable():
        raise ValueError("the address of a calendar ends with its path")
    secure = parts.scheme == "https"
    if not secure and not _is_here(host):
        raise ValueError("a calendar elsewhere is reached by https:// only")
    path = quote(unquote(parts.path), safe="/@:~!$&'()*+,;=-._")
    return Address(secure, host, port or (443 if secure else 80), f"{path.rstrip('/')}/")


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
