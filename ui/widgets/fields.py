"""Text fields that leave undo to the document, drop control characters, and send no half-composed text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from evaluator.values import as_line, without_control_characters

_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _UNDO_KEYS)


class LineField(QLineEdit):
    """One line of text. `edited` carries what was typed, `left` says that focus went elsewhere."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.textEdited.connect(self._send)

    def show_text(self, text: str) -> None:
        """Show the document's text; the cursor stays where it was."""
        if text != as_line(without_control_characters(self.text())):
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def _send(self, text: str) -> None:
        self.edited.emit(as_line(without_control_characters(text)))

    def event(self, event: QEvent) -> bool:
        """Leave the undo keys to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo is the document's."""
        if _is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: object) -> None:
        """Qt's own menu without its undo and redo."""
        menu = self.createStandardContextMenu()
        _drop_undo(menu.actions(), menu)
        menu.exec(event.globalPos())  # type: ignore[attr-defined]  # a QContextMenuEvent

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


class ProseField(QPlainTextEdit):
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
        if text == self._text():
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

    def _text(self) -> str:
        return without_control_characters(self.toPlainText())

    def _send(self) -> None:
        if not self._is_showing and not self._is_composing:
            self.edited.emit(self._text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method still composes is no edit."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave the undo keys to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo is the document's; Escape leaves the field."""
        if _is_undo(event) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: object) -> None:
        """Qt's own menu without its undo and redo."""
        menu = self.createStandardContextMenu()
        _drop_undo(menu.actions(), menu)
        menu.exec(event.globalPos())  # type: ignore[attr-defined]  # a QContextMenuEvent

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


def _drop_undo(actions: list[QAction], menu: QWidget) -> None:
    for action in actions:
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
