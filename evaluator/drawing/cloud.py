"""The cloud of a matrix: a dot for each pair of scores that the ratings, each off by its own ±, can reach."""

from __future__ import annotations

import math
from collections.abc import Iterator

from evaluator.drawing.matrix_values import MatrixValues
from evaluator.drawing.plot import Box, Plot
from evaluator.drawing.shapes import Circle, Rect, Shape
from evaluator.matrix import THRESHOLD


def cloud_frame(plot: Plot, values: MatrixValues) -> Box:
    """The box around every dot, within the plot."""
    pad = plot.side / 40
    complexities = [c for c, _, _ in values.cloud]
    precisions = [p for _, p, _ in values.cloud]
    return (
        max(plot.x(min(precisions)) - pad, plot.left + 1),
        max(plot.y(max(complexities)) - pad, plot.top + 1),
        min(plot.x(max(precisions)) + pad, plot.right - 1),
        min(plot.y(min(complexities)) + pad, plot.bottom - 1),
    )


def cloud_dots(plot: Plot, values: MatrixValues) -> Iterator[Shape]:
    """A dot for each reachable pair of scores, its area by its probability, in the colour of its quadrant."""
    if not values.cloud:
        return
    left, top, right, bottom = cloud_frame(plot, values)
    yield Rect(
        left,
        top,
        right - left,
        bottom - top,
        fill="surface-veil",
        stroke="edge",
        radius=4,
        dashed=True,
    )
    likeliest = max(share for _, _, share in values.cloud)
    largest = plot.side / 40 * 0.42
    for complexity, precision, share in values.cloud:
        radius = largest * math.sqrt(share / likeliest)
        if radius < 0.35:
            continue
        number = (complexity >= THRESHOLD) * 2 + (precision >= THRESHOLD) + 1
        yield Circle(plot.x(precision), plot.y(complexity), radius, fill=f"dot-{number}")
