"""Labels and frames in the roles of the style sheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.flow import Flow


def label(text: str = "", role: str = "", *, wraps: bool = True) -> QLabel:
    """A label whose text is shown as it is, never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


def framed(role: str = "card", margins: tuple[int, int, int, int] = (16, 12, 16, 12)) -> QFrame:
    """A frame with a vertical layout."""
    frame = QFrame()
    frame.setProperty("role", role)
    column(frame, margins, 6)
    return frame


def column(
    holder: QWidget | None = None,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    spacing: int = 0,
) -> QVBoxLayout:
    """A vertical layout, in `holder` if one is named."""
    layout = QVBoxLayout() if holder is None else QVBoxLayout(holder)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return layout


def inside(frame: QFrame) -> QVBoxLayout:
    """The layout of a frame made by `framed`."""
    layout = frame.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def led(lead: str, text: str, role: str = "") -> QLabel:
    """A label that opens with words in bold; neither part is read as markup."""
    made = label("", role)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(led_text(lead, text))
    return made


def led_text(lead: str, text: str, colour: str = "") -> str:
    """The rich text of words in bold, in a colour if one is named, and the words that follow."""
    opening = f'<b style="color: {colour}">' if colour else "<b>"
    return f"{opening}{_rich(lead)}</b> {_rich(text)}".strip()


def trailed_text(text: str, end: str) -> str:
    """The rich text of words that close with others in bold."""
    return f"{_rich(text)} <b>{_rich(end)}</b>" if end else _rich(text)


def accented(text: str, part: str, colour: str) -> str:
    """The rich text of words of which a part, where it stands first, has another colour."""
    before, found, after = text.partition(part)
    return f'{_rich(before)}<span style="color: {colour}">{_rich(found)}</span>{_rich(after)}'


def _rich(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def line() -> QFrame:
    """A thin line between rows."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def button(text: str, role: str = "") -> QPushButton:
    """A push button in a role."""
    made = QPushButton(text)
    if role:
        made.setProperty("role", role)
    return made


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None stands for what stretches."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return layout


def keys(hints: Sequence[tuple[str, str]]) -> Flow:
    """Keys with what each does, in as many lines as they need."""
    layout = Flow(14)
    for key, words in hints:
        hint = QWidget()
        hint.setLayout(
            row(label(key, "key", wraps=False), label(words, "caption", wraps=False), spacing=6)
        )
        layout.addWidget(hint)
    return layout


def clear(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and show it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        # What was not styled yet is when it is shown.
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
