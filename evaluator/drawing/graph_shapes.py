"""How the nodes and edges of a graph look: their measures, and the shapes that draw them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from evaluator.drawing.graph_layout import ARROW, SLANT, Direction, Point, Size, Way
from evaluator.drawing.graph_values import Edge, Node, NodeKind
from evaluator.drawing.plot import Box
from evaluator.drawing.shapes import Path, Rect, Shape, Text, rounded
from evaluator.drawing.text_width import text_width, wrapped

State = Literal["plain", "selected", "faulty"]

_NAME, _LABEL = 12.0, 11.0
_ROW, _LABEL_ROW = 15.0, 13.0
_NAME_LIMIT, _CHIP_LIMIT = 170.0, 150.0
_LABEL_LIMITS: dict[Direction, float] = {"right": 150.0, "down": 104.0}
_CORNER = 8.0
_PAD, _CHIP, _CHIP_GAP, _TITLE = 9.0, 26.0, 6.0, 24.0
_HEIGHTS: dict[NodeKind, float] = {"task": 34.0, "router": 36.0, "end": 29.0, "crew": 0.0}
_ROOM: dict[NodeKind, float] = {"task": 24.0, "router": 2 * SLANT + 8, "end": 24.0, "crew": 0.0}
"""Beside the name, left and right together."""
_SMALLEST: dict[NodeKind, float] = {"task": 70.0, "router": 70.0, "end": 62.0, "crew": 96.0}


@dataclass(frozen=True)
class Chip:
    """An agent in a crew's box: its lines, and its box from the crew's upper left corner."""

    id: str
    rows: tuple[str, ...]
    box: Box


@dataclass(frozen=True)
class Measured:
    """A node's size, the lines of its name and note, and its agents' chips."""

    size: Size
    rows: tuple[str, ...]
    notes: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()


def measured(node: Node, direction: Direction) -> Measured:
    """How large a node is; no text of it is cut."""
    if node.kind == "crew":
        return _measured_crew(node, direction)
    rows = wrapped(node.title, _NAME_LIMIT, _NAME, 600)
    notes = wrapped(node.note, _NAME_LIMIT, _LABEL, most=2) if node.note else ()
    wide = max(
        max(text_width(row, _NAME, 600) for row in rows),
        max((text_width(row, _LABEL) for row in notes), default=0.0),
    )
    width = max(wide + _ROOM[node.kind], _SMALLEST[node.kind])
    height = _HEIGHTS[node.kind] + (len(rows) - 1) * _ROW + len(notes) * 14
    return Measured((width, height), rows, notes)


def _measured_crew(node: Node, direction: Direction) -> Measured:
    rows = wrapped(node.title, _NAME_LIMIT, _NAME, 600)
    lines = [wrapped(member.name, _CHIP_LIMIT, _LABEL, most=2) for member in node.members]
    wide = max((text_width(row, _LABEL) for line in lines for row in line), default=0.0) + 34
    title = max(text_width(row, _NAME, 600) for row in rows) + 4
    columns = 2 if direction == "down" and len(lines) > 1 else 1
    wide = max(wide, (title - (columns - 1) * _CHIP_GAP) / columns, _SMALLEST["crew"] - 2 * _PAD)
    chips: list[Chip] = []
    y = _TITLE + (len(rows) - 1) * _ROW + 4
    for start in range(0, len(lines), columns):
        beside = lines[start : start + columns]
        height = _CHIP + (max(map(len, beside)) - 1) * 14
        for column, line in enumerate(beside):
            x = _PAD + column * (wide + _CHIP_GAP)
            member = node.members[start + column]
            chips.append(Chip(member.id, line, (x, y, x + wide, y + height)))
        y += height + _CHIP_GAP
    width = 2 * _PAD + columns * wide + (columns - 1) * _CHIP_GAP
    return Measured((width, y - _CHIP_GAP + _PAD if chips else y + 4), rows, chips=tuple(chips))


def label_rows(edge: Edge, direction: Direction) -> tuple[str, ...]:
    """The lines of an edge's label."""
    limit = _LABEL_LIMITS[direction]
    rows: list[str] = []
    for label in edge.labels:
        rows += _balanced(label, limit)
    return tuple(rows)


def _balanced(label: str, limit: float) -> tuple[str, ...]:
    """A label in the narrowest lines that are no more than `limit` needs."""
    rows = wrapped(label, limit, _LABEL)
    while len(rows) > 1 and limit > 40:
        limit -= 6
        narrower = wrapped(label, limit, _LABEL)
        if len(narrower) > len(rows) or narrower[-1].endswith("…"):
            break
        rows = narrower
    return rows


def label_size(rows: Sequence[str]) -> Size:
    """The width and height of a label; (0, 0) for none."""
    if not rows:
        return (0.0, 0.0)
    return (max(text_width(row, _LABEL) for row in rows) + 6, len(rows) * _LABEL_ROW + 1)


_STROKES: dict[State, tuple[str, float]] = {
    "selected": ("accent", 2.0),
    "faulty": ("error-text", 2.0),
}


def node_shapes(
    node: Node,
    look: Measured,
    box: Box,
    state: State,
    *,
    chosen: str,
    quadrant: int,
    direction: Direction,
    words: str,
) -> Iterator[Shape]:
    """A node in its box; `chosen` is the id that is selected, which may be one of its agents."""
    yield from _OUTLINES[node.kind](box, state, quadrant, words)
    if node.kind == "crew":
        yield from _crew_inside(look, box, chosen, quadrant, direction)
        return
    left, top, right, bottom = box
    middle = (left + right) / 2
    height = len(look.rows) * _ROW + len(look.notes) * 14
    y = (top + bottom - height) / 2
    for row in look.rows:
        yield Text(middle, y + _ROW / 2 + _NAME * 0.36, row, "text", _NAME, 600, "middle")
        y += _ROW
    for row in look.notes:
        yield Text(middle, y + 7 + _LABEL * 0.36, row, f"ink-{quadrant}", _LABEL, 500, "middle")
        y += 14


def _crew_inside(
    look: Measured, box: Box, chosen: str, quadrant: int, direction: Direction
) -> Iterator[Shape]:
    left, top, right, _ = box
    is_right = direction == "right"
    x = (left + right) / 2 if is_right else left + _PAD + 3
    for number, row in enumerate(look.rows):
        y = top + _TITLE / 2 + number * _ROW + 3 + _NAME * 0.36
        anchor: Literal["middle", "start"] = "middle" if is_right else "start"
        yield Text(x, y, row, f"ink-{quadrant}", _NAME, 600, anchor)
    for chip in look.chips:
        x0, y0, x1, y1 = chip.box
        is_chosen = bool(chosen) and chip.id == chosen
        yield Rect(
            left + x0, top + y0, x1 - x0, y1 - y0, fill="surface",
            stroke="accent" if is_chosen else f"chip-{quadrant}",
            stroke_width=2 if is_chosen else 1, radius=5,
        )  # fmt: skip
        middle = top + (y0 + y1) / 2
        yield _dot(left + x0 + 12, middle, quadrant)
        first = middle - (len(chip.rows) - 1) * 7
        for number, row in enumerate(chip.rows):
            yield Text(left + x0 + 22, first + number * 14 + _LABEL * 0.36, row, "text", _LABEL)


def _dot(x: float, y: float, quadrant: int) -> Shape:
    return Rect(x - 3.5, y - 3.5, 7, 7, fill=f"mark-{quadrant}", radius=3.5)


def _stroke(state: State, role: str, width: float) -> tuple[str, float]:
    return _STROKES.get(state, (role, width))


def _rect(box: Box, radius: float, fill: str, stroke: tuple[str, float], words: str) -> Rect:
    left, top, right, bottom = box
    return Rect(
        left, top, right - left, bottom - top,
        fill=fill, stroke=stroke[0], stroke_width=stroke[1], radius=radius, words=words,
    )  # fmt: skip


def _task(box: Box, state: State, quadrant: int, words: str) -> Iterator[Shape]:
    yield _rect(box, 6, "surface", _stroke(state, "edge", 1.2), words)


def _end(box: Box, state: State, quadrant: int, words: str) -> Iterator[Shape]:
    radius = min((box[3] - box[1]) / 2, 16)
    yield _rect(box, radius, "surface", _stroke(state, "text2", 1.4), words)


def _crew(box: Box, state: State, quadrant: int, words: str) -> Iterator[Shape]:
    yield _rect(box, 8, f"fill-{quadrant}", _stroke(state, f"group-{quadrant}", 1.2), words)


def _router(box: Box, state: State, quadrant: int, words: str) -> Iterator[Shape]:
    left, top, right, bottom = box
    middle = (top + bottom) / 2
    corners = (
        (left, middle),
        (left + SLANT, top),
        (right - SLANT, top),
        (right, middle),
        (right - SLANT, bottom),
        (left + SLANT, bottom),
    )
    role, width = _stroke(state, "text2", 1.4)
    yield Path(corners, fill="sunken", stroke=role, stroke_width=width, closed=True, words=words)


_OUTLINES: dict[NodeKind, Callable[[Box, State, int, str], Iterator[Shape]]] = {
    "task": _task,
    "router": _router,
    "crew": _crew,
    "end": _end,
}


def ring(box: Box) -> Shape:
    """The frame of a node that is selected while its own outline says that it is faulty."""
    left, top, right, bottom = box
    return Rect(
        left - 4, top - 4, right - left + 8, bottom - top + 8,
        stroke="accent", stroke_width=2, radius=10,
    )  # fmt: skip


def edge_shapes(way: Way, is_faulty: bool, words: str) -> Iterator[Shape]:
    """The line of an edge with its arrow."""
    role, width = ("error-text", 2.0) if is_faulty else ("text3", 1.5)
    *rest, before, end = _pruned(way.points)
    base = _back(end, before, ARROW)
    yield Path(
        rounded((*rest, before, base), _CORNER), stroke=role, stroke_width=width, words=words
    )
    dx, dy = (end[0] - base[0]) / ARROW, (end[1] - base[1]) / ARROW
    half = 3.8
    yield Path(
        (end, (base[0] - dy * half, base[1] + dx * half), (base[0] + dy * half, base[1] - dx * half)),
        fill=role,
        closed=True,
    )  # fmt: skip


def _pruned(points: Sequence[Point]) -> list[Point]:
    """The points without those where the line goes straight on."""
    kept = [points[0]]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) < 0.01:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept.pop()
        kept.append(point)
    return kept


def _back(end: Point, before: Point, distance: float) -> Point:
    """The point `distance` before the end of a line along an axis."""
    if abs(end[0] - before[0]) >= abs(end[1] - before[1]):
        return (end[0] - (distance if end[0] > before[0] else -distance), end[1])
    return (end[0], end[1] - (distance if end[1] > before[1] else -distance))


def label_shapes(rows: Sequence[str], box: Box, is_faulty: bool) -> Iterator[Shape]:
    """The label of an edge, backed so that no line runs through it."""
    left, top, right, bottom = box
    role, weight = ("error-text", 600) if is_faulty else ("text3", 400)
    yield Rect(left, top, right - left, bottom - top, fill="surface")
    for number, row in enumerate(rows):
        y = top + number * _LABEL_ROW + _LABEL_ROW / 2 + _LABEL * 0.36
        yield Text((left + right) / 2, y, row, role, _LABEL, weight, "middle")
