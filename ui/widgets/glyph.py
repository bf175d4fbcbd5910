"""The 2 × 2 glyph of a quadrant, its own cell filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_PLACES = {3: (0, 0), 4: (1, 0), 1: (0, 1), 2: (1, 1)}


class Glyph(QWidget):
    """Shows which quadrant is meant; the name beside it says it in words."""

    def __init__(
        self, theme: Theme, quadrant: int, size: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quadrant = quadrant
        self.setFixedSize(QSize(size, size))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Four cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = max(self.width() / 12, 1.0)
        cell = (self.width() - gap) / 2
        for number, (column, line) in _PLACES.items():
            role = f"mark-{number}" if number == self._quadrant else "track"
            painter.setBrush(self._theme.colour(role))
            if self._theme.name == "high-contrast":
                painter.setPen(self._theme.colour("text"))
            box = QRectF(column * (cell + gap), line * (cell + gap), cell, cell)
            painter.drawRoundedRect(box, cell * 0.22, cell * 0.22)
        painter.end()
