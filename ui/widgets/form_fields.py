"""The fields that a form is made of: each shows a value, and sends another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from evaluator.i18n import Translator
from ui.theme import Theme
from ui.widgets.arguments_field import ArgumentsField
from ui.widgets.check import Check
from ui.widgets.chip_field import ChipField, Choice
from ui.widgets.fields import LineField, ProseField

Kind = Literal[
    "line", "code", "prose", "choice", "number", "switch", "several", "words", "arguments", "file"
]
_PROSE_HEIGHT = 62


class FormField(Protocol):
    """What every field of a form has: `edited` carries another value, `left` says that focus went."""

    edited: Any
    left: Any

    def show_value(self, value: Any, choices: Sequence[Choice]) -> None:
        """Show the document's value."""
        ...


@dataclass(frozen=True)
class FieldMade:
    """What a field is made from."""

    theme: Theme
    t: Translator
    name: str
    hint: str = ""
    least: int = 0
    most: int = 0
    nothing: str = ""
    """What a number says that is not set; empty where it always is."""


class Line(LineField):
    """A line of text."""

    def __init__(self, made: FieldMade, *, is_code: bool = False) -> None:
        super().__init__(made.name)
        self.setPlaceholderText(made.hint)
        if is_code:
            self.setProperty("role", "code")

    def show_value(self, value: str, choices: Sequence[Choice]) -> None:
        """Show the document's text."""
        self.show_text(value)


class Prose(ProseField):
    """A text of several lines."""

    def __init__(self, made: FieldMade) -> None:
        super().__init__(made.name)
        self.setPlaceholderText(made.hint)
        self.setFixedHeight(_PROSE_HEIGHT)

    def show_value(self, value: str, choices: Sequence[Choice]) -> None:
        """Show the document's text."""
        self.show_text(value)


class ChoiceField(QComboBox):
    """One of a few values."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, made: FieldMade) -> None:
        super().__init__()
        self.setAccessibleName(made.name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(lambda place: self.edited.emit(self.itemData(place)))

    def show_value(self, value: object, choices: Sequence[Choice]) -> None:
        """Show the choices and the chosen one; a value that is none of them is shown as it is."""
        known = [(self.itemData(place), self.itemText(place)) for place in range(self.count())]
        wanted = list(choices)
        if value not in [one for one, _ in wanted]:
            wanted.append((value, str(value)))
        if known != wanted:
            self.clear()
            for one, words in wanted:
                self.addItem(words, one)
        self.setCurrentIndex([one for one, _ in wanted].index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()


class NumberField(QSpinBox):
    """A whole number, or none where that has words."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, made: FieldMade) -> None:
        super().__init__()
        self._nothing = made.least - 1 if made.nothing else None
        line = LineField(made.name)
        # Not by the style sheet: Qt forgets its padding when the box around it is styled again.
        line.setTextMargins(8, 0, 0, 0)
        line.left.connect(self.left)
        self.setLineEdit(line)
        self.setAccessibleName(made.name)
        self.setRange(made.least - bool(made.nothing), made.most)
        self.setSpecialValueText(made.nothing)
        self.setKeyboardTracking(True)
        self.valueChanged.connect(self._send)

    def show_value(self, value: int | None, choices: Sequence[Choice]) -> None:
        """Show the document's number."""
        shown = self._nothing if value is None and self._nothing is not None else value
        if shown is not None and shown != self.value():
            self.blockSignals(True)
            self.setValue(shown)
            self.blockSignals(False)

    def _send(self, value: int) -> None:
        self.edited.emit(None if value == self._nothing else value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Undo is the document's."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)


class Switch(Check):
    """Off or on."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, made: FieldMade) -> None:
        super().__init__(made.name, made.hint)
        self.chosen.connect(lambda is_on: self.edited.emit(is_on))

    def show_value(self, value: bool, choices: Sequence[Choice]) -> None:
        """Show the document's value."""
        self.show_checked(value)


MAKERS: dict[str, Callable[[FieldMade], QWidget]] = {
    "line": Line,
    "code": lambda made: Line(made, is_code=True),
    "prose": Prose,
    "choice": ChoiceField,
    "number": NumberField,
    "switch": Switch,
    "several": lambda made: ChipField(made.theme, made.t, made.name, chooses=True),
    "words": lambda made: ChipField(made.theme, made.t, made.name, chooses=False),
    "file": lambda made: Line(made, is_code=True),
    "arguments": lambda made: ArgumentsField(made.theme, made.t),
}
"""How a field of each kind is made."""
