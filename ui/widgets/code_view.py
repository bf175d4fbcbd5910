"""A file's text, highlighted by Pygments, with line numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import (  # fmt: skip
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from evaluator.scaffold.diff import alike
from ui.operations import Operation
from ui.theme import Theme

Span = tuple[int, int, str]
"""Where a token begins in its line, how long it is, and the role of its colour."""

_FILLS = {"+": "accent-tint", "-": "error-fill"}
_REST = 120
"""Milliseconds without a change after which a file is coloured anew: while one types, the keys come first."""
LONGEST = 200_000
"""Characters that are highlighted; what a file has beyond stays plain."""
_ROLES = (
    ("Comment", "text3"),
    ("Literal.String", "accent-text"),
    ("String", "accent-text"),
    ("Literal.Number", "ink-3"),
    ("Number", "ink-3"),
    ("Name.Decorator", "ink-3"),
    ("Keyword", "ink-2"),
    ("Name.Tag", "ink-2"),
    ("Generic.Heading", "ink-2"),
    ("Generic.Subheading", "ink-2"),
)


def spans(path: str, text: str) -> list[list[Span]]:
    """The coloured parts of each line of a file; none for a file whose language is not known."""
    from pygments.lexers import get_lexer_for_filename
    from pygments.util import ClassNotFound

    try:
        lexer: Any = get_lexer_for_filename(path, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return []
    lines: list[list[Span]] = [[]]
    column = 0
    for kind, value in lexer.get_tokens(text[:LONGEST]):
        role = _role(str(kind).removeprefix("Token."))
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
                column = 0
            # Qt counts in UTF-16 units, Python in characters.
            length = len(part) + sum(ord(character) > 0xFFFF for character in part)
            if role and length:
                lines[-1].append((column, length, role))
            column += length
    return lines


def _role(kind: str) -> str:
    return next((role for name, role in _ROLES if kind.startswith(name)), "")


class CodeView(QPlainTextEdit):
    """Shows one file, read-only. The highlighting is computed off the GUI thread and follows."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._spans: list[list[Span]] = []
        self._shown = ("", "")
        self._lexed = ("", "")
        self._marks: tuple[str, ...] = ()
        self._lexing: Operation | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._lex)
        self._numbers = _Numbers(self)
        self.setProperty("role", "code")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFont("JetBrains Mono")
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(12)
        self.setFont(font)
        self.document().setDocumentMargin(0)
        self.updateRequest.connect(lambda _, by: self._follow(by))
        self.blockCountChanged.connect(lambda _: self._make_room())
        theme.changed.connect(lambda: self._colour())
        theme.changed.connect(self._fill)
        self._make_room()

    def show_file(self, path: str, text: str, marks: Sequence[str] = ()) -> None:
        """Show another file; the same one keeps its place.

        `marks` says of each line whether it was added (`+`) or taken out (`-`); the latter have no number.
        """
        if (path, text, tuple(marks)) == (*self._shown, self._marks):
            return
        self._marks = tuple(marks)
        is_same = path == self._shown[0]
        is_coloured = is_same and self._change_text(text)
        if not is_coloured:
            place = self.verticalScrollBar().value()
            self._spans = []
            self.setPlainText(text)
            if is_same:
                self.verticalScrollBar().setValue(place)
        self._shown = (path, text)
        self._fill()
        self._make_room()
        self._bring_mark(is_needed=not is_same)
        self._later.start(_REST if is_coloured else 0)

    def _change_text(self, text: str) -> bool:
        """Replace the lines that changed, so that the others keep their colours; gives whether that can be done."""
        if text == self._shown[1]:
            return bool(self._spans)
        old, new = self._shown[1].split("\n"), text.split("\n")
        first = alike(old, new)
        last = alike(old[first:][::-1], new[first:][::-1])
        # Qt breaks lines at more characters than we do.
        if not last or len(self._spans) != len(old) or self.blockCount() != len(old):
            return False
        lines = new[first : len(new) - last]
        cursor = QTextCursor(self.document().findBlockByNumber(first))
        end = self.document().findBlockByNumber(len(old) - last)
        cursor.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("".join(f"{line}\n" for line in lines))
        self._spans[first : len(old) - last] = [[] for _ in lines]
        # The next line was split off and lost its colours.
        self._colour(first, len(lines) + 1)
        return True

    def _fill(self) -> None:
        """The fills of the marked lines."""
        fills = []
        for place, mark in enumerate(self._marks):
            if mark in _FILLS:
                fill = QTextEdit.ExtraSelection()
                made = QTextCharFormat()
                made.setBackground(self._theme.colour(_FILLS[mark]))
                made.setProperty(QTextFormat.Property.FullWidthSelection, True)
                fill.format = made  # type: ignore[attr-defined]  # missing in the stubs
                fill.cursor = QTextCursor(self.document().findBlockByNumber(place))  # type: ignore[attr-defined]
                fills.append(fill)
        self.setExtraSelections(fills)

    def _bring_mark(self, *, is_needed: bool) -> None:
        """Scroll to the first marked line, where it is out of view."""
        first = next((place for place, mark in enumerate(self._marks) if mark in _FILLS), None)
        if first is None:
            return
        top = self.firstVisibleBlock().blockNumber()
        lines = max(self.viewport().height() // max(self.fontMetrics().lineSpacing(), 1), 1)
        if is_needed or not top <= first < top + lines:
            self.verticalScrollBar().setValue(max(first - 5, 0))

    @property
    def is_settled(self) -> bool:
        """Whether the text that is shown has its colours."""
        return self._lexing is None and not self._later.isActive()

    def _lex(self) -> None:
        if self._lexing is not None:
            return
        wanted = self._shown
        self._lexing = Operation(lambda _: (wanted, spans(*wanted)), self)
        self._lexing.done.connect(self._take)
        self._lexing.finished.connect(self._finish)
        self._lexing.start()

    def _take(self, found: tuple[tuple[str, str], list[list[Span]]]) -> None:
        wanted, lines = found
        if wanted == self._shown:
            self._spans = lines
            self._colour()
        self._lexed = wanted

    def _finish(self) -> None:
        self._lexing = None
        if self._lexed != self._shown and not self._later.isActive():
            self._lex()

    def _colour(self, first: int = 0, count: int | None = None) -> None:
        """Colour `count` lines from `first` on, else all that follow."""
        block = self.document().findBlockByNumber(first)
        start = block.position()
        formats = {role: self._format(role) for _, role in _ROLES}
        for line in self._spans[first : None if count is None else first + count]:
            if not block.isValid():
                break
            ranges = []
            for start, length, role in line:
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = start, length, formats[role]
                ranges.append(part)
            block.layout().setFormats(ranges)
            block = block.next()
        end = block.position() if block.isValid() else self.document().characterCount()
        self.document().markContentsDirty(start, end - start)
        self._numbers.update()

    def _format(self, role: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.colour(role))
        return made

    def number_width(self) -> int:
        """The room that the line numbers take."""
        digits = max(len(str(self.blockCount())), 2)
        signs = 2 if any(mark in _FILLS for mark in self._marks) else 0
        return 18 + self.fontMetrics().horizontalAdvance("9") * (digits + signs)

    def _make_room(self) -> None:
        self.setViewportMargins(self.number_width(), 0, 0, 0)

    def _follow(self, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
        else:
            self._numbers.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers stand left of the text."""
        super().resizeEvent(event)
        box = self.contentsRect()
        self._numbers.setGeometry(QRect(box.left(), box.top(), self.number_width(), box.height()))

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the line numbers that are in view."""
        painter = QPainter(self._numbers)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.palette["text3"]))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        number = block.blockNumber() - self._marks[: block.blockNumber()].count("-")
        sign_width = self.fontMetrics().horizontalAdvance("9") * 2
        is_marked = any(mark in _FILLS for mark in self._marks)
        while block.isValid() and top <= event.rect().bottom():
            height = self.blockBoundingRect(block).height()
            at = block.blockNumber()
            mark = self._marks[at] if at < len(self._marks) else ""
            whole = QRect(0, round(top), self._numbers.width(), round(height))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            if mark in _FILLS:
                sign = self._theme.colour("error-text" if mark == "-" else "accent")
                painter.fillRect(whole, self._theme.colour(_FILLS[mark]))
                painter.fillRect(QRect(0, whole.top(), 3, whole.height()), sign)
                painter.setPen(sign)
                painter.drawText(whole.adjusted(0, 0, -8, 0), right, mark)
                painter.setPen(QColor(self._theme.palette["text3"]))
            if mark != "-":
                number += 1
                place = whole.adjusted(0, 0, -10 - (sign_width if is_marked else 0), 0)
                painter.drawText(place, right, str(number))
            top += height
            block = block.next()
        painter.end()


class _Numbers(QWidget):
    """The strip of line numbers."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.number_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_numbers(event)
