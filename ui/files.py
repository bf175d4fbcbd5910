"""The document's way to and from the disk: new, open, save, recover, and what the disk does meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal
from PySide6.QtWidgets import QWidget

from evaluator.document import SUFFIX
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Translator
from evaluator.words import title_of
from ui import dialogs, settings
from ui.document import ChangedOnDisk, Document
from ui.drafts import Draft, DraftKeeper, OpenFiles
from ui.widgets.elided import brief
from ui.widgets.notices import Notices


class Messages:
    """What is said about the document's file."""

    not_opened = Marked("Not opened. {reason}")
    not_saved = Marked("Not saved. {reason} Your changes are kept.")
    gone = Marked("{path} was deleted. What you see is all that is left of it; save it to keep it.")
    changed = Marked("{path} was changed by another program.")
    elsewhere = Marked(
        "{path} is open in another window of this program; what is saved last wins. Save this one under another name, or close the other."
    )
    draft_failed = Marked("The draft cannot be kept. {reason} Save the file to be safe.")
    copied = Marked(
        "This is the assessment inside {path}. Save it to a file of its own to keep changes."
    )
    question_unsaved = Marked("Save the changes to “{title}”?")
    question_changed = Marked(
        "{path} was changed by another program since it was read. Saving replaces its words by yours."
    )
    recent_gone = Marked("{path} is not there any more.")


class Files(QObject):
    """Opens and saves the document; says what went wrong above the page, never loses what is open."""

    arrived = Signal()
    """Another document is open: show it."""

    def __init__(
        self, window: QWidget, document: Document, notices: Notices, t: Translator, state: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._t = t
        self._notices = notices
        self.document = document
        self.keeper = DraftKeeper(document, state)
        self._open_files = OpenFiles(state)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._check_disk)
        self.keeper.failed.connect(self._draft_failed)
        self.keeper.kept.connect(lambda _: notices.drop("draft"))
        document.stateChanged.connect(self._follow_path)

    def new(self) -> None:
        """Begin an empty document, after asking about unsaved changes."""
        if self.may_leave():
            self._notices.drop_all()
            self.document.new()
            self.arrived.emit()

    def open(self) -> None:
        """Choose a file and open it."""
        if self.may_leave():
            chosen = dialogs.ask_open(self._window, self._t, self._folder())
            if chosen is not None:
                self._open(chosen)

    def open_path(self, path: Path) -> None:
        """Open a file, a report or a project, after asking about unsaved changes."""
        if self.may_leave():
            self._open(path)

    def open_example(self, path: Path) -> None:
        """Begin from a bundled example; it is saved to a file of one's own."""
        if not self.may_leave():
            return
        self._notices.drop_all()
        self.document.open(path)
        self.document.show(self.document.assessment)
        self.arrived.emit()

    def _open(self, path: Path) -> None:
        t = self._t
        try:
            self.document.open(path)
        except EvaluatorError as error:
            remedies = []
            if not path.exists() and path in settings.recent():
                remedies.append((t(Marked("Remove it from the list")), lambda: self._forget(path)))
            words = t(Messages.not_opened, reason=error.message)
            self._notices.show_notice("file", "error", words, remedies)
            return
        self._notices.drop_all()
        if self.document.path is not None:
            settings.remember(path)
        else:
            words = t(Messages.copied, path=str(path))
            self._notices.show_notice("file", "info", words)
        self.arrived.emit()
        self._warn_if_open_elsewhere()

    def _forget(self, path: Path) -> None:
        settings.forget(path)
        self._notices.drop("file")

    def _warn_if_open_elsewhere(self) -> None:
        path = self.document.path
        if not self._open_files.take(path):
            words = self._t(Messages.elsewhere, path=str(path))
            self._notices.show_notice("elsewhere", "warn", words)

    def recover(self, draft: Draft) -> None:
        """Go on with a draft that was found."""
        assert draft.assessment is not None
        if not self.may_leave():
            return
        self._notices.drop_all()
        self.document.recover(draft.assessment, draft.path, draft.read)
        self.keeper.adopt(draft)
        self.document.stateChanged.emit()
        self.arrived.emit()
        self._warn_if_open_elsewhere()

    def save(self) -> bool:
        """Save to the document's file, or ask where; gives whether it was saved."""
        path = self.document.path
        if path is None:
            return self.save_as()
        try:
            return self._save(path)
        except ChangedOnDisk:
            question = self._t(Messages.question_changed, path=str(path))
            answers = (Marked("Save under another name"), Marked("Replace it"))
            answer = dialogs.ask(self._window, self._t, Marked("Save"), question, answers)
            if answer == "first":
                return self.save_as()
            return answer == "second" and self._save(path, over_changes=True)

    def save_as(self) -> bool:
        """Ask where, and save there."""
        chosen = dialogs.ask_save_assessment(
            self._window, self._t, self._folder() / self._suggested_name()
        )
        return chosen is not None and self._save(chosen, over_changes=True)

    def _save(self, path: Path, *, over_changes: bool = False) -> bool:
        try:
            self.document.save(path, over_changes=over_changes)
        except ChangedOnDisk:
            raise
        except EvaluatorError as error:
            t = self._t
            remedies = [(t(Marked("Save as…")), self.save_as)]
            words = t(Messages.not_saved, reason=error.message)
            self._notices.show_notice("file", "error", words, remedies)
            return False
        for subject in ("file", "elsewhere", "disk"):
            self._notices.drop(subject)
        settings.remember(path)
        self._warn_if_open_elsewhere()
        return True

    def _suggested_name(self) -> str:
        title = title_of(self.document.assessment, self._t)
        plain = "".join(c if c.isalnum() or c in " -_" else "-" for c in title)
        return f"{plain[:60].strip() or 'assessment'}{SUFFIX}"

    def _folder(self) -> Path:
        path = self.document.path
        return path.parent if path is not None else settings.last_folder()

    def may_leave(self) -> bool:
        """Ask about unsaved changes; gives whether the document may go."""
        if not self.document.has_unsaved_changes:
            return True
        title = title_of(self.document.assessment, self._t)
        answer = dialogs.ask(
            self._window,
            self._t,
            Marked("Unsaved changes"),
            self._t(Messages.question_unsaved, title=brief(title)),
            (Marked("Save"), Marked("Discard")),
        )
        if answer == "first":
            return self.save()
        return answer == "second"

    def leave(self) -> None:
        """The window closes, and what was unsaved was given up: no draft is left behind."""
        self.keeper.drop()
        self._open_files.release()

    def _draft_failed(self, error: EvaluatorError) -> None:
        words = self._t(Messages.draft_failed, reason=error.message)
        self._notices.show_notice("draft", "warn", words)

    def _follow_path(self) -> None:
        watched, path = self._watcher.files(), self.document.path
        wanted = [str(path)] if path is not None else []
        if watched != wanted:
            if watched:
                self._watcher.removePaths(watched)
            if wanted and Path(wanted[0]).exists():
                self._watcher.addPaths(wanted)
        if path is None:
            self._open_files.release()

    def _check_disk(self, changed: str) -> None:
        path, t = self.document.path, self._t
        if path is None or str(path) != changed:
            return
        if not path.exists():
            remedies = [(t(Marked("Save")), self.save)]
            words = t(Messages.gone, path=str(path))
            self._notices.show_notice("disk", "warn", words, remedies)
        elif self.document.is_changed_on_disk:
            remedies = [(t(Marked("Read it again")), lambda: self.open_path(path))]
            words = t(Messages.changed, path=str(path))
            self._notices.show_notice("disk", "warn", words, remedies)
        else:
            self._notices.drop("disk")
        # A file that was replaced, as by our own saving, is watched anew.
        if path.exists() and changed not in self._watcher.files():
            self._watcher.addPath(changed)
