"""The tabs of a page: names with a count, a line under the open one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Tabs(QTabBar):
    """A tab bar over a stack of pages. `opened` carries the index of the tab that is shown."""

    opened = Signal(int)

    def __init__(self, name: str, names: Sequence[str], pages: Sequence[QWidget]) -> None:
        super().__init__()
        self._names = tuple(names)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stack = _Stack()
        for text, page in zip(names, pages, strict=True):
            self.addTab(text)
            self.stack.addWidget(page)
        self.currentChanged.connect(self._open)

    def show_counts(self, counts: Sequence[str]) -> None:
        """Show a word after each name."""
        for index, (name, count) in enumerate(zip(self._names, counts, strict=True)):
            self.setTabText(index, f"{name}  {count}".rstrip())

    def move_on(self, by: int) -> None:
        """Open the next tab, or the one before; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _open(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.opened.emit(index)


class _Stack(QStackedWidget):
    """A stack that is as high as the page it shows, so that a short tab does not scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._fit)

    def addWidget(self, widget: QWidget) -> int:
        """Add a page."""
        index = super().addWidget(widget)
        self._fit(self.currentIndex())
        return index

    def _fit(self, current: int) -> None:
        from PySide6.QtWidgets import QSizePolicy

        for index in range(self.count()):
            page = self.widget(index)
            vertical = (
                QSizePolicy.Policy.Preferred if index == current else QSizePolicy.Policy.Ignored
            )
            page.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.updateGeometry()


def tabbed(tabs: Tabs, layout: QVBoxLayout) -> None:
    """Put a tab bar and its stack into a page's layout."""
    layout.addWidget(tabs)
    layout.addWidget(tabs.stack, 1)
