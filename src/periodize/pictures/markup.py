"""HTML and pictures as trees: whatever stands in a file of the user is text, never markup.

Elements are written out by the standard library, which escapes all text and every value.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from periodize.wording.sessions import one_line

Node = Element
Child = Element | str | None | Iterable["Child"]
"""What may stand in an element; None and nested lists are for what is there only sometimes."""


def tag(name: str, /, *children: Child, **attributes: str | int | float | bool | None) -> Element:
    """An element.

    Args:
        name: such as `td`.
        *children: elements and texts in order.
        **attributes: `class_` is written `class`, `data_id` is `data-id`; one that is None or False
            is left out, one that is True has no value.
    """
    said = {
        key.rstrip("_").replace("_", "-"): "" if value is True else one_line(str(value))
        for key, value in attributes.items()
        if value is not None and value is not False
    }
    element = Element(name, said)
    _fill(element, children)
    return element


def fragment(*nodes: Child) -> str:
    """HTML of some elements, one after the other."""
    whole = tag("template", *nodes)
    return "".join(tostring(each, encoding="unicode", method="html") for each in whole)


def document(root: Element) -> bytes:
    """A whole page."""
    return b"<!doctype html>\n" + tostring(root, encoding="unicode", method="html").encode()


def _fill(element: Element, children: Iterable[Child]) -> None:
    for child in children:
        if child is None:
            continue
        if isinstance(child, Element):
            element.append(child)
        elif isinstance(child, str):
            _add_text(element, child)
        else:
            _fill(element, child)


def _add_text(element: Element, text: str) -> None:
    kept = _kept(text)
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + kept
    else:
        element.text = (element.text or "") + kept


def _kept(text: str) -> str:
    """The text as one line; blanks at its ends stay, since they part it from its neighbours."""
    inner = one_line(text)
    if not inner:
        return " " if text else ""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{inner}{after}"
