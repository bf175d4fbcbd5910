"""How wide a line of text will be, near enough to place it: no font is opened."""

from __future__ import annotations

import re
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


_AFTER = re.compile(r"(?<=[\s_\-./])|(?<=[a-z])(?=[A-Z])")


def wrapped(
    text: str, limit: float, size: float, weight: int = 400, most: int = 3
) -> tuple[str, ...]:
    """The text in at most `most` lines of `limit`, broken after spaces, `_` and the like, else anywhere.

    What is longer ends in an ellipsis.
    """
    lines = [""]
    # What `most` lines cannot hold is not measured: a text may be of any length.
    shown = text[: int(limit / size * 4 * (most + 1))]
    for word in _AFTER.split(shown):
        if text_width((lines[-1] + word).rstrip(), size, weight) <= limit:
            lines[-1] += word
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if text_width(lines[-1] + character, size, weight) > limit and lines[-1]:
                lines.append("")
            lines[-1] += character
    lines = [line.strip() for line in lines]
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and text_width(f"{last}…", size, weight) > limit:
        last = last[:-1]
    return (*lines[: most - 1], f"{last}…")
