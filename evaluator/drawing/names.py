"""The names of the quadrants in a matrix: where each stands, and how it is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evaluator.drawing.cloud import cloud_frame
from evaluator.drawing.matrix_values import MatrixValues
from evaluator.drawing.plot import Box, Plot, meet, region
from evaluator.drawing.shapes import Anchor, Rect, Shape, Text
from evaluator.drawing.text_width import balanced_lines, text_width
from evaluator.i18n import Translator
from evaluator.matrix import ARCHITECTURES, Architecture


def _covered(plot: Plot, values: MatrixValues) -> Box | None:
    """The box that the cloud, the point or the open region's label takes."""
    if values.possible is not None:
        x0, y0, x1, y1 = region(plot, values.possible)
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        return (middle_x - 44, middle_y - 14, middle_x + 44, middle_y + 14)
    if values.placement is None:
        return None
    if values.cloud:
        return cloud_frame(plot, values)
    x, y = plot.x(values.placement.precision), plot.y(values.placement.complexity)
    return (x - 14, y - 14, x + 14, y + 14)


@dataclass(frozen=True)
class PlacedName:
    """A quadrant's number and name in the box that its rows take."""

    architecture: Architecture
    rows: tuple[str, ...]
    box: Box
    weight: int


def _name_font(plot: Plot) -> tuple[float, float]:
    """The size and the line height of the quadrants' names."""
    return (13.0, 17.0) if plot.side > 380 else (11.5, 14.5)


def placed_names(plot: Plot, values: MatrixValues, t: Translator) -> Iterator[PlacedName]:
    """Each name in its outer corner, or at the inner edge where the cloud lies."""
    size, line = _name_font(plot)
    placed = values.placement.architecture if values.placement else None
    covered = _covered(plot, values)
    for item in ARCHITECTURES:
        left, top, right, bottom = plot.cell(item)
        weight = 600 if item is placed else 500
        rows = balanced_lines(f"{item.quadrant} {t(item.name)}", right - left - 18, size, weight)
        width = max(text_width(row, size, weight) for row in rows)
        height = len(rows) * line
        x = right - 9 - width if item.precision == "high" else left + 9
        upper, lower = top + 7, bottom - 7 - height
        outer, inner = (upper, lower) if item.complexity == "high" else (lower, upper)
        box = (x, outer, x + width, outer + height)
        if covered and meet(box, covered):
            box = (x, inner, x + width, inner + height)
        yield PlacedName(item, rows, box, weight)


def quadrant_names(
    plot: Plot, values: MatrixValues, t: Translator, active: Architecture | None = None
) -> Iterator[Shape]:
    """The names, each backed by its cell's fill."""
    size, line = _name_font(plot)
    placed = values.placement.architecture if values.placement else None
    for name in placed_names(plot, values, t):
        item, (left, top, right, bottom) = name.architecture, name.box
        is_right = item.precision == "high"
        anchor: Anchor = "end" if is_right else "start"
        role = f"ink-{item.quadrant}"
        if values.possible and item not in values.possible.architectures:
            role = "text3"
        else:
            is_open = values.possible and meet(name.box, region(plot, values.possible))
            is_lit = item in (placed, active) or is_open
            fill = f"active-{item.quadrant}" if is_lit else f"fill-{item.quadrant}"
            yield Rect(left - 3, top - 1, right - left + 6, bottom - top + 2, fill=fill, radius=3)
        x = right if is_right else left
        for number, row in enumerate(name.rows):
            y = top + line * (number + 1) - line * 0.25
            yield Text(x, y, row, role, size, name.weight, anchor)
