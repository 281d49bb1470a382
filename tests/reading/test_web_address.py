"""Addresses of calendars."""

from __future__ import annotations

import pytest

from periodize.reading.web_address import address_of


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("https://dav.example.org/anna/strength", "https://dav.example.org/anna/strength/"),
        (" https://dav.example.org:443/a/ ", "https://dav.example.org/a/"),
        ("https://dav.example.org:8443", "https://dav.example.org:8443/"),
        (
            "https://dav.example.org/anna kurz/%C3%BC/",
            "https://dav.example.org/anna%20kurz/%C3%BC/",
        ),
        ("http://localhost:5232/anna/", "http://localhost:5232/anna/"),
        ("http://127.0.0.1:5232/anna/", "http://127.0.0.1:5232/anna/"),
        ("http://[::1]:5232/anna/", "http://[::1]:5232/anna/"),
    ],
)
def test_read(given: str, read: str) -> None:
    """An address is encrypted or of this machine, and always written the same way."""
    assert str(address_of(given)) == read
    assert str(address_of(read)) == read


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("http://dav.example.org/anna/", "https:// only"),
        ("http://127.0.0.1.example.org/anna/", "https:// only"),
        ("http://10.0.0.1/anna/", "https:// only"),
        ("https://anna:secret@dav.example.org/", "do not belong"),
        ("https://anna@dav.example.org/", "do not belong"),
        ("ftp://dav.example.org/", "begins with"),
        ("dav.example.org/anna", "begins with"),
        ("https://", "begins with"),
        ("https://dav.example.org/?token=secret", "ends with its path"),
        ("https://dav.example.org:99999/", "is none"),
        ("https://[::1/", "is none"),
    ],
)
def test_refused(given: str, told: str) -> None:
    """What would send a password in the clear, or holds one, is refused, and not repeated."""
    with pytest.raises(ValueError, match=told) as refused:
        address_of(given)
    assert "secret" not in str(refused.value)
    assert "example" not in str(refused.value)
