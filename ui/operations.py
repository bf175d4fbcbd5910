"""Work off the GUI thread: an operation runs in a pool and says how it went by signals."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from evaluator.errors import EvaluatorError


class _Collector(QObject):
    """Pauses Python's collection of cyclic garbage while an operation runs.

    Python collects in whichever thread allocates; a widget that is collected in a worker thread takes
    the process with it. Lives as long as the program: an operation may end after its window.
    """

    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._running = 0
        self.ended.connect(self._go_on)

    def pause(self) -> None:
        """An operation is about to run."""
        self._running += 1
        gc.disable()

    def _go_on(self, operation: Operation) -> None:
        self._running -= 1
        if not self._running:
            gc.enable()
        # Not sooner: whoever is deleted while it still tells of its end is heard by some only.
        if isValid(operation):
            operation.deleteLater()


@lru_cache(maxsize=1)
def _collector() -> _Collector:
    return _Collector()


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

    def start(self) -> None:
        """Run in the application's thread pool."""
        _collector().pause()
        QThreadPool.globalInstance().start(_Runner(self))

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
            # Not the end of it: a bug is raised again where the program's hook tells the person.
            self.broke.emit(error)
        finally:
            self.finished.emit()


class _Runner(QRunnable):
    def __init__(self, operation: Operation) -> None:
        super().__init__()
        self._operation = operation

    def run(self) -> None:
        try:
            self._operation.run()
        finally:
            _collector().ended.emit(self._operation)


def _raise(error: Exception) -> None:
    raise error


def wait_for_all() -> None:
    """Wait until every operation has ended, and those that the end of one begins; the program is about to."""
    pool = QThreadPool.globalInstance()
    is_running = True
    while is_running:
        pool.waitForDone()
        # What ended says so by queued signals.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)  # type: ignore[arg-type]  # None: to everybody
        is_running = pool.activeThreadCount() > 0
