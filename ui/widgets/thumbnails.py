"""The pages of a paper document in small, one under the other, each with its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import Theme

_NUMBER_HEIGHT = 24
_ROUND = 7
"""Room around a page for its ring."""
_IMAGE = Qt.ItemDataRole.UserRole


class _Delegate(QStyledItemDelegate):
    """Paints a page as paper; the chosen one in the accent's ring."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, as high as the page and its number."""
        image: QImage = index.data(_IMAGE)
        height = image.deviceIndependentSize().height()
        return QSize(0, round(height) + 2 * _ROUND + _NUMBER_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The page in the middle, its number below."""
        image: QImage = index.data(_IMAGE)
        size = image.deviceIndependentSize()
        area = QRectF(option.rect)  # type: ignore[attr-defined]  # the stubs lack it
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]  # likewise
        left = area.center().x() - size.width() / 2
        page = QRectF(left, area.top() + _ROUND, size.width(), size.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, image)
        edge = QPen(self._theme.colour("border"), 1)
        painter.setPen(edge)
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        if is_chosen:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(page.adjusted(-4, -4, 4, 4), 4, 4)
        painter.setPen(self._theme.colour("text" if is_chosen else "text2"))
        font = painter.font()
        font.setPixelSize(12)
        font.setBold(is_chosen)
        painter.setFont(font)
        number = QRectF(area.left(), page.bottom() + _ROUND, area.width(), _NUMBER_HEIGHT - _ROUND)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()


class Thumbnails(QListWidget):
    """Shows pages in small. `pageChosen` carries the place of the one that the person chose."""

    pageChosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName("thumbnails")
        self.setAccessibleName(name)
        self.setItemDelegate(_Delegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.currentRowChanged.connect(self.pageChosen)
        theme.changed.connect(self.viewport().update)

    def show_pages(self, images: Sequence[QImage], current: int = 0) -> None:
        """Show other pages."""
        self.blockSignals(True)
        self.clear()
        for number, image in enumerate(images, 1):
            item = QListWidgetItem(self)
            item.setData(_IMAGE, image)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, str(number))
        self.setCurrentRow(current)
        self.blockSignals(False)

    def show_current(self, page: int) -> None:
        """Ring the page that is in view."""
        self.blockSignals(True)
        self.setCurrentRow(page)
        self.blockSignals(False)
