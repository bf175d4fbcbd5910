"""The odds of the four quadrants as one bar, in quadrant order."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evaluator.i18n import Translator
from ui.theme import Theme

_HEIGHT = 30
_GAP = 2.0
FIGURE_FROM = 0.1
_MOTION = 180


class StabilityBar(QWidget):
    """Shows exact odds; a figure stands inside from 10 %. The blocks move to new odds in 180 ms."""

    def __init__(self, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._t = t
        self._odds: Mapping[int, Fraction] = {}
        self._from: dict[int, float] = {}
        self._share = 1.0
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._move)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def widths(self) -> dict[int, float]:
        """The share of the bar that each quadrant takes now, on its way or at rest."""
        return {
            number: self._from.get(number, 0.0) * (1 - self._share) + float(share) * self._share
            for number, share in self._odds.items()
        }

    def forget(self) -> None:
        """Another document comes: nothing moves from this one's odds."""
        self._odds = {}

    def show_odds(self, odds: Mapping[int, Fraction], words: str) -> None:
        """Show other odds; `words` say them to a screen reader."""
        duration = self._theme.milliseconds(_MOTION)
        moves = bool(self._odds) and odds != self._odds and duration and self.isVisible()
        before = self.widths
        self._motion.stop()
        self._odds, self._from = odds, before
        self._share = 0.0 if moves else 1.0
        if moves:
            self._motion.setDuration(duration)
            self._motion.start()
        self.setAccessibleName(words)
        self.update()

    def _move(self, share: float) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """A line as wide as its place."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One block a quadrant that can be reached."""
        shares = [(number, share) for number, share in self.widths.items() if share]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setClipPath(outline)
        room = self.width() - _GAP * (len(shares) - 1)
        left = 0.0
        for number, share in shares:
            width = max(room * share, 2.0)
            box = QRectF(left, 0, width, self.height())
            painter.fillRect(box, self._theme.colour(f"mark-{number}"))
            if share >= FIGURE_FROM:
                font = QFont(self.font())
                font.setPixelSize(14)
                font.setWeight(QFont.Weight.DemiBold)
                painter.setFont(font)
                painter.setPen(self._theme.colour(f"on-mark-{number}"))
                align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
                figure = self._t.percent(float(self._odds[number]))
                painter.drawText(box.adjusted(10, 0, 0, 0), align, figure)
            left += width + _GAP
        painter.end()
