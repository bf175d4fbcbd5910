"""Which characters the bundled fonts can print, from a table made of the fonts' own."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from evaluator.resources import assets


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[int], list[int]]:
    """The first and the last code of each covered range, sorted."""
    firsts, lasts = [], []
    for line in assets("fonts", "coverage.txt").read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        firsts.append(int(first, 16))
        lasts.append(int(last or first, 16))
    return firsts, lasts


def uncovered(text: str) -> set[str]:
    """The characters of a text that no bundled font has."""
    if text.isascii():
        return set()
    return {character for character in set(text) if not is_covered(character)}


def is_covered(character: str) -> bool:
    """Whether a bundled font has the character."""
    firsts, lasts = _ranges()
    code = ord(character)
    if code in (0x09, 0x0A, 0x200B):
        return True
    place = bisect_right(firsts, code) - 1
    return place >= 0 and code <= lasts[place]
