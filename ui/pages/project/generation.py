"""Generating the project: the buttons for it, how far it is, and what is said of how it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from evaluator.blueprint.model import Blueprint
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked
from evaluator.scaffold.write import ScaffoldCancelled
from ui import dialogs
from ui.pages.page import Surroundings
from ui.pages.project.done_card import DoneCard
from ui.pages.project.overview import Overview
from ui.pages.project.progress_line import ProgressLine
from ui.pages.project.writing import Files, Writing, Written
from ui.widgets.banner import BannerRole, banner
from ui.widgets.buttons import Button
from ui.widgets.labels import button, clear, row

_ZIP = Marked("Zip archive (*.zip)")


class Generation(QWidget):
    """Shows Save as zip, or the progress of writing and Cancel. `generate`, the main button, stands beside it.

    It writes into the folder that the overview names, and says there and in the `notice` how that went.
    `began` and `finished` enclose the writing, `delivered` says that the project lies in its folder,
    `overviewWanted` that the overview has something to say.
    """

    began = Signal()
    delivered = Signal()
    finished = Signal()
    overviewWanted = Signal()
    toasted = Signal(str)

    class Messages:
        """What is said in place."""

        cancelled = Marked("Cancelled. Nothing was written.")
        not_written = Marked("Not written. {reason}")
        zipped = Marked("The zip file is written to {path}.")

    def __init__(self, around: Surroundings, overview: Overview, notice: QVBoxLayout) -> None:
        super().__init__()
        self._theme, self._t = around.theme, around.t
        self._overview, self._notice = overview, notice
        self.done_buttons: tuple[QPushButton, ...] = ()
        self.generate = Button(
            self._theme, "hammer", self._t(Marked("Generate project")), "primary", parent=self
        )
        self.zip = Button(self._theme, "file-archive", self._t(Marked("Save as zip")))
        self.cancel = button(self._t(Marked("Cancel")))
        self.progress = ProgressLine(self._t)
        self.setLayout(row(self.progress, self.cancel, self.zip, spacing=12))
        self.writing = Writing(self)
        self.cancel.clicked.connect(self.writing.cancel)
        self.writing.progressed.connect(self.progress.show_progress)
        self.writing.done.connect(self._show_written)
        self.writing.failed.connect(self._not_written)
        self.writing.finished.connect(self._finish)
        self.writing.zipped.connect(
            lambda path: self.toasted.emit(self._t(self.Messages.zipped, path=str(path)))
        )

    def show_narrow(self, is_narrow: bool) -> None:
        """Fewer words in a small window."""
        self.zip.setText(self._t(Marked("Zip") if is_narrow else Marked("Save as zip")))

    def show_ready(self, is_ready: bool) -> None:
        """Show whether there are files to write, and whether they are being written."""
        is_writing = self.writing.is_running
        self.generate.setEnabled(is_ready and not is_writing)
        self.zip.setEnabled(is_ready)
        self.progress.setVisible(is_writing)
        self.cancel.setVisible(is_writing)
        self.zip.setVisible(not is_writing)

    def start(self, files: Files, blueprint: Blueprint) -> None:
        """Write the files of a blueprint in the background, where the overview's folder can be taken."""
        if not self._overview.check_folder():
            self.overviewWanted.emit()
            self._overview.folder.setFocus()
            return
        clear(self._notice)
        self.forget_written()
        self.progress.begin(len(files))
        self.writing.write(files, self._overview.destination, blueprint)
        self.began.emit()
        self.cancel.setFocus()

    def forget_written(self) -> None:
        """Take away what is said of the project that was written last."""
        clear(self._overview.written)
        self.done_buttons = ()

    def ask_zip(self) -> Path | None:
        """Where to save a zip file; None when the person chose no place."""
        folder = self._overview.destination
        suggested = folder.with_name(f"{folder.name}.zip")
        return dialogs.ask_save(self, self._t, Marked("Save as zip"), suggested, _ZIP, ".zip")

    def write_zip(self, files: Files, path: Path) -> None:
        """Write files into a zip file in the background."""
        clear(self._notice)
        self.writing.write_zip(files, path)

    def _finish(self) -> None:
        had_focus = self.cancel.hasFocus()
        self.finished.emit()
        self._overview.check_folder()
        if had_focus:
            (self.done_buttons[0] if self.done_buttons else self.generate).setFocus()

    def _not_written(self, error: EvaluatorError) -> None:
        if isinstance(error, ScaffoldCancelled):
            self._say("info", self._t(self.Messages.cancelled))
        else:
            self._say("error", self._t(self.Messages.not_written, reason=error.message))

    def _show_written(self, written: Written) -> None:
        """Say what was written, and what kept git from taking it."""
        if written.problem is not None:
            self._say("warn", self._t(written.problem.message))
        self.overviewWanted.emit()
        self._overview.note_written(written.destination)
        card = DoneCard(self._theme, self._t, written)
        card.copied.connect(lambda: self.toasted.emit(self._t(Marked("Commands copied"))))
        self.done_buttons = card.buttons
        self._overview.written.addWidget(card)
        self.delivered.emit()

    def _say(self, role: BannerRole, words: str) -> None:
        self._notice.addWidget(banner(self._theme, role, words))
