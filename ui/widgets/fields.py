"""Text fields that leave undo to the document, drop control characters, and send no half-composed text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QPlainTextEdit, QWidget

from evaluator.i18n import Marked, Translator
from evaluator.values import as_line, is_day, without_control_characters
from ui.icons import icon
from ui.theme import Theme
from ui.widgets.labels import restyle

_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _UNDO_KEYS)


class _LeavesUndo:
    """The half that both fields share: undo and dropped files belong to the window, leaving says so."""

    def event(self: Any, event: QEvent) -> bool:
        """Leave the undo keys to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return bool(super().event(event))  # type: ignore[misc]  # the Qt half has it

    def keyPressEvent(self: Any, event: QKeyEvent) -> None:
        """Undo is the document's; Escape belongs to whatever holds the field."""
        if _is_undo(event) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]  # the Qt half has it

    def dragEnterEvent(self: Any, event: QDragEnterEvent) -> None:
        """Words are dropped into the field; a file is the window's."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)  # type: ignore[misc]  # the Qt half has it

    def contextMenuEvent(self: Any, event: QContextMenuEvent) -> None:
        """Qt's own menu without its undo and redo."""
        menu: QMenu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusOutEvent(self: Any, event: QFocusEvent) -> None:
        """Say that the field was left; its own menu is no leaving."""
        super().focusOutEvent(event)  # type: ignore[misc]  # the Qt half has it
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class LineField(_LeavesUndo, QLineEdit):
    """One line of text. `edited` carries what was typed, `left` says that focus went elsewhere."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.textEdited.connect(self._send)

    def show_text(self, text: str) -> None:
        """Show the document's text; the cursor stays where it was."""
        if text != self.shown_text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def shown_text(self) -> str:
        """What stands in the field, as a document takes it."""
        return as_line(without_control_characters(self.text()))

    def _send(self, text: str) -> None:
        self.edited.emit(as_line(without_control_characters(text)))


class ProseField(_LeavesUndo, QPlainTextEdit):
    """Text of several lines; Tab goes to the next field."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self._is_composing = False
        self._is_showing = False
        self.textChanged.connect(self._send)

    def show_text(self, text: str) -> None:
        """Show the document's text; the cursor stays where it was."""
        if text == self.shown_text():
            return
        place = self.textCursor().position()
        self._is_showing = True
        try:
            self.setPlainText(text)
        finally:
            self._is_showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def shown_text(self) -> str:
        """What stands in the field, as a document takes it."""
        return without_control_characters(self.toPlainText())

    def _send(self) -> None:
        if not self._is_showing and not self._is_composing:
            self.edited.emit(self.shown_text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method still composes is no edit."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)


class DateField(LineField):
    """A date typed as YYYY-MM-DD or picked from a calendar; `edited` carries only dates and an empty text."""

    wrongnessChanged = Signal(bool)

    def __init__(self, theme: Theme, t: Translator, name: str) -> None:
        super().__init__(name)
        self._theme = theme
        self.is_wrong = False
        self.setPlaceholderText(t(Marked("YYYY-MM-DD")))
        self._pick = QAction(t(Marked("Pick a date")), self)
        self._pick.triggered.connect(self.open_calendar)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def _show_icon(self) -> None:
        self._pick.setIcon(icon("calendar", self._theme.colour("text2")))

    def show_text(self, text: str) -> None:
        """Show the document's date; one that is being typed stays."""
        if not self.is_wrong or not self.hasFocus():
            super().show_text(text)
            self._judge(text)

    def open_calendar(self) -> None:
        """Pick a day; the one that stands in the field is shown first."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = QDate.fromString(self.text(), Qt.DateFormat.ISODate)
        if shown.isValid():
            calendar.setSelectedDate(shown)
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(lambda day: self._take(day, calendar))
        calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.show()

    def _take(self, day: QDate, calendar: QCalendarWidget) -> None:
        self.setText(day.toString(Qt.DateFormat.ISODate))
        calendar.close()
        self._send(self.text())

    def _send(self, text: str) -> None:
        self._judge(text)
        if not self.is_wrong:
            super()._send(text.strip())

    def _judge(self, text: str) -> None:
        is_wrong = not is_day(text.strip())
        restyle(self, "wrong", is_wrong)
        if is_wrong != self.is_wrong:
            self.is_wrong = is_wrong
            self.wrongnessChanged.emit(is_wrong)
