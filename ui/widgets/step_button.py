"""A step in the rail: a button with a mark of how far the step is, its name, and a word at its end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.icons import pixmap
from ui.theme import Theme

_MARK = 18.0
_HEIGHT = 36
_LOUD = {"warning": "warn-text", "error": "error-text"}
"""The colour of the states that want something."""


class StepButton(QPushButton):
    """Shows a step; the checked one is the current step."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self._theme = theme
        self._state = "closed"
        self._share = 0.0
        self._words = ""
        self._is_narrow = False
        self.setCheckable(True)
        self.setProperty("role", "step")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_progress(self, state: str, share: float, words: str, spoken: str) -> None:
        """Show how far the step is; `spoken` is its name with that for a screen reader."""
        self._state, self._share, self._words = state, share, words
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if self._is_narrow else "")
        self.update()

    def show_narrow(self, is_narrow: bool) -> None:
        """Show the mark alone where there is little room."""
        self._is_narrow = is_narrow
        self.setToolTip(self.accessibleName() if is_narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line of the rail."""
        return QSize(44 if self._is_narrow else 184, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The mark has room."""
        return QSize(44, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card of the current step, the mark, the words, the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        colour = self._theme.colour
        if self.isChecked():
            width = 2 if self._theme.name == "high-contrast" else 1
            painter.setPen(QPen(colour("border"), width))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(box, 7, 7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(0, 9, 3, self.height() - 18), 1.5, 1.5)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(box, 7, 7)
        left = (self.width() - _MARK) / 2 if self._is_narrow else 11.0
        self._paint_mark(painter, QRectF(left, (self.height() - _MARK) / 2, _MARK, _MARK))
        if not self._is_narrow:
            self._paint_words(painter)
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        colour = self._theme.colour
        ring = box.adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(box)
            tick = pixmap("check", colour("on-accent").name(), 12, self.devicePixelRatioF())
            painter.drawPixmap(round(box.left()) + 3, round(box.top()) + 3, tick)
        elif self._state in _LOUD:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(_LOUD[self._state]))
            painter.drawEllipse(box)
            font = QFont(self.font())
            font.setWeight(QFont.Weight.Bold)
            painter.setFont(font)
            painter.setPen(colour("surface"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")
        else:
            pen = QPen(colour("disabled" if self._state == "closed" else "edge"), 1.5)
            if self._state == "unbegun":
                pen.setDashPattern([1.6, 1.6])
            if self._state == "partial":
                pen = QPen(colour("track"), 2.5)
            painter.setPen(pen)
            painter.drawEllipse(ring)
            if self._state == "partial":
                painter.setPen(QPen(colour("accent"), 2.5))
                painter.drawArc(ring, 90 * 16, -round(self._share * 360 * 16))

    def _paint_words(self, painter: QPainter) -> None:
        colour = self._theme.colour
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        is_open = self._state != "closed" or self.isChecked()
        painter.setPen(colour("text" if self.isChecked() else "text2" if is_open else "text3"))
        line = QRectF(self.rect()).adjusted(39, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        if self._state == "error":
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        painter.setPen(colour(_LOUD.get(self._state, "text2")))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, self._words)
