"""What has to be said about the whole document, above the page and in place: no box to click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.banner import BannerRole, Remedy, banner
from ui.widgets.buttons import Button
from ui.widgets.labels import clear, column, row


class Notices(QWidget):
    """Shows one notice a subject; a new one on the same subject takes its place."""

    def __init__(self, theme: Theme, close_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._close_name = close_name
        self._shown: dict[str, QWidget] = {}
        self._layout = column(self, (24, 10, 24, 0), 8)
        self.hide()

    @property
    def said(self) -> dict[str, str]:
        """What is shown now, by its subject."""
        return {subject: shown.accessibleName() for subject, shown in self._shown.items()}

    def show_notice(
        self, subject: str, role: BannerRole, text: str, remedies: Sequence[Remedy] = ()
    ) -> None:
        """Say something about a subject until it is dropped or closed."""
        self.drop(subject)
        holder = QWidget()
        frame = banner(self._theme, role, text, remedies=remedies)
        holder.setAccessibleName(text)
        close = Button(self._theme, "x", role="quiet", name=self._close_name)
        close.clicked.connect(lambda: self.drop(subject))
        line = row(frame, close)
        line.setStretch(0, 1)
        holder.setLayout(line)
        self._shown[subject] = holder
        self._layout.addWidget(holder)
        self.show()

    def drop(self, subject: str) -> None:
        """Say no more about a subject."""
        if (holder := self._shown.pop(subject, None)) is not None:
            holder.hide()
            self._layout.removeWidget(holder)
            holder.deleteLater()
        self.setVisible(bool(self._shown))

    def drop_all(self) -> None:
        """Another document is shown: nothing said before is about it."""
        for subject in tuple(self._shown):
            self.drop(subject)
        clear(self._layout)
