"""A table of rows as high as it needs to be, with sentences below the rows that are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.theme import Theme
from ui.widgets.cells import CELL, LOOK, ROW_HEIGHT, Cell, CellDelegate, RowLook
from ui.widgets.labels import column
from ui.widgets.said_problem import Said, SaidProblem

Key = tuple[str, ...]
_MIME = "application/x-evaluator-row"
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PLAIN = RowLook()


@dataclass(frozen=True)
class TableRow:
    """A row: what it stands for, its cells, how it is marked, and what is wrong with it."""

    key: Key
    cells: tuple[Cell, ...]
    look: RowLook = _PLAIN
    said: tuple[Said, ...] = ()
    can_move: bool = True


@dataclass(frozen=True)
class Column:
    """A column's name and width; the one with width 0 takes what is left."""

    name: str
    width: int = 0


class RowsModel(QAbstractTableModel):
    """Rows, and for each sentence about one a line of its own below it."""

    dropped = Signal(object, object)
    """The key of a row and that of the row it was dropped before; None for the end."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = (Column("", 32), *columns)
        self.rows: tuple[TableRow, ...] = ()
        self.lines: list[tuple[TableRow, Said | None]] = []

    def show_rows(self, rows: Sequence[TableRow]) -> bool:
        """Show other rows; gives whether they need another arrangement than those before."""
        is_same = _arrangement(rows) == _arrangement(self.rows)
        if not is_same:
            self.beginResetModel()
        self.rows = tuple(rows)
        self.lines = [
            line for row in rows for line in ((row, None), *((row, said) for said in row.said))
        ]
        if not is_same:
            self.endResetModel()
        elif self.lines:
            last = self.index(len(self.lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return not is_same

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Rows and sentences."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """The handle and the columns."""
        return len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """A column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell, how its row is marked, or its words."""
        row, said = self.lines[index.row()]
        if role == LOOK:
            is_plain = said is not None
            return RowLook(is_wrong=True) if is_plain else row.look
        cell = self._cell(row, said, index.column())
        if role == CELL:
            return cell if said is None else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said.text if said is not None else cell.words
        if role == Qt.ItemDataRole.ToolTipRole and said is None:
            return cell.words or None
        return None

    def _cell(self, row: TableRow, said: Said | None, column: int) -> Cell:
        if column == 0:
            icon = "" if not row.can_move or said is not None else "grip-vertical"
            return Cell(icon=icon, spoken=row.cells[0].words, indent=0)
        return row.cells[column - 1] if column <= len(row.cells) else Cell()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows are chosen and dragged; sentences are neither."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        row, said = self.lines[index.row()]
        if said is not None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if row.can_move else flags

    def line_of(self, key: Key) -> int:
        """Where the row stands that a key names, or that holds what it names; −1 without one."""
        found = [
            (len(row.key), place)
            for place, (row, said) in enumerate(self.lines)
            if said is None and key[: len(row.key)] == row.key
        ]
        return max(found)[1] if found else -1

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """A row of this program."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged row's place."""
        made = QMimeData()
        made.setData(_MIME, QByteArray(str(indexes[0].row()).encode()))
        return made

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Say where a row was dropped; whoever holds the rows moves it."""
        from_line = int(bytes(data.data(_MIME).data()).decode())
        target = row if row >= 0 else parent.row() if parent.isValid() else len(self.lines)
        after = [line for line in self.lines[target:] if line[1] is None]
        self.dropped.emit(self.lines[from_line][0].key, after[0][0].key if after else None)
        # The view removes nothing: the rows come again from the document.
        return False


def _arrangement(rows: Sequence[TableRow]) -> list[object]:
    """What decides how rows lie: which there are, and the sentences below them."""
    return [
        (row.key, row.look.is_heading, [(said.text, said.mend) for said in row.said])
        for row in rows
    ]


class RowTable(QTableView):
    """Shows rows. `chosen` carries a row's key, `movedBy` a key and −1 or 1, `removed` and `entered` a key."""

    chosen = Signal(object)
    movedBy = Signal(object, int)
    removed = Signal(object)
    entered_row = Signal(object)

    def __init__(self, theme: Theme, name: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self._theme = theme
        self._is_showing = False
        self.rows = RowsModel(columns)
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setProperty("role", "rows")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setFixedHeight(28)
        for place, column_ in enumerate(self.rows.columns):
            if column_.width:
                self.setColumnWidth(place, column_.width)
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[TableRow], chosen: Key) -> None:
        """Show rows with the one chosen that `chosen` names or lies in."""
        self._is_showing = True
        if tuple(rows) != self.rows.rows and self.rows.show_rows(rows):
            self.clearSpans()
            for place, (row, said) in enumerate(self.rows.lines):
                if said is not None:
                    self._show_said(place, said)
                elif row.look.is_heading:
                    self.setSpan(place, 1, 1, len(self.rows.columns) - 1)
            self._fit()
        place = self.rows.line_of(chosen)
        if place >= 0:
            if self.currentIndex().row() != place:
                self.setCurrentIndex(self.rows.index(place, 1))
            self.selectRow(place)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_showing = False

    def _show_said(self, place: int, said: Said) -> None:
        self.setSpan(place, 0, 1, len(self.rows.columns))
        holder = QWidget()
        holder.setProperty("role", "problem-row")
        words = SaidProblem(self._theme)
        column(holder, (38, 0, 14, 8)).addWidget(words)
        words.say(said)
        self.setIndexWidget(self.rows.index(place, 0), holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences wrap at another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the rows."""
        header = self.horizontalHeader()
        height = 0 if header.isHidden() else header.height()
        for place, (_, said) in enumerate(self.rows.lines):
            holder = self.indexWidget(self.rows.index(place, 0)) if said is not None else None
            row_height = ROW_HEIGHT
            if holder is not None:
                layout = holder.layout()
                assert layout is not None
                row_height = max(layout.heightForWidth(max(self.width(), 300)), 24)
            self.setRowHeight(place, row_height)
            height += row_height
        self.setFixedHeight(height)

    def _choose(self, index: QModelIndex) -> None:
        if self._is_showing or not index.isValid():
            return
        row, said = self.rows.lines[index.row()]
        if said is None:
            self.chosen.emit(row.key)

    def current_key(self) -> Key | None:
        """The chosen row's key."""
        index = self.currentIndex()
        return self.rows.lines[index.row()][0].key if index.isValid() else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is chosen where none is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.lines:
            self.setCurrentIndex(self.rows.index(0, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the row, Delete takes it out, Enter goes to its form."""
        key, place = event.key(), self.current_key()
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if place is not None and is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.movedBy.emit(place, -1 if key == Qt.Key.Key_Up else 1)
        elif place is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(place)
        elif place is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered_row.emit(place)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        else:
            event.ignore()

    def _step(self, by: int) -> None:
        """The next row that can be chosen; a sentence between two rows is passed over."""
        place = self.currentIndex().row() + by
        while 0 <= place < len(self.rows.lines) and self.rows.lines[place][1] is not None:
            place += by
        if 0 <= place < len(self.rows.lines):
            self.setCurrentIndex(self.rows.index(place, 1))
            self.selectRow(place)
