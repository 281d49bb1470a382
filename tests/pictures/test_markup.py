"""Elements written out: what comes from a file is text, whatever it holds."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from periodize.pictures.markup import document, fragment, tag

NASTY = "</p><script>x</script> & \"'<b>"


class Reader(HTMLParser):
    """What a browser would read."""

    def __init__(self, text: str) -> None:
        """Read a text to its end."""
        super().__init__()
        self.seen: list[object] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.seen.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.seen.append(data)


def test_text_is_escaped() -> None:
    """No name can open or close an element, or end an attribute."""
    found = fragment(tag("p", NASTY, title=NASTY))
    assert Reader(found).seen == [("p", [("title", NASTY)]), NASTY]


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\x00", "\x1b[31m", "\ud800", "\n"])
def test_marks_are_left_out(mark: str) -> None:
    """What turns the direction of text, ends a line or is no character is not written."""
    found = fragment(tag("p", f"a{mark}b", title=f"a{mark}b"))
    assert mark not in found and "a" in found and "b" in found
    found.encode()


def test_children_and_attributes() -> None:
    """Lists are laid out, None is left out, blanks between words stay, flags have no value."""
    found = fragment(
        tag("ul", [tag("li", "a ", tag("b", "c"), " d"), None], class_="x", data_id=3, hidden=True),
        tag("p", hidden=False, title=None),
    )
    assert found == ('<ul class="x" data-id="3" hidden=""><li>a <b>c</b> d</li></ul><p></p>')


def test_a_document_is_html() -> None:
    """It begins with its type, and empty elements stay open."""
    assert document(tag("p", "é", tag("br"))) == "<!doctype html>\n<p>é<br></p>".encode()
