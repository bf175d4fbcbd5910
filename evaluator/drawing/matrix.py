"""The Complexity-vs-Precision matrix as shapes: precision to the right, complexity upwards."""

from __future__ import annotations

import math
from collections.abc import Iterator

from evaluator.drawing.cloud import cloud_dots, cloud_frame
from evaluator.drawing.matrix_values import MatrixValues
from evaluator.drawing.names import placed_names, quadrant_names
from evaluator.drawing.plot import Box, Plot, meet, plot_of, region
from evaluator.drawing.shapes import Circle, Line, Rect, Shape, Text
from evaluator.drawing.text_width import text_width
from evaluator.factors import AXES, HIGHEST, LOWEST
from evaluator.i18n import Marked, Translator
from evaluator.matrix import ARCHITECTURES, THRESHOLD, Architecture, Placement, Possible

BORDERLINE = (4.0, 5.0)

_HATCH_GAP = 6.0


def matrix_shapes(
    values: MatrixValues,
    size: tuple[float, float],
    t: Translator,
    *,
    large: bool = False,
    active: Architecture | None = None,
    point: tuple[float, float] | None = None,
) -> list[Shape]:
    """The matrix in a picture of `size` (width, height), bottom layer first.

    `large` adds the ring around the point and the label of the cloud; `active` is the cell under
    the pointer; `point` is where the point is drawn on its way (complexity, precision), else where
    it lies.
    """
    plot = plot_of(size, large)
    return [
        *_fills(plot, values, active, t),
        *_open_region(plot, values),
        *_hatches(plot),
        *_threshold(plot),
        *_outline(plot, values),
        *_ticks(plot, values),
        *_axis_names(plot, t),
        *_drop_lines(plot, values),
        *quadrant_names(plot, values, t, active),
        *_choice(plot, values, t),
        *cloud_dots(plot, values),
        *_spread_label(plot, values, t),
        *_open_frame(plot, values, t),
        *_point(plot, values, point, t),
        *_score_tags(plot, values, t),
    ]


def matrix_words(values: MatrixValues, t: Translator) -> str:
    """The matrix in a sentence, for a screen reader and as a figure's alternative text."""
    if values.placement is None:
        assert values.possible is not None
        return t(
            Marked("Matrix, ratings missing. Still possible: {names}."),
            names=tuple(item.name for item in values.possible.architectures),
        )
    placement = values.placement
    said = t(
        Marked(
            "Matrix: complexity {complexity}, precision {precision}: quadrant {number}, {name}."
        ),
        complexity=t.score(placement.complexity),
        precision=t.score(placement.precision),
        number=placement.quadrant,
        name=placement.architecture.name,
    )
    if placement.borderline:
        said = t(Marked("{matrix} Borderline."), matrix=said)
    return said


def _fills(
    plot: Plot, values: MatrixValues, active: Architecture | None, t: Translator
) -> Iterator[Shape]:
    placed = values.placement.architecture if values.placement else None
    for item in ARCHITECTURES:
        left, top, right, bottom = plot.cell(item)
        role = f"active-{item.quadrant}" if item in (placed, active) else f"fill-{item.quadrant}"
        if values.possible and item not in values.possible.architectures and item is not active:
            role = "sunken"
        words = f"{item.quadrant} {t(item.name)}"
        yield Rect(left, top, right - left, bottom - top, fill=role, words=words)
    yield Rect(plot.left, plot.top, plot.side, plot.side, stroke="border", radius=2)


def _open_region(plot: Plot, values: MatrixValues) -> Iterator[Shape]:
    if values.possible is None:
        return
    x0, y0, x1, y1 = region(plot, values.possible)
    for item in values.possible.architectures:
        left, top, right, bottom = plot.cell(item)
        a, b, c, d = max(x0, left), max(y0, top), min(x1, right), min(y1, bottom)
        if a < c and b < d:
            yield Rect(a, b, c - a, d - b, fill=f"active-{item.quadrant}")


def _hatches(plot: Plot) -> Iterator[Shape]:
    low, high = BORDERLINE
    yield from hatch((plot.x(low), plot.top, plot.x(high), plot.bottom))
    for left, right in ((plot.left, plot.x(low)), (plot.x(high), plot.right)):
        yield from hatch((left, plot.y(high), right, plot.y(low)))


def hatch(box: Box) -> Iterator[Line]:
    """Lines at 45° that rise to the right, 6 apart, clipped to the box."""
    left, top, right, bottom = box
    start = math.ceil((left + top) / _HATCH_GAP) * _HATCH_GAP
    total = start
    while total < right + bottom:
        x1 = max(left, total - bottom)
        x2 = min(right, total - top)
        if x2 - x1 > 0.5:
            yield Line(x1, total - x1, x2, total - x2, stroke="hatch", stroke_width=0.7)
        total += _HATCH_GAP


def _threshold(plot: Plot) -> Iterator[Shape]:
    x, y = plot.x(THRESHOLD), plot.y(THRESHOLD)
    yield Line(x, plot.top, x, plot.bottom, stroke="text2", stroke_width=1.25)
    yield Line(plot.left, y, plot.right, y, stroke="text2", stroke_width=1.25)


def _outline(plot: Plot, values: MatrixValues) -> Iterator[Shape]:
    """The frame of the cell that the point lies in, where no fill says so."""
    if values.placement is None:
        return
    placed = values.placement.architecture
    left, top, right, bottom = plot.cell(placed)
    outline = f"outline-{placed.quadrant}"
    yield Rect(
        left + 2, top + 2, right - left - 4, bottom - top - 4, stroke=outline, stroke_width=3
    )


def _ticks(plot: Plot, values: MatrixValues) -> Iterator[Shape]:
    size = 11.0 if plot.large else 10.5
    here = values.placement
    for number in range(1, 11):
        if here is None or abs(here.complexity - number) > 0.55:
            y = plot.y(number)
            if plot.large:
                yield Line(plot.left - 4, y, plot.left, y, stroke="edge")
            yield Text(plot.left - 8, y + size * 0.36, str(number), "text2", size, anchor="end")
        if here is None or abs(here.precision - number) > 0.75:
            x = plot.x(number)
            if plot.large:
                yield Line(x, plot.bottom, x, plot.bottom + 4, stroke="edge")
            yield Text(x, plot.bottom + 16, str(number), "text2", size, anchor="middle")


def _axis_names(plot: Plot, t: Translator) -> Iterator[Shape]:
    size = 11.5
    y = plot.bottom + 38
    yield Text(0, 13, f"↑ {t(Marked('Complexity'))}", "text2", size, 600)
    yield Text(plot.right, y, f"{t(Marked('Precision'))} →", "text2", size, 600, "end")
    box = (plot.left, y - 10, plot.left + 16, y)
    yield from hatch(box)
    yield Rect(box[0], box[1], 16, 10, stroke="edge", radius=2)
    yield Text(plot.left + 22, y - 1, t(Marked("borderline 4–5")), "text2", 11)


def _drop_lines(plot: Plot, values: MatrixValues) -> Iterator[Shape]:
    if values.placement is None:
        return
    x, y = plot.x(values.placement.precision), plot.y(values.placement.complexity)
    dots = (1.5, 2.5)
    yield Line(plot.left, y, x, y, stroke="text", dash=dots)
    yield Line(x, y, x, plot.bottom, stroke="text", dash=dots)


def _choice(plot: Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    if values.chosen is None:
        return
    left, top, right, bottom = plot.cell(values.chosen)
    number = values.chosen.quadrant
    yield Rect(
        left + 2, top + 2, right - left - 4, bottom - top - 4,
        stroke=f"mark-{number}", stroke_width=2, radius=4,
    )  # fmt: skip
    middle = (top + bottom) / 2
    yield Text(left + 12, middle, t(Marked("your choice")), f"ink-{number}", 12, 600)


def _spread_label(plot: Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    """What the cloud stands for: over its frame, under it or beside it, where nothing else lies."""
    if not plot.large or not values.cloud or values.placement is None or values.spread is None:
        return
    words = t(values.spread)
    left, top, right, bottom = cloud_frame(plot, values)
    width, height = text_width(words, 11), 12.0
    x, y = plot.x(values.placement.precision), plot.y(values.placement.complexity)
    taken: list[Box] = [name.box for name in placed_names(plot, values, t)]
    taken += [(plot.left, y - 2, x, y + 2), (x - 2, y, x + 2, plot.bottom)]
    taken.append((left, top, right, bottom))
    middle = (left + right - width) / 2
    starts = [
        min(max(start, plot.left + 4), plot.right - width - 4)
        for start in (middle, left, right - width, left - width / 2)
    ]
    corners = [(start, edge) for edge in (top - height - 3, bottom + 4) for start in starts]
    down = int(plot.side // 6)
    corners += [
        (start, plot.top + 4 + 6 * row)
        for start in (right + 6, left - width - 6, *starts)
        for row in sorted(range(down), key=lambda row: abs(plot.top + 6 * row - y))
    ]
    boxes: list[Box] = [(x0, y0, x0 + width, y0 + height) for x0, y0 in corners]
    within = (plot.left, plot.top, plot.right - width, plot.bottom - height)
    free = [
        box
        for box in boxes
        if within[0] <= box[0] <= within[2] and within[1] <= box[1] <= within[3]
        if not any(meet(box, other) for other in taken)
    ]
    box = (free or boxes)[0]
    yield Text(box[0] + width / 2, box[1] + 9, words, "text2", 11, anchor="middle")


def _open_frame(plot: Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    if values.possible is None:
        return
    x0, y0, x1, y1 = region(plot, values.possible)
    yield Rect(x0, y0, x1 - x0, y1 - y0, stroke="text", stroke_width=1.5, radius=5, dashed=True)
    whole = Possible((LOWEST, HIGHEST), (LOWEST, HIGHEST), ARCHITECTURES)
    words = t(Marked("anywhere") if values.possible == whole else Marked("still open"))
    half = text_width(words, 11, 600) / 2 + 12
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    x = min(max(x, plot.left + half), plot.right - half)
    yield Rect(x - half, y - 11, half * 2, 22, fill="text", radius=11)
    yield Text(x, y + 4, words, "surface", 11, 600, "middle")


def _point(
    plot: Plot, values: MatrixValues, point: tuple[float, float] | None, t: Translator
) -> Iterator[Shape]:
    if values.placement is None:
        return
    complexity, precision = point or (values.placement.complexity, values.placement.precision)
    x, y = plot.x(precision), plot.y(complexity)
    mark = f"mark-{values.placement.quadrant}"
    if plot.large:
        yield Circle(x, y, 13.5, fill="surface", stroke=mark, stroke_width=1.5)
    yield Circle(x, y, 9, fill="surface")
    yield Circle(x, y, 7.5, fill=mark, words=matrix_words(values, t))


def _score_tags(plot: Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    if values.placement is None:
        return
    width, height = 36.0, 19.0
    for axis in AXES:
        score = values.placement.score(axis)
        if axis == "complexity":
            left = max(plot.left - width + 7, 0)
            top = min(max(plot.y(score) - height / 2, plot.top), plot.bottom - height)
        else:
            left = min(max(plot.x(score) - width / 2, plot.left), plot.right - width)
            top = plot.bottom + 2
        yield Rect(left, top, width, height, fill="text", radius=4)
        yield Text(left + width / 2, top + 13.5, t.score(score), "surface", 11.5, 600, "middle")


def small_matrix_shapes(
    placement: Placement | None, size: tuple[float, float], *, dashed: bool = False
) -> list[Shape]:
    """The four cells and the point, without words, for a list of assessments.

    Without a placement no cell is active; `dashed` draws the frame of a draft.
    """
    plot = Plot(0.5, 0.5, min(size) - 1, large=False)
    shapes: list[Shape] = []
    for item in ARCHITECTURES:
        left, top, right, bottom = plot.cell(item)
        is_here = placement is not None and placement.architecture is item
        fill = f"small-active-{item.quadrant}" if is_here else f"small-fill-{item.quadrant}"
        width, height = right - left - 1, bottom - top - 1
        shapes.append(Rect(left, top, width, height, fill=fill, stroke="small-edge", radius=2.5))
    if placement is not None:
        x, y = plot.x(placement.precision), plot.y(placement.complexity)
        shapes.append(Circle(x, y, plot.side / 9, fill="surface"))
        shapes.append(Circle(x, y, plot.side / 13, fill=f"mark-{placement.quadrant}"))
    elif dashed:
        shapes.append(
            Rect(2, 2, plot.side - 3, plot.side - 3, stroke="edge", radius=4, dashed=True)
        )
    return shapes
