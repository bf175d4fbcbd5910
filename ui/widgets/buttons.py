"""Push buttons with an icon in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.icons import SIZE, icon
from ui.theme import Theme
from ui.widgets.labels import restyle

_ICON_ROLES = {"primary": "on-accent", "quiet": "text2", "toast": "surface"}


class Button(QPushButton):
    """A push button in a role of the style sheet, with an icon before its words or alone."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        text: str = "",
        role: str = "",
        *,
        name: str = "",
        after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._after = after
        self._theme = theme
        self._icon_name = icon_name
        self._role = role
        if role:
            self.setProperty("role", role)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self.setText(text)
        if after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIconSize(QSize(SIZE, SIZE))
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def setText(self, text: str) -> None:
        """Show the words, a little apart from the icon."""
        super().setText(f"{text} " if text and self._after else f" {text}" if text else "")
        if text:
            self.setAccessibleName(text)

    def show_role(self, role: str) -> None:
        """Take another role of the style sheet."""
        self._role = role
        restyle(self, "role", role)
        self._show_icon()

    def _show_icon(self) -> None:
        colour = self._theme.colour(_ICON_ROLES.get(self._role, "text"))
        self.setIcon(icon(self._icon_name, colour, self._theme.colour("disabled")))
