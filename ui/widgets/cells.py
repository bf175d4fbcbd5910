"""What stands in a cell of a table of rows, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import pixmap
from ui.theme import Theme

ROW_HEIGHT = 31
_CHIP_PADDING, _CHIP_GAP = 14, 5


@dataclass(frozen=True)
class Chip:
    """A word in a frame; a diamond before it marks a route, `is_wrong` one that cannot stay."""

    text: str
    is_route: bool = False
    is_wrong: bool = False


@dataclass(frozen=True)
class Cell:
    """Words, with an icon before them, or chips. `look`: "", `code`, `strong` or `quiet`.

    `is_ticked` shows a tick or none in place of words; `spoken` is what is said instead of them.
    """

    text: str = ""
    icon: str = ""
    look: str = ""
    chips: tuple[Chip, ...] = ()
    is_ticked: bool | None = None
    spoken: str = ""
    indent: int = 0

    @property
    def words(self) -> str:
        """The cell for somebody who does not see it."""
        return self.spoken or self.text or ", ".join(chip.text for chip in self.chips)


CELL, LOOK = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class RowLook:
    """How a row is marked: edited, faulty; `is_heading` opens a group."""

    is_edited: bool = False
    is_wrong: bool = False
    is_heading: bool = False


class CellDelegate(QStyledItemDelegate):
    """Paints cells: the fill of the row, a bar at the left of the selected or faulty one, the words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A row's height."""
        return QSize(40, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One cell."""
        box: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        cell, look = index.data(CELL), index.data(LOOK)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_line = index.row() < index.model().rowCount() - 1
        self._paint_ground(painter, box, look, is_chosen, index.column() == 0, has_line)
        if isinstance(cell, Cell):
            inner = box.adjusted(6 + cell.indent * 18, 0, -4, -1)
            self._paint_cell(painter, inner, cell, is_chosen)
        if look.is_edited and index.column() == index.model().columnCount() - 1:
            square = QRectF(box.right() - 22, box.center().y() - 3, 7, 7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(square, 1.5, 1.5)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        box: QRect,
        look: RowLook,
        is_chosen: bool,
        is_first: bool,
        has_line: bool,
    ) -> None:
        fill = "error-fill" if look.is_wrong else "accent-tint" if is_chosen else "surface"
        painter.fillRect(box, self._theme.colour(fill))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        if not look.is_wrong and has_line:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        if is_first and (is_chosen or look.is_wrong):
            bar = self._theme.colour("error-text" if look.is_wrong else "accent")
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), bar)

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell, is_chosen: bool) -> None:
        left = box.left()
        if cell.icon:
            role = "text3" if cell.icon == "grip-vertical" else "text2"
            ratio = painter.device().devicePixelRatioF()
            shown = pixmap(cell.icon, self._theme.colour(role).name(), 15, ratio)
            painter.drawPixmap(left, box.center().y() - 7, shown)
            left += 21
        if cell.is_ticked is not None:
            self._paint_tick(painter, QRectF(left, box.center().y() - 7, 15, 15), cell.is_ticked)
        if cell.chips:
            self._paint_chips(
                painter, QRect(left, box.top(), box.right() - left, box.height()), cell.chips
            )
        if cell.text:
            font = self._font(cell.look, is_chosen)
            painter.setFont(font)
            painter.setPen(self._theme.colour("text3" if cell.look == "quiet" else "text"))
            place = box.adjusted(left - box.left(), 0, 0, 0)
            text = painter.fontMetrics().elidedText(
                cell.text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text
            )

    def _font(self, look: str, is_chosen: bool) -> QFont:
        view = self.parent()
        font = QFont(view.font() if isinstance(view, QWidget) else QFont())
        if look == "code":
            font.setFamilies(["JetBrains Mono", *font.families()])
            font.setPixelSize(12)
        if look == "strong" or (look == "code" and is_chosen):
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _paint_tick(self, painter: QPainter, box: QRectF, is_ticked: bool) -> None:
        colour = self._theme.colour
        painter.setPen(QPen(colour("accent" if is_ticked else "edge"), 1))
        painter.setBrush(colour("accent" if is_ticked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if is_ticked:
            ratio = painter.device().devicePixelRatioF()
            tick = pixmap("check", colour("on-accent").name(), 11, ratio)
            painter.drawPixmap(round(box.left()) + 2, round(box.top()) + 2, tick)

    def _paint_chips(self, painter: QPainter, box: QRect, chips: tuple[Chip, ...]) -> None:
        """As many chips as fit, the wrong ones first, then how many more there are."""
        font = self._font("code", False)
        font.setPixelSize(11)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        chips = tuple(sorted(chips, key=lambda chip: not chip.is_wrong))
        texts = [f"◆ {chip.text}" if chip.is_route else chip.text for chip in chips]
        widths = [metrics.horizontalAdvance(text) + _CHIP_PADDING for text in texts]
        count = fitting(widths, box.width(), metrics.horizontalAdvance(f"+{len(chips)}"))
        left, more = box.left(), len(chips) - count
        for chip, text, width in zip(chips[:count], texts, widths, strict=False):
            room = box.width() - (metrics.horizontalAdvance(f"+{more}") + _CHIP_GAP if more else 0)
            shown = min(width, room)
            if shown < width:
                place = shown - _CHIP_PADDING
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place)
            self._paint_chip(painter, QRect(left, box.center().y() - 10, shown, 19), chip, text)
            left += shown + _CHIP_GAP
        if more:
            painter.setPen(self._theme.colour("text3"))
            place = QRect(left, box.top(), box.right() - left + 1, box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"+{more}")

    def _paint_chip(self, painter: QPainter, box: QRect, chip: Chip, text: str) -> None:
        frame = QRectF(box).translated(0.5, 0.5)
        role = "error-text" if chip.is_wrong else "border"
        painter.setPen(QPen(self._theme.colour(role), 1))
        painter.setBrush(self._theme.colour("surface" if chip.is_wrong else "sunken"))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(self._theme.colour("error-text" if chip.is_wrong else "text"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


def fitting(widths: Sequence[int], room: int, more: int) -> int:
    """How many of the chips of these widths stand in a room of pixels, at least one.

    Where not all do, `more` is the width of the number of the others, which needs its place too.
    """
    if sum(widths) + _CHIP_GAP * (len(widths) - 1) <= room:
        return len(widths)
    count, taken = 0, more
    for width in widths:
        taken += width + _CHIP_GAP
        if taken > room:
            break
        count += 1
    return max(count, 1)
