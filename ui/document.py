"""The one object around the assessment that is open: edits as undoable commands, one change signal."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from evaluator.assessment import Assessment, new_assessment
from evaluator.document import save
from evaluator.errors import EvaluatorError
from evaluator.files import Fingerprint, fingerprint
from evaluator.i18n import ENGLISH, Marked, Translator
from evaluator.opening import open_any

if TYPE_CHECKING:
    from ui.edits import Edit

_MERGE_SECONDS = 1.0


class ChangedOnDisk(EvaluatorError):
    """Another program wrote the file since it was read, so that saving would take its words away."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Marked("{path} was changed by another program since it was read."), path=str(path)
        )


class _Command(QUndoCommand):
    """An edit on the undo stack; one that follows in the same field within a second merges into it."""

    def __init__(self, document: Document, edit: Edit, after: Assessment, group: int) -> None:
        super().__init__()
        self.edit = edit
        self.group = group
        self.at = time.monotonic()
        self._document = document
        self.before = document.assessment
        self._after = after

    def redo(self) -> None:
        top = self._document.holding(self)
        before = top.before if top is not None and top.takes(self) else self.before
        self._document._show(self._after, self.edit, (self.edit, before))

    def undo(self) -> None:
        top = self._document.holding(self)
        last = (top.edit, top.before) if top is not None else None
        self._document._show(self.before, self.edit, last)

    def id(self) -> int:
        return 1

    def takes(self, other: _Command) -> bool:
        """Whether an edit that follows merges into this one."""
        same_field = (other.edit.page, other.edit.field) == (self.edit.page, self.edit.field)
        is_soon = other.group == self.group and other.at - self.at <= _MERGE_SECONDS
        return same_field and is_soon

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Command) or not self.takes(other):
            return False
        self._after, self.at = other._after, other.at
        # Typed and deleted again: there is nothing left to take back.
        self.setObsolete(self._after == self.before)
        return True


class Document(QObject):
    """The open assessment. Pages show `assessment` and send edits to `apply`; `changed` carries the new value."""

    changed = Signal(Assessment)
    stateChanged = Signal()
    opened = Signal()
    """Another document took the place of the one that was open."""
    brought = Signal(str, str)
    """The page and field that undo or redo changed."""

    def __init__(self, t: Translator = ENGLISH, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._assessment = new_assessment()
        self._path: Path | None = None
        self._read: Fingerprint | None = None
        self._last: tuple[Edit, Assessment] | None = None
        self._group = 0
        self._replaying = False
        self._destination = ""
        self.stack = QUndoStack(self)
        self.stack.cleanChanged.connect(self.stateChanged)

    @property
    def assessment(self) -> Assessment:
        """The value that is shown."""
        return self._assessment

    @property
    def path(self) -> Path | None:
        """The file it was read from or saved to."""
        return self._path

    @property
    def fingerprint(self) -> Fingerprint | None:
        """What the file was when it was read or saved."""
        return self._read

    @property
    def last_edit(self) -> tuple[Edit, Assessment] | None:
        """The newest edit that holds, and the assessment before it; None when there is none."""
        return self._last

    @property
    def destination(self) -> str:
        """The page that undo or redo will bring into view when the new value is shown, or empty."""
        return self._destination

    def holding(self, command: _Command) -> _Command | None:
        """The command before one that is being made or taken back, or None."""
        place = self.stack.index() - 1
        if place >= 0 and self.stack.command(place) is command:
            place -= 1
        before = self.stack.command(place) if place >= 0 else None
        return before if isinstance(before, _Command) else None

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether closing would lose an edit."""
        return not self.stack.isClean()

    @property
    def is_changed_on_disk(self) -> bool:
        """Whether the file is there and another than the one that was read."""
        if self._path is None or self._read is None or not self._path.exists():
            return False
        return not self._read.still_fits(self._path)

    def apply(self, edit: Edit) -> None:
        """Make an edit; one that changes nothing leaves no trace. Derived parts of the blueprint follow."""
        after = edit.apply(self._assessment)
        if after == self._assessment:
            return
        if after.blueprint is not None and after.blueprint == self._assessment.blueprint:
            from evaluator.blueprint.derive import followed

            after = followed(after, self._t)
        self.stack.push(_Command(self, edit, after, self._group))

    def end_merging(self) -> None:
        """Focus left a field: what is typed next is an edit of its own."""
        self._group += 1

    def undo(self) -> None:
        """Take the last edit back and say where it was."""
        self._replay(self.stack.undo)

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self._replay(self.stack.redo)

    def _replay(self, step: Callable[[], None]) -> None:
        self.end_merging()
        self._replaying = True
        try:
            step()
        finally:
            self._replaying = False

    def new(self) -> None:
        """Begin an empty document."""
        self._open(new_assessment(), None, None)

    def open(self, path: Path) -> None:
        """Read a file, a report or a project; raises DocumentError and keeps what was open."""
        read = fingerprint(path)
        found = open_any(path)
        self._open(found.assessment, found.file, read if found.file else None)

    def show(self, assessment: Assessment) -> None:
        """Begin from an assessment that has no file, as an example."""
        self._open(assessment, None, None)

    def recover(self, assessment: Assessment, path: Path | None, read: Fingerprint | None) -> None:
        """Go on with unsaved changes from a draft."""
        self._open(assessment, path, read)
        self.stack.resetClean()
        self.stateChanged.emit()

    def save(self, path: Path, *, over_changes: bool = False) -> None:
        """Write the file all or nothing; raises EvaluatorError, ChangedOnDisk unless `over_changes`."""
        if path == self._path and not over_changes and self.is_changed_on_disk:
            raise ChangedOnDisk(path)
        save(self._assessment, path)
        self._path, self._read = path, fingerprint(path)
        self.end_merging()
        self.stack.setClean()
        self.stateChanged.emit()

    def _open(self, assessment: Assessment, path: Path | None, read: Fingerprint | None) -> None:
        self._path, self._read = path, read
        self.stack.clear()
        self._assessment, self._last = assessment, None
        self.opened.emit()
        self.changed.emit(assessment)
        self.stateChanged.emit()

    def _show(
        self, assessment: Assessment, edit: Edit, last: tuple[Edit, Assessment] | None
    ) -> None:
        self._assessment, self._last = assessment, last
        self._destination = edit.page if self._replaying else ""
        self.changed.emit(assessment)
        self.stateChanged.emit()
        if self._destination:
            self.brought.emit(edit.page, edit.field)
        self._destination = ""
