"""A segmented control: a few answers side by side, at most one chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import Theme


class ChoiceBar(QSlider):
    """Shows which of `answers` is chosen, none at 0. `chosen` carries the index of a new choice, from 0."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, answers: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._answers = tuple(answers)
        self.setAccessibleName(name)
        self.setRange(0, len(self._answers))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_choice(self, index: int | None) -> None:
        """Show the chosen answer, counted from 0, or none."""
        self.setValue(0 if index is None else index + 1)
        self.setAccessibleDescription(self._answers[index] if index is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(answer) for answer in self._answers)
        return QSize((widest + 14) * len(self._answers), 26)

    def minimumSizeHint(self) -> QSize:
        """Its words, close together."""
        return QSize(self.sizeHint().width() - 8 * len(self._answers), 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self.chosen.emit(min(max(self.value() - 1 + step, 0), len(self._answers) - 1))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the answer under the pointer."""
        index = int(event.position().x() / self.width() * len(self._answers))
        self.chosen.emit(min(max(index, 0), len(self._answers) - 1))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging chooses nothing."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The choice was made on pressing."""
        event.accept()

    def wheelEvent(self, event: object) -> None:
        """The wheel scrolls the page."""
        event.ignore()  # type: ignore[attr-defined]  # a QWheelEvent

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the chosen answer raised, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(self._theme.colour("sunken" if self.isEnabled() else "surface"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
        else:
            style = Qt.PenStyle.SolidLine if self.isEnabled() else Qt.PenStyle.DashLine
            role = "border" if self.isEnabled() else "edge"
            painter.setPen(QPen(self._theme.colour(role), 1, style))
        painter.drawRoundedRect(outer, 6, 6)
        width = outer.width() / len(self._answers)
        for index, answer in enumerate(self._answers):
            box = QRectF(outer.left() + index * width, outer.top(), width, outer.height())
            self._paint_answer(painter, box, answer, index == self.value() - 1)
        painter.end()

    def _paint_answer(self, painter: QPainter, box: QRectF, answer: str, is_chosen: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        if is_chosen:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setBrush(self._theme.colour("surface"))
            painter.setPen(QPen(self._theme.colour("edge"), 1))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 4, 4)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text" if is_chosen else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, answer)
