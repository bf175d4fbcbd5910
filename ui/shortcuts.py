"""The keys of the wizard on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from evaluator.i18n import Marked, Translator
from ui.menus import Command
from ui.steps import STEPS
from ui.widgets.labels import column, label

_FACTOR = (
    ("1 – 9, 0", Marked("rate a factor (0 is ten) and go on")),
    ("← →", Marked("change it by one, or choose an answer")),
    ("↑ ↓", Marked("go to another factor or question")),
    ("Del", Marked("take the rating or answer back")),
    ("C", Marked("say how sure you are")),
    ("N", Marked("write a note; Esc goes back")),
    ("Alt+Up, Alt+Down", Marked("move a row of a table")),
)


class ShortcutsDialog(QDialog):
    """Lists every key with what it does."""

    def __init__(self, parent: QWidget, t: Translator, commands: Sequence[Command]) -> None:
        super().__init__(parent)
        self.setWindowTitle(t(Marked("Keyboard shortcuts")))
        layout = column(self, (24, 20, 24, 16), 12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        listed = [(command.keys, t(command.words)) for command in commands if command.keys]
        steps = [(f"Ctrl+{step.number}", t(step.name)) for step in STEPS]
        factor = [(key, t(words)) for key, words in _FACTOR]
        for across, rows in enumerate((listed, steps + factor)):
            for down, (key, words) in enumerate(rows):
                grid.addWidget(label(key, "key", wraps=False), down, across * 2)
                name = label(words.replace("&", "").rstrip("…"), wraps=False)
                grid.addWidget(name, down, across * 2 + 1)
        layout.addLayout(grid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
