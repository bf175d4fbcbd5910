"""How far the writing of the project is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from evaluator.i18n import Marked, Translator
from ui.widgets.labels import column, label, row

_WIDTH = 330


class ProgressLine(QWidget):
    """Shows the file that is written, how many are, and a bar."""

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self._t = t
        self.setFixedWidth(_WIDTH)
        self._path = label("", "path", wraps=False)
        self._path.setMinimumWidth(0)
        self._path.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._count = label("", "caption", wraps=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(t(Marked("Progress of writing")))
        words = row(
            label(t(Marked("Writing files")), "strong", wraps=False), self._path, self._count
        )
        words.setStretch(1, 1)
        layout = column(self, spacing=4)
        layout.addStretch(1)
        layout.addLayout(words)
        layout.addWidget(self.bar)
        layout.addStretch(1)

    def begin(self, count: int) -> None:
        """Show that none of so many files is written."""
        self.bar.setRange(0, count)
        self.bar.setValue(0)

    def show_progress(self, path: str, number: int, count: int) -> None:
        """Show the file that is written, and how many are."""
        self.bar.setValue(number)
        self._count.setText(self._t(Marked("{number} of {count}"), number=number, count=count))
        metrics = self._path.fontMetrics()
        room = self._path.width()
        self._path.setText(metrics.elidedText(path, Qt.TextElideMode.ElideLeft, room))
        self._path.setToolTip(path)
