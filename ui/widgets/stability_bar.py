"""The odds of the four quadrants as one bar, in quadrant order."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evaluator.i18n import Translator
from ui.theme import Theme

_HEIGHT = 30
_GAP = 2.0
_FIGURE_FROM = 0.1


class StabilityBar(QWidget):
    """Shows exact odds; a figure stands inside from 10 %."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._t = t
        self._odds: Mapping[int, Fraction] = {}
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_odds(self, odds: Mapping[int, Fraction], words: str) -> None:
        """Show other odds; `words` say them to a screen reader."""
        self._odds = odds
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A line as wide as its place."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One block a quadrant that can be reached."""
        shares = [(number, share) for number, share in self._odds.items() if share]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setClipPath(outline)
        room = self.width() - _GAP * (len(shares) - 1)
        left = 0.0
        for number, share in shares:
            width = max(room * float(share), 2.0)
            box = QRectF(left, 0, width, self.height())
            painter.fillRect(box, self._theme.colour(f"mark-{number}"))
            if share >= _FIGURE_FROM:
                font = QFont(self.font())
                font.setWeight(QFont.Weight.Bold)
                painter.setFont(font)
                painter.setPen(self._theme.colour(f"on-mark-{number}"))
                align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
                painter.drawText(box.adjusted(10, 0, 0, 0), align, self._t.percent(float(share)))
            left += width + _GAP
        painter.end()
