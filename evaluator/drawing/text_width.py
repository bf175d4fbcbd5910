"""How wide a line of text will be, near enough to place it: no font is opened."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljI.,:;'|!()[] ftr")
_WIDE = frozenset("mwMWQOGD@%—→")


def text_width(text: str, size: float, weight: int = 400) -> float:
    """The width of the text in Inter, within some percent, in the unit of `size`."""
    total = 0.0
    for character in text:
        if unicodedata.east_asian_width(character) in "WF":
            total += 1.0
        elif character in _NARROW:
            total += 0.33
        elif character in _WIDE:
            total += 0.85
        else:
            total += 0.58
    return total * size * (1.02 if weight >= 600 else 1.0)


def balanced_lines(text: str, limit: float, size: float, weight: int = 400) -> tuple[str, ...]:
    """The text in one line if it fits `limit`, else broken at the space that balances two lines best."""
    words = text.split(" ")
    if len(words) < 2 or text_width(text, size, weight) <= limit:
        return (text,)
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(halves, key=lambda pair: max(text_width(half, size, weight) for half in pair))
