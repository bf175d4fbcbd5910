"""The arguments of a tool: a line each, with name, type and description."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from evaluator.blueprint.model import Argument
from evaluator.i18n import Marked, Translator
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chip_field import Choice
from ui.widgets.fields import LineField
from ui.widgets.labels import clear, column, row

_TYPES = {
    "text": Marked("text"),
    "integer": Marked("whole number"),
    "number": Marked("number"),
    "boolean": Marked("yes or no"),
}


class ArgumentsField(QWidget):
    """Shows arguments; `edited` carries all of them after a change."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._t = t
        self._values: tuple[Argument, ...] = ()
        self.lines: list[tuple[LineField, QComboBox, LineField]] = []
        layout = column(self, spacing=6)
        self._rows = column(spacing=6)
        layout.addLayout(self._rows)
        self.add = Button(theme, "plus", t(Marked("Argument")), "quiet")
        self.add.clicked.connect(self._add)
        layout.addLayout(row(self.add, None))
        self.setFocusProxy(self.add)

    def show_value(self, values: Sequence[Argument], choices: Sequence[Choice]) -> None:
        """Show the document's arguments; lines that are there stay."""
        values = tuple(values)
        if len(values) != len(self.lines):
            clear(self._rows)
            self.lines = []
            for place in range(len(values)):
                self._add_line(place)
        self._values = values
        for value, (name, kind, description) in zip(values, self.lines, strict=True):
            name.show_text(value.name)
            kind.setCurrentIndex(list(_TYPES).index(value.type))
            description.show_text(value.description)

    def _add_line(self, place: int) -> None:
        t = self._t
        name = LineField(t(Marked("Name of argument {number}"), number=place + 1))
        name.setProperty("role", "code")
        name.setPlaceholderText(t(Marked("name")))
        kind = QComboBox()
        kind.setAccessibleName(t(Marked("Type of argument {number}"), number=place + 1))
        for value, words in _TYPES.items():
            kind.addItem(t(words), value)
        description = LineField(t(Marked("Description of argument {number}"), number=place + 1))
        description.setPlaceholderText(t(Marked("description")))
        out = Button(
            self._theme,
            "x",
            role="quiet",
            name=t(Marked("Take out argument {number}"), number=place + 1),
        )
        name.edited.connect(lambda text: self._set(place, "name", text))
        kind.activated.connect(lambda index: self._set(place, "type", kind.itemData(index)))
        description.edited.connect(lambda text: self._set(place, "description", text))
        for made in (name, description):
            made.left.connect(self.left)
        out.clicked.connect(
            lambda: self.edited.emit((*self._values[:place], *self._values[place + 1 :]))
        )
        line = row(name, kind, description, out, spacing=6)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        line.setStretch(2, 5)
        self._rows.addLayout(line)
        self.lines.append((name, kind, description))

    def _set(self, place: int, field: str, value: object) -> None:
        changed = self._values[place].model_copy(update={field: value})
        self.edited.emit((*self._values[:place], changed, *self._values[place + 1 :]))

    def _add(self) -> None:
        names = {value.name for value in self._values}
        number = 1
        while f"argument_{number}" in names:
            number += 1
        self.edited.emit((*self._values, Argument(name=f"argument_{number}")))
