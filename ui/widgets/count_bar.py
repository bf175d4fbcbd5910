"""A few cells of which some are filled: how many of how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_CELL, _GAP, _HEIGHT = 24.0, 3.0, 12


class CountBar(QWidget):
    """Shows `count` of `every`; the figure beside it says it in words."""

    def __init__(self, theme: Theme, count: int, every: int) -> None:
        super().__init__()
        self._theme = theme
        self._count = count
        self._every = every
        self.setFixedSize(round(every * (_CELL + _GAP)), _HEIGHT)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, filled from the left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._every):
            is_filled = place < self._count
            painter.setPen(QPen(self._theme.colour("text2" if is_filled else "edge"), 1))
            painter.setBrush(self._theme.colour("text2" if is_filled else "surface"))
            box = QRectF(place * (_CELL + _GAP) + 0.5, 1.5, _CELL - 1, _HEIGHT - 3)
            painter.drawRoundedRect(box, 3, 3)
        painter.end()
