"""A user's text as a Python literal that a formatter leaves as it is, however long the text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from evaluator.escape import python

WIDTH = 120
"""The line length of generated projects."""


def literal(text: str, before: int, indent: int, after: int = 0) -> str:
    """The text as a Python string literal, broken into several where one line does not hold it.

    `before` is how many columns stand before it on its line, `after` how many behind; `indent` is
    the indentation of the line. Broken literals stand in parentheses, one a line.
    """
    whole = python(text)
    if before + columns(whole) + after <= WIDTH:
        return whole
    room = WIDTH - indent - 4
    inner = " " * (indent + 4)
    lines = "\n".join(inner + python(part) for part in _parts(text, room))
    return f"(\n{lines}\n{' ' * indent})"


def columns(text: str) -> int:
    """How wide a text is as linters count: an East Asian wide character is two, a combining one none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=1024)
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _parts(text: str, room: int) -> list[str]:
    """The text cut so that each part fits as a literal: behind a space where there is one."""
    parts: list[str] = []
    while columns(python(text)) > room:
        end = _fitting(text, room)
        space = text.rfind(" ", 0, end)
        cut = space + 1 if space > 0 else end
        parts.append(text[:cut])
        text = text[cut:]
    return [*parts, text] if text else parts


def _fitting(text: str, room: int) -> int:
    """How many characters of the text fit, at least one."""
    low, high = 1, min(len(text), room)
    while low < high:
        middle = (low + high + 1) // 2
        if columns(python(text[:middle])) <= room:
            low = middle
        else:
            high = middle - 1
    return low
