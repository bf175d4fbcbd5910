"""Writing the project, off the GUI thread: into a folder, or into a zip file."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from evaluator.blueprint.model import Blueprint
from evaluator.errors import EvaluatorError
from evaluator.files import write_atomically
from ui.operations import Operation

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Written:
    """A project that lies in a folder now; `problem` is what kept git from taking it."""

    destination: Path
    count: int
    kilobytes: int
    seconds: float
    problem: EvaluatorError | None = None


class Writing(QObject):
    """Writes one project at a time. `done` carries a Written, `zipped` the path of a zip file, `failed` the error.

    `progressed` names the file and counts; `finished` comes last, after a folder only.
    """

    progressed = Signal(str, int, int)
    done = Signal(object)
    zipped = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: Operation | None = None

    @property
    def operation(self) -> Operation | None:
        """What writes a project now."""
        return self._running

    @property
    def is_running(self) -> bool:
        """Whether a project is being written now."""
        return self._running is not None

    def write(self, files: Files, destination: Path, blueprint: Blueprint) -> None:
        """Write files into a new folder, with a first commit where the blueprint asks for one."""
        from evaluator.scaffold.tree import tree_of
        from evaluator.scaffold.write import write

        began = time.monotonic()

        def work(running: Operation) -> Written:
            write(tree_of(files), destination, running.progressed.emit, running.is_cancelled)
            problem = _commit(destination, blueprint)
            seconds = time.monotonic() - began
            return Written(destination, len(files), kilobytes(files), seconds, problem)

        self._running = Operation(work, self)
        self._running.progressed.connect(self.progressed)
        self._running.done.connect(self.done)
        self._running.failed.connect(self.failed)
        self._running.finished.connect(self._finish)
        self._running.start()

    def cancel(self) -> None:
        """Ask the writing to stop; what is half written is removed."""
        if self._running is not None:
            self._running.cancel()

    def _finish(self) -> None:
        self._running = None
        self.finished.emit()

    def write_zip(self, files: Files, path: Path) -> None:
        """Write files into a zip file, below a folder of its name."""

        def work(_: Operation) -> Path:
            from evaluator.scaffold.archive import zip_bytes
            from evaluator.scaffold.tree import tree_of

            write_atomically(path, zip_bytes(tree_of(files), path.stem))
            return path

        operation = Operation(work, self)
        operation.done.connect(self.zipped)
        operation.failed.connect(self.failed)
        operation.start()


def kilobytes(files: Files) -> int:
    """The size of files, in thousands of bytes."""
    return round(sum(map(len, files.values())) / 1000)


def _commit(root: Path, blueprint: Blueprint) -> EvaluatorError | None:
    """The first commit where the blueprint asks for one; gives what kept it from being made."""
    from evaluator.scaffold.git import commit_all

    if blueprint.options.git:
        try:
            commit_all(root, blueprint.project.name)
        except EvaluatorError as error:
            return error
    return None
