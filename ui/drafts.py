"""Drafts: unsaved changes kept in the user's state folder, and found again after a crash.

One file per open document, `ID.draft.json`, held by `ID.lock`. A draft whose lock is stale belongs to a
program that ended without saving; only such drafts are offered.
"""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QTimer, Signal

from evaluator.assessment import Assessment
from evaluator.document import DocumentError, parse
from evaluator.document import to_json as document_json
from evaluator.errors import EvaluatorError
from evaluator.files import Fingerprint, reason, write_atomically
from evaluator.i18n import Marked, Message, message
from ui.document import Document
from ui.operations import Operation

_DELAY = 600
_ENDING = ".draft.json"


def drafts_folder() -> Path:
    """The folder of this program's drafts in the user's state folder."""
    place = QStandardPaths.StandardLocation.GenericStateLocation
    return Path(QStandardPaths.writableLocation(place)) / "crewai-evaluator" / "drafts"


def _lock(folder: Path, name: str) -> QLockFile:
    lock = QLockFile(str(folder / f"{name}.lock"))
    # Stale only when its process is gone, however long it has been open.
    lock.setStaleLockTime(0)
    return lock


@dataclass(frozen=True)
class Draft:
    """Unsaved changes that were found: the assessment with the file it belongs to, or why it cannot be read."""

    id: str
    file: Path
    lock: QLockFile
    assessment: Assessment | None
    path: Path | None
    read: Fingerprint | None
    saved: str
    problem: Message | None = None

    def discard(self) -> None:
        """Remove it for good; what the disk refuses to remove is offered again another time."""
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)
        self.lock.unlock()


def stale_drafts(folder: Path) -> list[Draft]:
    """The drafts that no running program holds, the newest first; each is locked for this program now."""
    found = []
    for file in sorted(folder.glob(f"*{_ENDING}"), key=_changed, reverse=True):
        name = file.name.removesuffix(_ENDING)
        lock = _lock(folder, name)
        if lock.tryLock(0):
            found.append(_read(name, file, lock))
    return found


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _read(name: str, file: Path, lock: QLockFile) -> Draft:
    try:
        content: dict[str, Any] = json.loads(file.read_text("utf-8"))
        assessment = parse(json.dumps(content["assessment"]))
        path = Path(content["path"]) if content["path"] else None
        read = content["read"]
        known = Fingerprint((read[0], read[1]), read[2]) if read else None
        return Draft(name, file, lock, assessment, path, known, str(content["saved"]))
    except OSError as error:
        problem: Message | Marked | str = reason(error)
    except DocumentError as error:
        problem = error.problem
    except (ValueError, KeyError, TypeError, IndexError) as error:
        problem = str(error)
    words = Marked("A draft cannot be read: {reason}. It is kept at {path}.")
    said = message(words, reason=problem, path=str(file))
    return Draft(name, file, lock, None, None, None, "", said)


class DraftKeeper(QObject):
    """Keeps the unsaved changes of one document. `kept` carries the time, `failed` the error."""

    kept = Signal(str)
    dropped = Signal()
    failed = Signal(object)

    def __init__(self, document: Document, folder: Path) -> None:
        super().__init__(document)
        self._document = document
        self._folder = folder
        self._id = uuid.uuid4().hex
        self._lock: QLockFile | None = None
        self._writing: Operation | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.keep)
        document.changed.connect(self._notice)
        document.stateChanged.connect(self._notice)
        document.opened.connect(self.drop)

    @property
    def file(self) -> Path:
        """Where the draft is."""
        return self._folder / f"{self._id}{_ENDING}"

    def adopt(self, draft: Draft) -> None:
        """Go on with a draft that was found, under its own name and lock."""
        self.drop()
        self._id, self._lock = draft.id, draft.lock

    def _notice(self) -> None:
        if not self._document.has_unsaved_changes:
            self.drop()
        elif not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Write the draft now, off the GUI thread; one that is being written is waited for."""
        if not self._document.has_unsaved_changes:
            return
        if self._writing is not None:
            self._timer.start()
            return
        document, file, moment = self._document, self.file, datetime.now()
        content = document_content(document, moment)

        def work(_: Operation) -> str:
            _make(file.parent)
            write_atomically(file, content)
            return moment.strftime("%H:%M")

        self._hold()
        self._writing = Operation(work, self)
        self._writing.done.connect(lambda at: self._written(file, at))
        self._writing.failed.connect(self.failed)
        self._writing.finished.connect(self._finished)
        self._writing.start()

    def _hold(self) -> None:
        if self._lock is None:
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(self._folder, self._id)
            self._lock.tryLock(0)

    def _written(self, file: Path, at: str) -> None:
        if file == self.file and self._document.has_unsaved_changes:
            self.kept.emit(at)
        else:
            _remove(file)

    def _finished(self) -> None:
        self._writing = None

    def drop(self) -> None:
        """Nothing is unsaved any more: remove the draft."""
        self._timer.stop()
        _remove(self.file)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        self._id = uuid.uuid4().hex
        self.dropped.emit()


def document_content(document: Document, moment: datetime) -> bytes:
    """A draft's content: the document, the file it belongs to, and what that file was when it was read."""
    read = document.fingerprint
    content = {
        "path": str(document.path) if document.path else "",
        "read": [*read.stamp, read.digest] if read else None,
        "saved": moment.isoformat(timespec="seconds"),
        "assessment": json.loads(document_json(document.assessment)),
    }
    return json.dumps(content, ensure_ascii=False).encode()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EvaluatorError(
            Marked("{path} cannot be written: {reason}."), path=str(folder), reason=reason(error)
        ) from error


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


class OpenFiles:
    """Which files this program has open, so that a second start with the same file can say so."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: QLockFile | None = None
        self._path: Path | None = None

    def take(self, path: Path | None) -> bool:
        """Take a file and let go of the one before; gives whether no other program has it open."""
        if path is not None and path == self._path:
            return True
        self.release()
        if path is None:
            return True
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        name = uuid.uuid5(uuid.NAMESPACE_URL, os.path.realpath(path)).hex
        lock = _lock(self._folder, f"file-{name}")
        if not lock.tryLock(0):
            # A folder that cannot be written holds nobody's lock either.
            return lock.error() != QLockFile.LockError.LockFailedError
        self._lock, self._path = lock, path
        return True

    def release(self) -> None:
        """Let go of the file."""
        if self._lock is not None:
            self._lock.unlock()
        self._lock, self._path = None, None
