"""The shapes that a picture is made of. Each has a role, which a palette turns into a colour."""

from __future__ import annotations

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


Shape = Rect | Line | Circle | Text
