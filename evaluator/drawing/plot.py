"""The square in which a matrix is drawn, and where a score, a quadrant and a pointer lie in it."""

from __future__ import annotations

from dataclasses import dataclass

from evaluator.factors import HIGHEST, LOWEST
from evaluator.matrix import ARCHITECTURES, THRESHOLD, Architecture, Possible

LOW_EDGE, HIGH_EDGE = 0.5, 10.5
"""Each whole rating owns a column one wide, so that 4.5 lies at 40 % of the side."""

_LEFT, _TOP, _RIGHT, _BOTTOM = 30.0, 22.0, 4.0, 44.0
_SMALL_LEFT = 25.0
"""A small matrix has figures without ticks, which want less room."""
_THINNEST = 0.25
"""Half of what the open region is drawn wide on an axis that has only one score left."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True)
class Plot:
    """The square that the matrix is drawn in, and what is drawn large on the result page."""

    left: float
    top: float
    side: float
    large: bool

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.side

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.side

    def x(self, precision: float) -> float:
        """Where a precision score lies."""
        return self.left + (precision - LOW_EDGE) / (HIGH_EDGE - LOW_EDGE) * self.side

    def y(self, complexity: float) -> float:
        """Where a complexity score lies."""
        return self.bottom - (complexity - LOW_EDGE) / (HIGH_EDGE - LOW_EDGE) * self.side

    def cell(self, architecture: Architecture) -> tuple[float, float, float, float]:
        """The quadrant's left, top, right and bottom."""
        high_p, high_c = architecture.precision == "high", architecture.complexity == "high"
        return (
            self.x(THRESHOLD) if high_p else self.left,
            self.top if high_c else self.y(THRESHOLD),
            self.right if high_p else self.x(THRESHOLD),
            self.y(THRESHOLD) if high_c else self.bottom,
        )


def plot_of(size: tuple[float, float], large: bool = False) -> Plot:
    """The plot's square within a picture of `size`."""
    width, height = size
    left = _LEFT if large else _SMALL_LEFT
    side = max(min(width - left - _RIGHT, height - _TOP - _BOTTOM), 1.0)
    return Plot(left, _TOP, side, large)


def quadrant_at(
    size: tuple[float, float], x: float, y: float, large: bool = False
) -> Architecture | None:
    """The architecture whose cell lies under a point of the picture, or None outside the plot."""
    plot = plot_of(size, large)
    for item in ARCHITECTURES:
        left, top, right, bottom = plot.cell(item)
        if left <= x < right and top <= y < bottom:
            return item
    return None


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def region(plot: Plot, left: Possible) -> Box:
    """What the open scores span; the lowest and the highest score reach to the plot's edges."""
    (low_p, high_p), (low_c, high_c) = _span(left.precision), _span(left.complexity)
    return (plot.x(low_p), plot.y(high_c), plot.x(high_p), plot.y(low_c))


def _span(scores: tuple[float, float]) -> tuple[float, float]:
    low, high = scores
    if low == high:
        low, high = low - _THINNEST, high + _THINNEST
    return (
        LOW_EDGE if low <= LOWEST else low,
        HIGH_EDGE if high >= HIGHEST else high,
    )
