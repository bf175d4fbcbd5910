"""What was written where, and what to do with it."""

from __future__ import annotations

import shlex
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton

from evaluator.i18n import Marked, Translator
from ui.pages.project.writing import Written
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import column, label, row


class DoneCard(QFrame):
    """Shows a written project and the commands that set it up; `copied` says that they are in the clipboard."""

    copied = Signal()

    class Messages:
        """What is said of it."""

        written = Marked("{count} files written")
        how_long = Marked("{kilobytes} kB in {seconds} s, to {folder}")

    def __init__(self, theme: Theme, t: Translator, written: Written) -> None:
        super().__init__()
        self.setProperty("role", "accent")
        self._commands = commands_for(written.destination)
        words = column(spacing=1)
        words.addWidget(label(t(self.Messages.written, count=written.count), "section"))
        how_long = t(
            self.Messages.how_long,
            kilobytes=written.kilobytes,
            seconds=f"{written.seconds:.1f}",
            folder=str(written.destination),
        )
        words.addWidget(label(how_long, "caption"))
        opened = Button(theme, "folder-open", t(Marked("Open folder")))
        opened.clicked.connect(partial(_open_folder, written.destination))
        copy = Button(theme, "copy", t(Marked("Copy the commands")))
        copy.clicked.connect(self._copy)
        self.buttons: tuple[QPushButton, ...] = (opened, copy)
        head = row(spacing=8)
        head.addLayout(words, 1)
        for made in self.buttons:
            head.addWidget(made)
        layout = column(self, (16, 10, 12, 10), 6)
        layout.addLayout(head)
        layout.addWidget(label(self._commands, "code"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._commands}\n")
        self.copied.emit()


def commands_for(destination: Path) -> str:
    """The commands that set the project up and run its tests."""
    folder = str(destination)
    quoted = f'"{folder}"' if sys.platform == "win32" else shlex.quote(folder)
    return f"cd {quoted}\ncrewai install\nuv run pytest"


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
