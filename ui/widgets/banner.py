"""A framed notice: an icon, a lead in bold, a sentence, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.labels import button, framed, inside, led, row

BannerRole = Literal["warn", "error", "info", "accent"]
_ICONS: dict[BannerRole, tuple[str, str]] = {
    "warn": ("triangle-alert", "warn-text"),
    "error": ("circle-x", "error-text"),
    "info": ("info", "text2"),
    "accent": ("check", "accent-text"),
}

Remedy = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


def banner(
    theme: Theme,
    role: BannerRole,
    text: str,
    *,
    lead: str = "",
    icon: str = "",
    remedies: Sequence[Remedy] = (),
    is_low: bool = False,
) -> QFrame:
    """A notice in place; `icon` replaces the role's own, a low one takes the least room."""
    down = 4 if is_low else 8
    frame = framed(role, (12, down, 12, down))
    frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    name, colour = _ICONS[role]
    words = led(lead, text)
    frame.setAccessibleName(f"{lead} {text}".strip())
    mark = Icon(theme, icon or name, colour)
    line = row(mark, words, spacing=10)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    for said, do in remedies:
        made = button(said, "link")
        made.clicked.connect(lambda _=False, do=do: do())
        line.addWidget(made)
    inside(frame).addLayout(line)
    return frame
