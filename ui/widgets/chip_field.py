"""Several values as chips: typed words, or some of what there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QWidget

from evaluator.i18n import Marked, Translator
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.fields import LineField
from ui.widgets.flow import Flow
from ui.widgets.labels import clear, restyle

Choice = tuple[object, str]
"""A value and its words."""


class _Typed(LineField):
    """Enter or a comma adds what is typed; Backspace in an empty field takes the last chip out."""

    added = Signal(str)
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, take out, or type."""
        text = self.shown_text().strip()
        is_end = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == ","
        if is_end and text:
            self.clear()
            self.added.emit(text)
        elif is_end and event.text() == ",":
            event.accept()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class ChipField(QFrame):
    """Shows values as chips, each with a way out. `edited` carries all of them after a change.

    With choices a list adds one, else a line in which a word is typed.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, t: Translator, name: str, *, chooses: bool) -> None:
        super().__init__()
        self._theme = theme
        self._t = t
        self._values: tuple[str, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self._shown: object = None
        self.setProperty("role", "chips")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._flow = Flow(5)
        self._flow.setContentsMargins(5, 5, 5, 4)
        self.setLayout(self._flow)
        self.typed: _Typed | None = None
        self.box: QComboBox | None = None
        if chooses:
            self.box = QComboBox()
            self.box.setProperty("role", "quiet")
            self.box.setAccessibleName(name)
            self.box.activated.connect(self._choose)
        else:
            self.typed = _Typed(name)
            restyle(self.typed, "role", "quiet")
            self.typed.setPlaceholderText(t(Marked("Add a value")))
            self.typed.added.connect(self._add)
            self.typed.emptied.connect(self._drop_last)
            self.typed.left.connect(self._leave)
        self._entry: QWidget = self.box or self.typed  # type: ignore[assignment]  # one of them
        self._entry.setFixedHeight(22)
        self.setFocusProxy(self._entry)

    def show_value(self, values: Sequence[str], choices: Sequence[Choice]) -> None:
        """Show the document's values."""
        values, choices = tuple(values), tuple(choices)
        if (values, choices) == self._shown:
            return
        self._shown = self._values, self._choices = values, choices
        had_focus = self._entry.hasFocus()
        words = dict(choices)
        self._flow.removeWidget(self._entry)
        clear(self._flow)
        for value in values:
            self._flow.addWidget(self._chip(value, words.get(value, value)))
        if self.box is not None:
            self.box.clear()
            left = [(value, text) for value, text in choices if value not in values]
            self.box.addItem(self._t(Marked("Add one") if left else Marked("Nothing to add")))
            for value, text in left:
                self.box.addItem(text, value)
            self.box.setEnabled(bool(left))
        self._flow.addWidget(self._entry)
        self._entry.show()
        self.updateGeometry()
        if had_focus:
            self._entry.setFocus()

    def _chip(self, value: str, words: str) -> Button:
        made = Button(
            self._theme, "x", words, "chip", name=self._t(Marked("Take out: {value}"), value=words),
            after=True,
        )  # fmt: skip
        made.setAccessibleName(self._t(Marked("Take out: {value}"), value=words))
        made.clicked.connect(lambda: self._drop(value))
        return made

    def _choose(self, index: int) -> None:
        assert self.box is not None
        value = self.box.itemData(index)
        if value is not None:
            self.edited.emit((*self._values, value))

    def _add(self, value: str) -> None:
        if value not in self._values:
            self.edited.emit((*self._values, value))

    def _drop(self, value: str) -> None:
        self._entry.setFocus()
        self.edited.emit(tuple(one for one in self._values if one != value))

    def _drop_last(self) -> None:
        if self._values:
            self.edited.emit(self._values[:-1])

    def _leave(self) -> None:
        """What is typed and not yet added is meant, too."""
        assert self.typed is not None
        text = self.typed.shown_text().strip()
        if text:
            self.typed.clear()
            self._add(text)
        self.left.emit()
