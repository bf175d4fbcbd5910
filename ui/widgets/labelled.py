"""A field under its caption, with room for a word at the caption's end and a sentence below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.labels import column, label, restyle, row


class Labelled(QWidget):
    """Shows `field` with its caption; `say` puts a sentence under it."""

    def __init__(self, caption: str, field: QWidget, aside: str = "") -> None:
        super().__init__()
        self.field = field
        layout = column(self, spacing=5)
        name = label(caption, "strong", wraps=False)
        name.setBuddy(field)
        self._aside = label(aside, "caption", wraps=False)
        self._said = label("", "wrong")
        self._said.hide()
        layout.addLayout(row(name, None, self._aside))
        layout.addWidget(field)
        layout.addWidget(self._said)

    @property
    def said(self) -> str:
        """The sentence under the field."""
        return self._said.text()

    def say(self, text: str, role: str = "wrong") -> None:
        """Show a sentence under the field (`wrong` or `good`), or nothing for an empty one."""
        self._said.setText(text)
        restyle(self._said, "role", role)
        self._said.setVisible(bool(text))
        restyle(self.field, "wrong", bool(text) and role == "wrong")
        self.field.setAccessibleDescription(text)
