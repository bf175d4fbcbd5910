"""Work off the GUI thread: an operation runs in a pool and says how it went by signals."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from evaluator.errors import EvaluatorError

_running = 0
"""How many operations run; counted on the GUI thread alone."""


def _pause_collection() -> None:
    """No cyclic garbage is collected while an operation runs.

    Python collects in whichever thread allocates; a widget that is collected in a worker thread takes
    the process with it.
    """
    global _running
    _running += 1
    gc.disable()


def _go_on_collecting() -> None:
    global _running
    _running -= 1
    if not _running:
        gc.enable()


class Operation(QObject):
    """One piece of work. `work` gets the operation and returns what `done` then carries.

    `failed` carries the sentence of an EvaluatorError; any other exception is a bug and is raised on
    the GUI thread. `finished` comes last, always.
    """

    done = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    progressed = Signal(str, int, int)
    finished = Signal()

    def __init__(self, work: Callable[[Operation], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = threading.Event()
        self.broke.connect(_raise)
        self.finished.connect(self._end)

    def start(self) -> None:
        """Run in the application's thread pool."""
        _pause_collection()
        QThreadPool.globalInstance().start(_Runner(self))

    def _end(self) -> None:
        _go_on_collecting()
        self.deleteLater()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next step."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()

    def run(self) -> None:
        """Do the work in the calling thread."""
        try:
            self.done.emit(self._work(self))
        except EvaluatorError as error:
            self.failed.emit(error)
        except Exception as error:
            self.broke.emit(error)
        finally:
            self.finished.emit()


class _Runner(QRunnable):
    def __init__(self, operation: Operation) -> None:
        super().__init__()
        self._operation = operation

    def run(self) -> None:
        self._operation.run()


def _raise(error: Exception) -> None:
    raise error


def wait_for_all() -> None:
    """Wait until every operation has ended; the program is about to."""
    QThreadPool.globalInstance().waitForDone()
