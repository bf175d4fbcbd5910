"""The shapes that a picture is made of. Each has a role, which a palette turns into a colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Rect:
    """A rectangle with rounded corners; `fill` and `stroke` are roles, empty for none. `words` are for a screen reader."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1
    radius: float = 0
    dashed: bool = False
    words: str = ""


@dataclass(frozen=True)
class Line:
    """A straight line; `dash` is the pattern, dash and gap in pixels, empty for solid."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Circle:
    """A circle around `x`, `y`; `words` are for a screen reader."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1
    dashed: bool = False
    words: str = ""


@dataclass(frozen=True)
class Text:
    """A line of text whose baseline lies at `y`; `anchor` says which of its points lies at `x`."""

    x: float
    y: float
    text: str
    fill: str
    size: float
    weight: int = 400
    anchor: Anchor = "start"


@dataclass(frozen=True)
class Path:
    """Lines and curves from the first point on; `words` are for a screen reader.

    Each move after the first has two numbers for a straight line to a point, or four for a quadratic
    curve: its control point, then where it ends.
    """

    moves: tuple[tuple[float, ...], ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1
    closed: bool = False
    words: str = ""


Shape = Rect | Line | Circle | Text | Path


def rounded(points: Sequence[tuple[float, float]], radius: float) -> tuple[tuple[float, ...], ...]:
    """The moves of a line through these points, its corners rounded as far as there is room."""
    moves: list[tuple[float, ...]] = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        # Half of each piece is left to the corner at its other end.
        reach = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        if reach < 0.5:
            moves.append(corner)
            continue
        moves.append(_towards(corner, before, reach))
        moves.append((*corner, *_towards(corner, after, reach)))
    moves.append(points[-1])
    return tuple(moves)


def _towards(
    start: tuple[float, float], end: tuple[float, float], distance: float
) -> tuple[float, float]:
    share = distance / math.dist(start, end)
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
