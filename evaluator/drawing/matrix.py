"""The Complexity-vs-Precision matrix as shapes: precision to the right, complexity upwards."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from evaluator.assessment import Assessment
from evaluator.drawing.shapes import Anchor, Circle, Line, Rect, Shape, Text
from evaluator.drawing.text_width import balanced_lines, text_width
from evaluator.factors import AXES
from evaluator.i18n import Marked, Message, Translator, message
from evaluator.matrix import (
    ARCHITECTURES,
    RATINGS_PER_AXIS,
    THRESHOLD,
    Architecture,
    Placement,
    Possible,
    possible,
)
from evaluator.sensitivity import cloud

LOW_EDGE, HIGH_EDGE = 0.5, 10.5
"""Each whole rating owns a column one wide, so that 4.5 lies at 40 % of the side."""
BORDERLINE = (4.0, 5.0)

_LEFT, _TOP, _RIGHT, _BOTTOM = 30.0, 22.0, 2.0, 44.0
_HATCH_GAP = 6.0


@dataclass(frozen=True)
class MatrixValues:
    """What a matrix shows: a placement with its cloud, or what is still open; and the choice if it is another."""

    placement: Placement | None
    possible: Possible | None
    cloud: tuple[tuple[float, float, float], ...] = ()
    """Complexity, precision and probability of each reachable pair of scores."""
    spread: Message | None = None
    chosen: Architecture | None = None


def matrix_values(assessment: Assessment) -> MatrixValues:
    """What the matrix of an assessment shows."""
    placement = assessment.placement
    if placement is None:
        return MatrixValues(None, possible(assessment.scores))
    decision = assessment.decision
    chosen = None
    if decision and assessment.decision_status == "overridden":
        chosen = next(item for item in ARCHITECTURES if item.id == decision.architecture)
    dots = tuple(
        (c / RATINGS_PER_AXIS, p / RATINGS_PER_AXIS, float(share))
        for (c, p), share in cloud(assessment.rated).items()
    )
    spreads = {spread for _, spread in assessment.rated.values()}
    label = (
        message(Marked("every rating ± {spread}"), spread=spreads.pop())
        if len(spreads) == 1
        else message(Marked("each rating by its own ±"))
    )
    return MatrixValues(placement, None, dots if len(dots) > 1 else (), label, chosen)


@dataclass(frozen=True)
class _Plot:
    """The square that the matrix is drawn in, and what is drawn large on the result page."""

    left: float
    top: float
    side: float
    large: bool

    @property
    def right(self) -> float:
        return self.left + self.side

    @property
    def bottom(self) -> float:
        return self.top + self.side

    def x(self, precision: float) -> float:
        return self.left + (precision - LOW_EDGE) / (HIGH_EDGE - LOW_EDGE) * self.side

    def y(self, complexity: float) -> float:
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


Box = tuple[float, float, float, float]


def plot_of(size: tuple[float, float], large: bool = False) -> _Plot:
    """The plot's square within a picture of `size`."""
    width, height = size
    side = max(min(width - _LEFT - _RIGHT, height - _TOP - _BOTTOM), 1.0)
    return _Plot(_LEFT, _TOP, side, large)


def quadrant_at(size: tuple[float, float], x: float, y: float) -> Architecture | None:
    """The architecture whose cell lies under a point of the picture, or None outside the plot."""
    plot = plot_of(size)
    for item in ARCHITECTURES:
        left, top, right, bottom = plot.cell(item)
        if left <= x < right and top <= y < bottom:
            return item
    return None


def matrix_shapes(
    values: MatrixValues,
    size: tuple[float, float],
    t: Translator,
    *,
    large: bool = False,
    active: Architecture | None = None,
) -> list[Shape]:
    """The matrix in a picture of `size` (width, height), bottom layer first.

    `large` adds the ring around the point and the label of the cloud; `active` is the cell under
    the pointer.
    """
    plot = plot_of(size, large)
    return [
        *_fills(plot, values, active, t),
        *_open_region(plot, values),
        *_hatches(plot),
        *_threshold(plot),
        *_ticks(plot, values),
        *_axis_names(plot, t),
        *_drop_lines(plot, values),
        *_names(plot, values, t),
        *_choice(plot, values, t),
        *_cloud(plot, values, t),
        *_open_frame(plot, values, t),
        *_point(plot, values, t),
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
    plot: _Plot, values: MatrixValues, active: Architecture | None, t: Translator
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
    if placed:
        left, top, right, bottom = plot.cell(placed)
        outline = f"outline-{placed.quadrant}"
        yield Rect(
            left + 2, top + 2, right - left - 4, bottom - top - 4, stroke=outline, stroke_width=3
        )


def _region(plot: _Plot, left: Possible) -> Box:
    """The open region with the columns of its outermost scores, within the plot."""
    (low_c, high_c), (low_p, high_p) = left.complexity, left.precision
    half = 0.25
    return (
        max(plot.x(low_p - half), plot.left),
        max(plot.y(high_c + half), plot.top),
        min(plot.x(high_p + half), plot.right),
        min(plot.y(low_c - half), plot.bottom),
    )


def _open_region(plot: _Plot, values: MatrixValues) -> Iterator[Shape]:
    if values.possible is None:
        return
    x0, y0, x1, y1 = _region(plot, values.possible)
    for item in values.possible.architectures:
        left, top, right, bottom = plot.cell(item)
        a, b, c, d = max(x0, left), max(y0, top), min(x1, right), min(y1, bottom)
        if a < c and b < d:
            yield Rect(a, b, c - a, d - b, fill=f"active-{item.quadrant}")


def _hatches(plot: _Plot) -> Iterator[Shape]:
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


def _threshold(plot: _Plot) -> Iterator[Shape]:
    x, y = plot.x(THRESHOLD), plot.y(THRESHOLD)
    yield Line(x, plot.top, x, plot.bottom, stroke="text2", stroke_width=1.25)
    yield Line(plot.left, y, plot.right, y, stroke="text2", stroke_width=1.25)


def _ticks(plot: _Plot, values: MatrixValues) -> Iterator[Shape]:
    size = 11.0 if plot.large else 10.5
    here = values.placement
    for number in range(1, 11):
        if here is None or abs(here.complexity - number) > 0.55:
            y = plot.y(number)
            yield Line(plot.left - 4, y, plot.left, y, stroke="edge")
            yield Text(plot.left - 8, y + size * 0.36, str(number), "text2", size, anchor="end")
        if here is None or abs(here.precision - number) > 0.75:
            x = plot.x(number)
            yield Line(x, plot.bottom, x, plot.bottom + 4, stroke="edge")
            yield Text(x, plot.bottom + 16, str(number), "text2", size, anchor="middle")


def _axis_names(plot: _Plot, t: Translator) -> Iterator[Shape]:
    size = 11.5
    y = plot.bottom + 38
    yield Text(0, 13, f"↑ {t(Marked('Complexity'))}", "text2", size, 600)
    yield Text(plot.right, y, f"{t(Marked('Precision'))} →", "text2", size, 600, "end")
    box = (plot.left, y - 10, plot.left + 16, y)
    yield from hatch(box)
    yield Rect(box[0], box[1], 16, 10, stroke="edge", radius=2)
    yield Text(plot.left + 22, y - 1, t(Marked("borderline 4–5")), "text2", 11)


def _drop_lines(plot: _Plot, values: MatrixValues) -> Iterator[Shape]:
    if values.placement is None:
        return
    x, y = plot.x(values.placement.precision), plot.y(values.placement.complexity)
    dots = (1.5, 2.5)
    yield Line(plot.left, y, x, y, stroke="text", dash=dots)
    yield Line(x, y, x, plot.bottom, stroke="text", dash=dots)


def _covered(plot: _Plot, values: MatrixValues) -> Box | None:
    """The box that the cloud, the point or the open region's label takes."""
    if values.possible is not None:
        x0, y0, x1, y1 = _region(plot, values.possible)
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        return (middle_x - 44, middle_y - 14, middle_x + 44, middle_y + 14)
    if values.placement is None:
        return None
    if values.cloud:
        return _cloud_frame(plot, values)
    x, y = plot.x(values.placement.precision), plot.y(values.placement.complexity)
    return (x - 14, y - 14, x + 14, y + 14)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@dataclass(frozen=True)
class _Name:
    """A quadrant's number and name in the box that its rows take."""

    architecture: Architecture
    rows: tuple[str, ...]
    box: Box
    weight: int


def _name_font(plot: _Plot) -> tuple[float, float]:
    """The size and the line height of the quadrants' names."""
    return (13.0, 17.0) if plot.side > 380 else (11.5, 14.5)


def _placed_names(plot: _Plot, values: MatrixValues, t: Translator) -> Iterator[_Name]:
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
        if covered and _meet(box, covered):
            box = (x, inner, x + width, inner + height)
        yield _Name(item, rows, box, weight)


def _names(plot: _Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    """The names, each backed by its cell's fill."""
    size, line = _name_font(plot)
    placed = values.placement.architecture if values.placement else None
    for name in _placed_names(plot, values, t):
        item, (left, top, right, bottom) = name.architecture, name.box
        is_right = item.precision == "high"
        anchor: Anchor = "end" if is_right else "start"
        role = f"ink-{item.quadrant}"
        if values.possible and item not in values.possible.architectures:
            role = "text3"
        else:
            fill = f"active-{item.quadrant}" if item is placed else f"fill-{item.quadrant}"
            yield Rect(left - 3, top - 1, right - left + 6, bottom - top + 2, fill=fill, radius=3)
        x = right if is_right else left
        for number, row in enumerate(name.rows):
            y = top + line * (number + 1) - line * 0.25
            yield Text(x, y, row, role, size, name.weight, anchor)


def _choice(plot: _Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
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


def _cloud_frame(plot: _Plot, values: MatrixValues) -> Box:
    pad = plot.side / 40
    complexities = [c for c, _, _ in values.cloud]
    precisions = [p for _, p, _ in values.cloud]
    return (
        max(plot.x(min(precisions)) - pad, plot.left + 1),
        max(plot.y(max(complexities)) - pad, plot.top + 1),
        min(plot.x(max(precisions)) + pad, plot.right - 1),
        min(plot.y(min(complexities)) + pad, plot.bottom - 1),
    )


def _cloud(plot: _Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    """A dot for each reachable pair of scores, its area by its probability, in the colour of its quadrant."""
    if not values.cloud:
        return
    left, top, right, bottom = _cloud_frame(plot, values)
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
    if plot.large and values.spread:
        yield _spread_label(plot, values, t(values.spread), t)


def _spread_label(plot: _Plot, values: MatrixValues, words: str, t: Translator) -> Text:
    """What the cloud stands for: over its frame, under it or beside it, where nothing else lies."""
    assert values.placement is not None
    left, top, right, bottom = _cloud_frame(plot, values)
    width, height = text_width(words, 11), 12.0
    x, y = plot.x(values.placement.precision), plot.y(values.placement.complexity)
    taken: list[Box] = [name.box for name in _placed_names(plot, values, t)]
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
        if not any(_meet(box, other) for other in taken)
    ]
    box = (free or boxes)[0]
    return Text(box[0] + width / 2, box[1] + 9, words, "text2", 11, anchor="middle")


def _open_frame(plot: _Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    if values.possible is None:
        return
    x0, y0, x1, y1 = _region(plot, values.possible)
    yield Rect(x0, y0, x1 - x0, y1 - y0, stroke="text", stroke_width=1.5, radius=5, dashed=True)
    words = t(Marked("still open"))
    half = text_width(words, 11, 600) / 2 + 12
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    x = min(max(x, plot.left + half), plot.right - half)
    yield Rect(x - half, y - 11, half * 2, 22, fill="text", radius=11)
    yield Text(x, y + 4, words, "surface", 11, 600, "middle")


def _point(plot: _Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    if values.placement is None:
        return
    x, y = plot.x(values.placement.precision), plot.y(values.placement.complexity)
    mark = f"mark-{values.placement.quadrant}"
    if plot.large:
        yield Circle(x, y, 13.5, fill="surface", stroke=mark, stroke_width=1.5)
    yield Circle(x, y, 9, fill="surface")
    yield Circle(x, y, 7.5, fill=mark, words=matrix_words(values, t))


def _score_tags(plot: _Plot, values: MatrixValues, t: Translator) -> Iterator[Shape]:
    if values.placement is None:
        return
    width, height = 36.0, 19.0
    for axis in AXES:
        score = values.placement.score(axis)
        if axis == "complexity":
            left = plot.left - width + 7
            top = min(max(plot.y(score) - height / 2, plot.top), plot.bottom - height)
        else:
            left = min(max(plot.x(score) - width / 2, plot.left), plot.right - width)
            top = plot.bottom + 2
        yield Rect(left, top, width, height, fill="text", radius=4)
        yield Text(left + width / 2, top + 13.5, t.score(score), "surface", 11.5, 600, "middle")
