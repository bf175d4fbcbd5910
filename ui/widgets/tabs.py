"""The tabs of a page: names with a count, a line under the open one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QVBoxLayout, QWidget

from ui.widgets.labels import column, label, line, restyle


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
        self._counts: list[QLabel] = []
        for text, page in zip(names, pages, strict=True):
            index = self.addTab(text)
            count = label("", "caption", wraps=False)
            self.setTabButton(index, QTabBar.ButtonPosition.RightSide, count)
            self._counts.append(count)
            self.stack.addWidget(page)
        self.currentChanged.connect(self._open)

    def show_counts(self, counts: Sequence[str]) -> None:
        """Show a word after each name."""
        for index, (name, count) in enumerate(zip(self._names, counts, strict=True)):
            shown = self._counts[index]
            shown.setText(count)
            shown.ensurePolished()
            # A bar asks for the size of what stands in it, not for its hint.
            shown.resize(shown.sizeHint() if count else QSize())
            self.setAccessibleTabName(index, f"{name} {count}".rstrip())
        # A bar lays its tabs out anew when a text of its own changes, and no sooner.
        self.setTabText(0, self._names[0])

    def show_edited(self, are_edited: Sequence[bool], words: str) -> None:
        """Show a square after the name of each tab with something edited; `words` say so."""
        for shown in self._counts:
            restyle(shown, "role", "sets")
        self.show_counts(["■" if is_edited else "" for is_edited in are_edited])
        for index, (name, is_edited) in enumerate(zip(self._names, are_edited, strict=True)):
            self.setTabToolTip(index, words if is_edited else "")
            self.setAccessibleTabName(index, f"{name}, {words}" if is_edited else name)

    def move_on(self, by: int) -> None:
        """Open the next tab, or the one before; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def _open(self, index: int) -> None:
        # A page that hides would hand its focus to whatever comes next in the window.
        focused = QApplication.focusWidget()
        if focused is not None and self.stack.isAncestorOf(focused):
            self.setFocus()
        self.stack.setCurrentIndex(index)
        self.opened.emit(index)


class _Stack(QWidget):
    """Pages of which one is shown, as high as that one, so that a short tab does not scroll."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._current = 0
        self._layout = column(self)

    def addWidget(self, widget: QWidget) -> None:
        """Add a page; the first one is shown."""
        # In its place first: what has no parent would be shown as a window of its own.
        self._layout.addWidget(widget)
        widget.setVisible(not self._pages)
        self._pages.append(widget)

    def currentIndex(self) -> int:
        """The place of the page that is shown."""
        return self._current

    def setCurrentIndex(self, index: int) -> None:
        """Show another page."""
        self._current = index
        for place, page in enumerate(self._pages):
            page.setVisible(place == index)


def tabbed(tabs: Tabs, layout: QVBoxLayout) -> None:
    """Put a tab bar over a line, and its stack, into a page's layout."""
    bar = column()
    bar.addWidget(tabs)
    bar.addWidget(line())
    layout.addLayout(bar)
    layout.addWidget(tabs.stack, 1)
