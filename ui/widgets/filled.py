"""A button with more in it than an icon and words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget


class FilledButton(QPushButton):
    """A button that is as large as the layout in it, and as narrow as its place."""

    def __init__(self) -> None:
        super().__init__()
        # A button's own policy keeps it at the height of its words in one line.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """The room that its content wants."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The room that its content needs."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Words that wrap make it higher."""
        layout = self.layout()
        return bool(layout and layout.hasHeightForWidth())

    def heightForWidth(self, width: int) -> int:
        """The height that its content takes at a width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else -1

    def hold(self, layout: QVBoxLayout | QHBoxLayout) -> None:
        """Take the content; clicks in it are the button's."""
        self.setLayout(layout)
        for inner in self.findChildren(QWidget):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
