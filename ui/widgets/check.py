"""A check box whose words wrap."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.labels import column, label, restyle, row

_BOX = 23
"""The box with its focus ring; Qt leaves room for words that stand beside it here."""


class _Words(QWidget):
    """Words that click the box they belong to."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()


class Check(QWidget):
    """Shows whether something holds. `chosen` carries what the person made of it."""

    chosen = Signal(bool)

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(hint)
        self.box.setFixedWidth(_BOX)
        self.box.clicked.connect(self.chosen)
        self._text = label(text, "muted")
        self._hint = label(hint, "caption")
        words = _Words()
        inner = column(words)
        inner.addWidget(self._text)
        inner.addWidget(self._hint)
        self._hint.setHidden(not hint)
        words.clicked.connect(self.box.click)
        line = row(self.box, words)
        line.setStretch(1, 1)
        line.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setFocusProxy(self.box)

    def show_checked(self, is_checked: bool) -> None:
        """Show the document's value."""
        self.box.setChecked(is_checked)
        restyle(self._text, "role", "" if is_checked else "muted")

    def say(self, hint: str) -> None:
        """Show another hint."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.box.setAccessibleDescription(hint)
