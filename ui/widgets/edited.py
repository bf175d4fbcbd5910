"""The mark of a value that the person set: a square, what was derived, and the way back to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from evaluator.i18n import Marked, Translator
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import label, restyle, row

_LONGEST = 18
"""Characters of a derived value that are shown; a longer one is in the tooltip."""


class Square(QWidget):
    """The mark of what a person edited; whoever shows it says so in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(7, 16)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The square, on the middle of a line."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 5, 7, 7), 1.5, 1.5)
        painter.end()


class Edited(QWidget):
    """Shown beside an edited value. `reset` asks for the derived one."""

    reset = Signal()

    def __init__(self, theme: Theme, t: Translator, subject: str) -> None:
        super().__init__()
        self._t = t
        self._was = label("", "sets", wraps=False)
        back = Button(
            theme,
            "rotate-ccw",
            role="quiet",
            name=t(Marked("Take back: {subject}"), subject=subject),
        )
        restyle(back, "tiny", True)
        back.clicked.connect(self.reset)
        line = row(Square(theme), self._was, back, spacing=5)
        self.setLayout(line)
        self.hide()

    def show_edit(self, is_edited: bool, was: str) -> None:
        """Show what was derived, or nothing for a derived value."""
        self.setVisible(is_edited)
        said = self._t(Marked("was {value}"), value=was or "–")
        is_short = len(was) <= _LONGEST
        self._was.setText(said if is_short else self._t(Marked("edited")))
        self._was.setToolTip("" if is_short else said)
