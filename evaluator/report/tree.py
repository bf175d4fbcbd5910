"""The report's tree as JSON values, shapes with their kind."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from evaluator.drawing.shapes import Circle, Line, Path, Rect, Text

_SHAPES = {Rect: "rect", Line: "line", Circle: "circle", Text: "text", Path: "path"}


def as_values(node: Any) -> Any:
    """A block, or a tuple of them, as dicts and lists of plain values."""
    if is_dataclass(node) and not isinstance(node, type):
        values = {item.name: as_values(getattr(node, item.name)) for item in fields(node)}
        if type(node) in _SHAPES:
            values["shape"] = _SHAPES[type(node)]
        return values
    if isinstance(node, tuple | list):
        return [as_values(item) for item in node]
    return node
