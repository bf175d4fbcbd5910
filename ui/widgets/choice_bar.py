"""A segmented control: a few answers side by side, at most one chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import Theme

_PADDING = 14.0


class ChoiceBar(QSlider):
    """Shows which of `answers` is chosen, none at 0. `chosen` carries the index of a new choice, from 0.

    Left and right choose. `cleared` says that Delete was typed, `moved` that the row above (−1) or
    below (1) is wanted, `noteWanted` that N was typed.
    """

    chosen = Signal(int)
    cleared = Signal()
    moved = Signal(int)
    noteWanted = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        answers: Sequence[str],
        *,
        height: int = 24,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._answers = tuple(answers)
        self._height = height
        self._hovered = -1
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setRange(0, len(self._answers))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_words(self, answers: Sequence[str]) -> None:
        """Show other words for the same answers."""
        self._answers = tuple(answers)
        self.updateGeometry()
        self.update()

    def show_choice(self, index: int | None) -> None:
        """Show the chosen answer, counted from 0, or none."""
        self.setValue(0 if index is None else index + 1)
        self.setAccessibleDescription(self._answers[index] if index is not None else "")

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(answer) for answer in self._answers)
        return QSize(words + round(_PADDING) * len(self._answers), self._height)

    def minimumSizeHint(self) -> QSize:
        """Its words, close together."""
        return QSize(self.sizeHint().width() - 8 * len(self._answers), self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, clear, or ask for a neighbour; every other key is the window's."""
        key = event.key()
        if event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            event.ignore()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.chosen.emit(min(max(self.value() - 1 + step, 0), len(self._answers) - 1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key == Qt.Key.Key_N:
            self.noteWanted.emit()
        else:
            event.ignore()

    def _boxes(self) -> list[QRectF]:
        """The answers' boxes: of one width where the widest words fit, else each by its own words."""
        outer = QRectF(self.rect())
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        wanted = [metrics.horizontalAdvance(answer) + _PADDING for answer in self._answers]
        even = outer.width() / len(wanted)
        spare = (outer.width() - sum(wanted)) / len(wanted)
        widths = [even if max(wanted) <= even else width + spare for width in wanted]
        boxes, left = [], outer.left()
        for width in widths:
            boxes.append(QRectF(left, outer.top(), width, outer.height()))
            left += width
        return boxes

    def _answer_at(self, x: float) -> int:
        for index, box in enumerate(self._boxes()):
            if x < box.right():
                return index
        return len(self._answers) - 1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the answer under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._answer_at(event.position().x()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which answer would be chosen; dragging chooses nothing."""
        self._hover(self._answer_at(event.position().x()))
        event.accept()

    def leaveEvent(self, event: object) -> None:
        """Nothing is pointed at."""
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

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
        outer = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(self._theme.colour("sunken" if self.isEnabled() else "surface"))
        style = Qt.PenStyle.SolidLine if self.isEnabled() else Qt.PenStyle.DashLine
        role = "border" if self.isEnabled() else "edge"
        painter.setPen(QPen(self._theme.colour(role), 1, style))
        painter.drawRoundedRect(outer, 6, 6)
        for index, (answer, box) in enumerate(zip(self._answers, self._boxes(), strict=True)):
            if index == self._hovered and index != self.value() - 1 and self.isEnabled():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("hover"))
                painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
            self._paint_answer(painter, box, answer, index == self.value() - 1)
        painter.end()

    def _paint_answer(self, painter: QPainter, box: QRectF, answer: str, is_chosen: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(12)
        if is_chosen:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setBrush(self._theme.colour("surface"))
            painter.setPen(QPen(self._theme.colour("edge"), 1))
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text" if is_chosen else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, answer)
