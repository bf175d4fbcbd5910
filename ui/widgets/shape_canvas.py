"""Paints a list of shapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, groupby

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from evaluator.drawing.shapes import Circle, Line, Path, Rect, Shape, Text
from ui.theme import Theme

_ALIGN = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}

_FRAMING = ("border", "text2")
"""The roles of a picture's frame and of the lines that divide it."""
_WIDE = 2.0
"""The width of these lines in high contrast."""

Draw = Callable[[tuple[float, float]], Sequence[Shape]]
"""Gives the shapes for a size."""


class ShapeCanvas(QWidget):
    """Shows what `draw` gives for its size; its accessible text is set by whoever owns it."""

    def __init__(
        self, theme: Theme, draw: Draw, smallest: QSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draw = draw
        self.setMinimumSize(smallest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        """The picture is about square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for axis names above and below a square plot."""
        return width + 34

    def sizeHint(self) -> QSize:
        """As large as its place allows."""
        return QSize(320, 354)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shapes, bottom layer first."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self.transform(), True)
        self.paint_shapes(painter, self._draw((self.width(), self.height())))
        painter.end()

    def paint_shapes(self, painter: QPainter, shapes: Sequence[Shape]) -> None:
        """Paint shapes, bottom layer first."""
        for _, alike in groupby(shapes, _look):
            first = next(alike)
            self._take_up(painter, first)
            for shape in chain((first,), alike):
                _draw(painter, shape)

    def transform(self) -> QTransform:
        """Where the picture lies in the widget, and how large: as it is drawn."""
        return QTransform()

    def _colour(self, role: str) -> QColor | None:
        code = self._theme.palette.get(role, "none")
        return None if code == "none" else QColor(code)

    def _pen(self, role: str, width: float, dash: Sequence[float] = ()) -> QPen:
        colour = self._colour(role) if role else None
        if colour is None:
            return QPen(Qt.PenStyle.NoPen)
        if self._theme.name == "high-contrast" and role in _FRAMING:
            width = max(width, _WIDE)
        pen = QPen(colour, width)
        if dash:
            pen.setDashPattern([part / width for part in dash])
        return pen

    def _take_up(self, painter: QPainter, shape: Shape) -> None:
        """Give the painter the look of a shape: its pen and its brush, or its font."""
        if isinstance(shape, Text):
            font = QFont(self.font())
            font.setPixelSize(round(shape.size))
            font.setWeight(QFont.Weight(shape.weight))
            painter.setFont(font)
            painter.setPen(self._colour(shape.fill) or QColor())
        elif isinstance(shape, Line):
            painter.setPen(self._pen(shape.stroke, shape.stroke_width, shape.dash))
        else:
            dash = (4.0, 3.0) if not isinstance(shape, Path) and shape.dashed else ()
            painter.setPen(self._pen(shape.stroke, shape.stroke_width, dash))
            fill = self._colour(shape.fill) if shape.fill else None
            painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)


def _look(shape: Shape) -> tuple[object, ...]:
    """What a painter has to take up for a shape; the same for shapes that differ in their places only."""
    if isinstance(shape, Text):
        return Text, shape.size, shape.weight, shape.fill
    if isinstance(shape, Line):
        return Line, shape.stroke, shape.stroke_width, shape.dash
    dashed = not isinstance(shape, Path) and shape.dashed
    return type(shape), shape.stroke, shape.stroke_width, dashed, shape.fill


def _draw(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Line):
        painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
    elif isinstance(shape, Rect):
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        painter.drawRoundedRect(box, shape.radius, shape.radius)
    elif isinstance(shape, Path):
        painter.drawPath(_path(shape))
    elif isinstance(shape, Circle):
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    else:
        left = {"start": 0.0, "middle": -300.0, "end": -600.0}[shape.anchor]
        ascent = painter.fontMetrics().ascent()
        box = QRectF(shape.x + left, shape.y - ascent, 600, painter.fontMetrics().height())
        painter.drawText(box, _ALIGN[shape.anchor] | Qt.AlignmentFlag.AlignTop, shape.text)


def _path(shape: Path) -> QPainterPath:
    made = QPainterPath(QPointF(*shape.moves[0]))
    for move in shape.moves[1:]:
        if len(move) == 2:
            made.lineTo(*move)
        else:
            made.quadTo(*move)
    if shape.closed:
        made.closeSubpath()
    return made
