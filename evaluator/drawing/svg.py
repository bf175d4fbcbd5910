"""A list of shapes as an SVG picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from evaluator.drawing.palette import Palette
from evaluator.drawing.shapes import Circle, Line, Path, Rect, Shape, Text

FONT_FAMILY = "Inter, 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif"


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What an XML document cannot hold, even escaped (XML 1.0, production 2)."""


def _plain(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def to_svg(shapes: Iterable[Shape], size: tuple[float, float], palette: Palette, words: str) -> str:
    """The picture as a document of its own; `words` say what it shows to those who do not see it."""
    width, height = size
    words = _plain(words)
    body = "\n".join(f"  {_element(shape, palette)}" for shape in shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" role="img" aria-label={quoteattr(words)} '
        f'font-family="{FONT_FAMILY}">\n'
        f"  <title>{escape(words)}</title>\n{body}\n</svg>\n"
    )


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _letter(move: tuple[float, ...]) -> str:
    return "L" if len(move) == 2 else "Q"


def _move(letter: str, numbers: tuple[float, ...]) -> str:
    return letter + " ".join(map(_n, numbers))


def _colour(role: str, palette: Palette) -> str:
    return palette[role] if role else "none"


def _stroke(role: str, width: float, dash: str, palette: Palette) -> str:
    if not role:
        return ""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{palette[role]}" stroke-width="{_n(width)}"{dashes}'


def _element(shape: Shape, palette: Palette) -> str:
    if isinstance(shape, Rect):
        return (
            f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" '
            f'height="{_n(shape.height)}" rx="{_n(shape.radius)}" fill="{_colour(shape.fill, palette)}"'
            f"{_stroke(shape.stroke, shape.stroke_width, '4 3' if shape.dashed else '', palette)}/>"
        )
    if isinstance(shape, Circle):
        return (
            f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" '
            f'fill="{_colour(shape.fill, palette)}"'
            f"{_stroke(shape.stroke, shape.stroke_width, '4 3' if shape.dashed else '', palette)}/>"
        )
    if isinstance(shape, Line):
        dash = " ".join(map(_n, shape.dash))
        return (
            f'<line x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" x2="{_n(shape.x2)}" y2="{_n(shape.y2)}"'
            f"{_stroke(shape.stroke, shape.stroke_width, dash, palette)}/>"
        )
    if isinstance(shape, Path):
        moves = " ".join(map(_move, ("M", *map(_letter, shape.moves[1:])), shape.moves))
        return (
            f'<path d="{moves}{"Z" if shape.closed else ""}" fill="{_colour(shape.fill, palette)}"'
            f"{_stroke(shape.stroke, shape.stroke_width, '', palette)}/>"
        )
    assert isinstance(shape, Text)
    return (
        f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" '
        f'font-weight="{shape.weight}" text-anchor="{shape.anchor}" '
        f'fill="{_colour(shape.fill, palette)}">{escape(_plain(shape.text))}</text>'
    )
