"""A field under its caption, with room for a word at the caption's end and a sentence below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.labels import column, label, restyle, row

_MARK = 14
_MARKS = {"wrong": ("circle-alert", "error-text"), "good": ("check", "accent-text")}


class Labelled(QWidget):
    """Shows `field` with its caption; `say` puts a sentence under it."""

    def __init__(self, theme: Theme, caption: str, field: QWidget, aside: str = "") -> None:
        super().__init__()
        self.field = field
        layout = column(self, spacing=5)
        name = label(caption, "strong", wraps=False)
        name.setBuddy(field)
        self._aside = label(aside, "caption", wraps=False)
        self._said = label("", "wrong")
        layout.addLayout(row(name, None, self._aside))
        layout.addWidget(field)
        self._mark = Icon(theme, *_MARKS["wrong"], size=_MARK)
        under = row(self._mark, self._said, spacing=6)
        under.setStretch(1, 1)
        under.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(under)
        for part in (self._mark, self._said):
            part.hide()

    @property
    def said(self) -> str:
        """The sentence under the field."""
        return self._said.text()

    def say(self, text: str, role: str = "wrong") -> None:
        """Show a sentence and its mark under the field (`wrong` or `good`), or nothing for an empty one."""
        self._said.setText(text)
        restyle(self._said, "role", role)
        self._mark.show_icon(*_MARKS[role])
        for part in (self._mark, self._said):
            part.setVisible(bool(text))
        restyle(self.field, "wrong", bool(text) and role == "wrong")
        self.field.setAccessibleDescription(text)
