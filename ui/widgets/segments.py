"""The ten segments of a rating: a slider whose steps are cells. 0 stands for unrated."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import Theme

UNRATED = 0
_CELL_HEIGHT = 26
_GAP, _BAND_GAP = 2.0, 8.0
_RING, _RISE = 4.0, 4.0
"""The ring with its gap lies around the thumb, which rises above and below the cells."""
_BRACKET = 6
_ROUND, _SQUARE = 6.0, 2.5
"""The corners of a cell: at the ends of a band, and between cells."""
_FIRST_OF_BAND = (4, 8)
_ROLE = ("rating-low", "rating-medium", "rating-high")


def _cell_path(box: QRectF, score: int) -> QPainterPath:
    """A cell whose corners are round where its band ends."""
    begins, ends = score in (1, *_FIRST_OF_BAND), score + 1 in (*_FIRST_OF_BAND, 11)
    left, right = (_ROUND if begins else _SQUARE), (_ROUND if ends else _SQUARE)
    path = QPainterPath()
    path.moveTo(box.left() + left, box.top())
    for corner, before, after in (
        (box.topRight(), QPointF(-right, 0), QPointF(0, right)),
        (box.bottomRight(), QPointF(0, -right), QPointF(-right, 0)),
        (box.bottomLeft(), QPointF(left, 0), QPointF(0, -left)),
        (box.topLeft(), QPointF(0, left), QPointF(left, 0)),
    ):
        path.lineTo(corner + before)
        path.quadTo(corner, corner + after)
    path.closeSubpath()
    return path


def band_of(score: int) -> int:
    """0 for the low band, 1 for the medium, 2 for the high one."""
    return (score > 3) + (score > 7)


class Segments(QSlider):
    """Shows a score of 1–10 and its ±. `rated` carries a score that was chosen, 0 when it was cleared.

    Digits choose, 0 is ten; left and right change by one; Delete clears. `moved` asks for the factor
    above (−1) or below (1), `confirmed` says that a digit was typed.
    """

    rated = Signal(int)
    confirmed = Signal()
    moved = Signal(int)
    confidenceWanted = Signal()
    noteWanted = Signal()
    stepWanted = Signal()
    pointed = Signal(int)
    focused = Signal(bool)

    def __init__(
        self, theme: Theme, name: str, spoken: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._name = name
        self._spoken = spoken
        self._spread = 0
        self._hovered = 0
        self.setRange(UNRATED, 10)
        self.setSingleStep(1)
        self.setPageStep(1)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self._speak()

    def show_rating(self, score: int | None, spread: int) -> None:
        """Show the document's score and ±."""
        self._spread = spread
        self.setValue(score or UNRATED)
        self._speak()
        self.update()

    def _speak(self) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self._spoken(self.value()))

    def sizeHint(self) -> QSize:
        """Ten cells of a comfortable width."""
        return QSize(420, round(_CELL_HEIGHT + 2 * (_RING + _RISE) + _BRACKET))

    def minimumSizeHint(self) -> QSize:
        """Ten cells that still hold their figures."""
        return QSize(260, self.sizeHint().height())

    def cell(self, score: int) -> QRectF:
        """The box of a score's cell."""
        room = self.width() - 2 * _RING - 7 * _GAP - 2 * _BAND_GAP
        width = room / 10
        gaps = (score - 1) * _GAP + sum(
            _BAND_GAP - _GAP for first in _FIRST_OF_BAND if score >= first
        )
        return QRectF(_RING + (score - 1) * width + gaps, _RING + _RISE, width, _CELL_HEIGHT)

    def score_at(self, x: float) -> int:
        """The score whose cell lies under `x`, 0 between cells."""
        for score in range(1, 11):
            box = self.cell(score)
            if box.left() - _GAP / 2 <= x <= box.right() + _GAP / 2:
                return score
        return 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate, move, clear; leave every other key to the window."""
        key, plain = (
            event.key(),
            event.modifiers()
            in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ),
        )
        if not plain:
            event.ignore()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._choose(10 if key == Qt.Key.Key_0 else key - Qt.Key.Key_0)
            self.confirmed.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._choose(min(max(self.value() + step, 1), 10))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(UNRATED)
        elif key == Qt.Key.Key_C:
            self.confidenceWanted.emit()
        elif key == Qt.Key.Key_N:
            self.noteWanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepWanted.emit()
        else:
            event.ignore()

    def _choose(self, score: int) -> None:
        self.rated.emit(score)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        score = self.score_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and score:
            self._choose(score)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which cell would be chosen."""
        self._point(self.score_at(event.position().x()))
        if event.buttons() & Qt.MouseButton.LeftButton and self._hovered:
            self._choose(self._hovered)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The choice was made on pressing."""
        event.accept()

    def leaveEvent(self, event: object) -> None:
        """Nothing is pointed at."""
        self._point(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never rates."""
        event.ignore()

    def _point(self, score: int) -> None:
        if score != self._hovered:
            self._hovered = score
            self.pointed.emit(score)
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.focused.emit(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.focused.emit(False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, thumb, the bracket of the ±, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for score in range(1, 11):
            self._paint_cell(painter, score)
        if self.value():
            self._paint_thumb(painter)
            self._paint_bracket(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            height = _CELL_HEIGHT + 2 * (_RING + _RISE)
            painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, height - 2), 9, 9)
        painter.end()

    def _paint_cell(self, painter: QPainter, score: int) -> None:
        box, colour = self.cell(score), self._theme.colour
        value, pointed = self.value(), score == self._hovered
        is_filled = bool(value) and score <= value
        painter.setPen(self._edge())
        if value:
            painter.setBrush(colour(_ROLE[band_of(score)] if is_filled else "cell"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._dashes())
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if pointed:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(colour("surface"))
            box = self.cell(score).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, 5, 5)
        else:
            painter.drawPath(_cell_path(box, score))
        said = colour("text" if is_filled or pointed else "text3")
        weight = QFont.Weight.DemiBold if pointed else QFont.Weight.Normal
        self._figure(painter, box, score, said, weight, 13)

    def _edge(self) -> QPen:
        """Cells are told apart by their fills; in high contrast, where those are few, by an edge."""
        is_bare = self._theme.name == "high-contrast"
        return QPen(self._theme.colour("edge"), 1) if is_bare else QPen(Qt.PenStyle.NoPen)

    def _dashes(self) -> QPen:
        pen = QPen(self._theme.colour("edge"), 1)
        pen.setDashPattern([3, 2])
        return pen

    def _paint_thumb(self, painter: QPainter) -> None:
        box = self.cell(self.value()).adjusted(0, -_RISE, 0, _RISE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(box, 6, 6)
        colour = self._theme.colour("on-accent")
        self._figure(painter, box, self.value(), colour, QFont.Weight.Bold, 14)

    def _figure(
        self,
        painter: QPainter,
        box: QRectF,
        score: int,
        colour: QColor,
        weight: QFont.Weight,
        size: int,
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(score))

    def _paint_bracket(self, painter: QPainter) -> None:
        low, high = max(self.value() - self._spread, 1), min(self.value() + self._spread, 10)
        if low == high:
            return
        left, right = self.cell(low).center().x(), self.cell(high).center().x()
        top = _CELL_HEIGHT + 2 * (_RING + _RISE)
        painter.setPen(QPen(self._theme.colour("text2"), 1.25))
        painter.drawPolyline(
            [
                QPointF(left, top),
                QPointF(left, top + _BRACKET - 1),
                QPointF(right, top + _BRACKET - 1),
                QPointF(right, top),
            ]
        )
