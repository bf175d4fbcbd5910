"""A line of somebody's own words, which may be longer than any window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

_ENOUGH = 600
"""Characters beyond which no line is measured."""
_BRIEF = 36


class Elided(QLabel):
    """One line that ends in an ellipsis where there is no room for it; `text` is the whole of it."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setText(text)

    def text(self) -> str:
        """The whole line."""
        return self._whole

    def setText(self, text: str) -> None:
        """Show another line."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._show_what_fits()

    def sizeHint(self) -> QSize:
        """The room that the whole line wants."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole[:_ENOUGH]) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(self.sizeHint().width(), 60), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits now."""
        super().resizeEvent(event)
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(
            self._whole[:_ENOUGH], Qt.TextElideMode.ElideRight, self.width()
        )
        super().setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


def brief(text: str) -> str:
    """A title as a sentence can hold it."""
    return text if len(text) <= _BRIEF else f"{text[: _BRIEF - 1]}…"
