"""A sentence about what is wrong, with the mend that it offers as a link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.labels import label, row


@dataclass(frozen=True)
class Said:
    """What is wrong, and the words and the doing of a mend."""

    text: str
    mend: str = ""
    do: Callable[[], object] | None = None


class SaidProblem(QWidget):
    """Shows a problem in place; its link is reached by Tab."""

    def __init__(self, theme: Theme, *, has_icon: bool = True, role: str = "problem") -> None:
        super().__init__()
        self._theme = theme
        self._said: Said | None = None
        self.words = label("", role, wraps=role == "problem")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.words.linkActivated.connect(lambda _: self.mend())
        line = row(spacing=6)
        if has_icon:
            icon = Icon(theme, "circle-alert", "error-text", 14)
            top = Qt.AlignmentFlag.AlignTop if role == "problem" else Qt.AlignmentFlag.AlignVCenter
            line.addWidget(icon, 0, top)
        line.addWidget(self.words, 1)
        self.setLayout(line)
        theme.changed.connect(self._show)

    def say(self, said: Said | None) -> None:
        """Show a problem, or nothing."""
        self._said = said
        self.setVisible(said is not None)
        self._show()

    @property
    def text(self) -> str:
        """What is said."""
        return self._said.text if self._said else ""

    def mend(self) -> None:
        """Do what the link says."""
        if self._said is not None and self._said.do is not None:
            self._said.do()

    def _show(self) -> None:
        if self._said is None:
            self.words.clear()
            return
        colour = self._theme.palette["accent-text"]
        has_mend = self._said.mend and self._said.do is not None
        policy = Qt.FocusPolicy.TabFocus if has_mend else Qt.FocusPolicy.NoFocus
        link = f' <a href="mend" style="color:{colour}">{escape(self._said.mend)}</a>'
        self.words.setText(escape(self._said.text) + (link if has_mend else ""))
        self.words.setFocusPolicy(policy)
        self.words.setAccessibleName(f"{self._said.text} {self._said.mend}".strip())
