"""The tabs of a page: names with a count, a line under the open one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.labels import column, label, line


class Tabs(QTabBar):
    """A tab bar over a stack of pages. `opened` carries the index of the tab that is shown."""

    opened = Signal(int)

    def __init__(
        self,
        name: str,
        names: Sequence[str],
        pages: Sequence[QWidget],
        theme: Theme | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        if theme is not None:
            self.setProperty("role", "marked")
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

    def show_marks(self, marks: Sequence[TabMark], words: Sequence[str]) -> None:
        """Show a count, an edited square or a number of problems after each name; `words` say it."""
        for index, (mark, said) in enumerate(zip(marks, words, strict=True)):
            shown = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if not isinstance(shown, _Mark):
                assert self._theme is not None
                shown = _Mark(self._theme)
                self.setTabButton(index, QTabBar.ButtonPosition.RightSide, shown)
            if shown.show_mark(mark):
                # The bar measures its tabs again.
                self.setTabButton(index, QTabBar.ButtonPosition.RightSide, None)
                self.setTabButton(index, QTabBar.ButtonPosition.RightSide, shown)
                shown.show()
            self.setAccessibleTabName(index, said)

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


_MARK_LEFT = 7
"""Between a tab's name and its mark."""


@dataclass(frozen=True)
class TabMark:
    """What stands after a tab's name."""

    count: int | None = None
    is_edited: bool = False
    problems: int = 0


class _Mark(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mark = TabMark()
        theme.changed.connect(self.update)

    def show_mark(self, mark: TabMark) -> bool:
        """Show another mark; gives whether it needs other room."""
        before, self._mark = self._width(), mark
        self.setFixedSize(self._width() + _MARK_LEFT if self._width() else 0, 18)
        self.update()
        return before != self._width()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        return font

    def _width(self) -> int:
        mark = self._mark
        if mark.problems:
            return 18
        digits = QFontMetrics(self._font()).horizontalAdvance(str(mark.count))
        return (0 if mark.count is None else digits + 2) + (13 if mark.is_edited else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_MARK_LEFT, 0)
        painter.setFont(self._font())
        mark, colour = self._mark, self._theme.colour
        if mark.problems:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("error-text"))
            painter.drawEllipse(QRectF(1, 1, 16, 16))
            painter.setPen(colour("surface"))
            painter.drawText(QRectF(1, 1, 16, 16), Qt.AlignmentFlag.AlignCenter, str(mark.problems))
            return
        if mark.count is not None:
            painter.setPen(colour("text3"))
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, 0, 60, 18), middle, str(mark.count))
        if mark.is_edited:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(self._width() - 7, 6, 7, 7), 1.5, 1.5)


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

    def currentWidget(self) -> QWidget:
        """The page that is shown."""
        return self._pages[self._current]

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
