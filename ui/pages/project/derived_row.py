"""A line of what was derived: what, why, whether it is edited, and the way to where that is done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from evaluator.blueprint.derived import Derived
from evaluator.i18n import Marked, Translator
from ui.icons import Icon
from ui.theme import Theme
from ui.widgets.edited import Square
from ui.widgets.filled import FilledButton
from ui.widgets.labels import column, label, row

_ACROSS, _ABOVE, _BELOW = 4, 5, 6


class DerivedRow(FilledButton):
    """A click leads to where the thing is edited."""

    def __init__(self, theme: Theme, t: Translator, thing: Derived) -> None:
        super().__init__()
        self.setProperty("role", "row")
        edited = [t(Marked("edited"))] if thing.is_edited else []
        self.setAccessibleName(", ".join([t(thing.what), t(thing.why), *edited]))
        line = derived_line(theme, t, thing)
        line.addWidget(Icon(theme, "chevron-right", "text3"))
        self.hold(line)


def derived_line(theme: Theme, t: Translator, thing: Derived) -> QHBoxLayout:
    """What, why, and whether it is edited."""
    words = column(spacing=0)
    words.addWidget(label(t(thing.what)))
    words.addWidget(label(t(thing.why), "caption"))
    line = row(spacing=5)
    line.setContentsMargins(_ACROSS, _ABOVE, _ACROSS, _BELOW)
    line.addLayout(words, 1)
    if thing.is_edited:
        line.addWidget(Square(theme))
        line.addWidget(label(t(Marked("edited")), "sets", wraps=False))
    return line
