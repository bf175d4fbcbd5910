"""The next steps as a small table that is edited in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from evaluator.assessment import NextStep
from evaluator.i18n import Marked, Translator
from evaluator.values import as_line, is_day, without_control_characters
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.labels import column, label, row

_COLUMNS = ("what", "who", "by")
_HEADS = (Marked("What"), Marked("Who"), Marked("By"))
_ROW_HEIGHT = 31


class _Delegate(QStyledItemDelegate):
    """Edits a cell in one of our own fields, which leave undo to the document."""

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A line, named by its column."""
        model = index.model()
        name = str(model.headerData(index.column(), Qt.Orientation.Horizontal))
        return LineField(name, parent)


class StepsTable(QWidget):
    """Shows the next steps. `edited` carries the rows after a change, and the cell or row that changed."""

    edited = Signal(object, str)

    class Messages:
        """What is said under the table."""

        bad_date = Marked("“{text}” is no date; write YYYY-MM-DD or leave it empty.")
        empty = Marked("No next steps yet.")

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self._steps: tuple[NextStep, ...] = ()
        self._is_showing = False
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setAccessibleName(t(Marked("Next steps")))
        self.table.setHorizontalHeaderLabels([t(head) for head in _HEADS])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        fit = QHeaderView.ResizeMode.ResizeToContents
        self.table.verticalHeader().setSectionResizeMode(fit)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, 62)
        header.resizeSection(2, 98)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._delegate = _Delegate(self.table)
        self.table.setItemDelegate(self._delegate)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(3 * _ROW_HEIGHT)
        # It takes the room that is left, not the height that Qt would like for it.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.cellChanged.connect(self._cell_changed)
        self.table.installEventFilter(self)
        self._said: QLabel = label("", "wrong")
        self._said.hide()
        self.add = Button(theme, "plus", role="quiet", name=t(Marked("Add a step")))
        self.remove = Button(theme, "trash-2", role="quiet", name=t(Marked("Remove the step")))
        self.up = Button(theme, "arrow-up", role="quiet", name=t(Marked("Move the step up")))
        self.down = Button(theme, "arrow-down", role="quiet", name=t(Marked("Move the step down")))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self.move_row(-1))
        self.down.clicked.connect(lambda: self.move_row(1))
        layout = column(self, spacing=4)
        heading = label(t(Marked("Next steps")), "strong", wraps=False)
        layout.addLayout(row(heading, None, self.add, self.remove, self.up, self.down, spacing=0))
        layout.addWidget(self.table)
        layout.addWidget(self._said)

    def show_steps(self, steps: Sequence[NextStep]) -> None:
        """Show the document's rows; the current cell stays."""
        if tuple(steps) != self._steps:
            self._said.hide()
        self._steps = tuple(steps)
        self._is_showing = True
        self.table.setRowCount(len(steps))
        for place, step in enumerate(steps):
            for across, name in enumerate(_COLUMNS):
                item = self.table.item(place, across)
                if item is None:
                    item = QTableWidgetItem()
                    self.table.setItem(place, across, item)
                text = getattr(step, name)
                if item.text() != text:
                    item.setText(text)
                    item.setToolTip(text)
        self._is_showing = False
        for made in (self.remove, self.up, self.down):
            made.setEnabled(bool(steps))

    def _cell_changed(self, place: int, across: int) -> None:
        if self._is_showing or place >= len(self._steps):
            return
        name, item = _COLUMNS[across], self.table.item(place, across)
        text = as_line(without_control_characters(item.text())).strip()
        is_wrong = name == "by" and not is_day(text)
        self._said.setText(self._t(self.Messages.bad_date, text=text) if is_wrong else "")
        self._said.setVisible(is_wrong)
        if is_wrong:
            self.show_steps(self._steps)
            return
        changed = self._steps[place].model_copy(update={name: text})
        steps = (*self._steps[:place], changed, *self._steps[place + 1 :])
        self.edited.emit(steps, f"next_steps.{place}.{name}")

    def _add(self) -> None:
        place = len(self._steps)
        self.edited.emit((*self._steps, NextStep()), f"next_steps.{place}.what")
        self.bring(place, "what")
        self.table.editItem(self.table.item(place, 0))

    def _remove(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self._steps):
            steps = (*self._steps[:place], *self._steps[place + 1 :])
            self.edited.emit(steps, f"next_steps.{place}.removed")

    def move_row(self, by: int) -> None:
        """Move the current row up (−1) or down (1)."""
        place = self.table.currentRow()
        there = place + by
        if not (0 <= place < len(self._steps) and 0 <= there < len(self._steps)):
            return
        steps = list(self._steps)
        steps.insert(there, steps.pop(place))
        self.edited.emit(tuple(steps), f"next_steps.{there}.moved")
        self.table.setCurrentCell(there, self.table.currentColumn())

    def bring(self, place: int, name: str) -> None:
        """Make a cell the current one."""
        across = _COLUMNS.index(name) if name in _COLUMNS else 0
        self.table.setFocus()
        self.table.setCurrentCell(min(place, len(self._steps) - 1), across)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down move the row, Delete empties the cell, Insert adds a row."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() == Qt.Key.Key_Insert:
                self._add()
                return True
            if event.key() == Qt.Key.Key_Delete and self.table.currentItem() is not None:
                self.table.currentItem().setText("")
                return True
        return super().eventFilter(watched, event)
