"""Walk through all pages, generate a project, print the report; print the gaps of a 10 ms timer, in ms.

Each line is a step of the walk and its largest gap.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QThreadPool, QTimer

from evaluator.document import load
from evaluator.i18n import ENGLISH
from ui.app import application
from ui.edits import SetContext, SetNote, SetScore, SetUseCase
from ui.main_window import MainWindow
from ui.operations import Operation
from ui.pages.project import ProjectPage
from ui.printing import print_report, printer_for
from ui.theme import Theme

_TICK = 10
_REST = 300


class Pulse:
    """Notes the longest time between two ticks of a 10 ms timer."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self.largest = 0.0
        self._last = time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.largest = max(self.largest, (now - self._last) * 1000)
        self._last = now

    def take(self) -> float:
        """The largest gap since it was taken last."""
        largest, self.largest = self.largest, 0.0
        return largest


def rest(until: Callable[[], bool] = lambda: True) -> None:
    """Let the event loop work for a moment, and on until something holds."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(_REST)
    timer.timeout.connect(lambda: loop.quit() if until() else None)
    timer.start()
    loop.exec()


def walk(folder: Path, case: Path) -> None:
    """The walk."""
    application()
    theme = Theme("light")
    theme.choose("light")
    window = MainWindow(theme, ENGLISH, folder / "state")
    window.show()
    rest()
    rest(lambda: QThreadPool.globalInstance().activeThreadCount() == 0)
    pulse = Pulse()
    gaps: dict[str, float] = {}
    document = window.document

    def step(name: str, do: Callable[[], object], until: Callable[[], bool] = lambda: True) -> None:
        # From the loop, as a click would, so that the timer sees the whole of it.
        QTimer.singleShot(0, do)
        rest(until)
        gaps[name] = pulse.take()

    def settled() -> bool:
        page = window.page
        return bool(getattr(page, "is_settled", True)) and not getattr(page, "is_writing", False)

    step("new", window.files.new)
    step("spare time", lambda: None, lambda: window.wizard.is_prepared)
    step("title", lambda: document.apply(SetUseCase("title", "Walk")))
    step("open", lambda: document.show(load(case)))
    for page in ("use_case", "complexity", "precision", "context", "result", "project", "report"):
        step(f"first {page}", lambda page=page: window.go_to(page), settled)
    step("complexity", lambda: window.go_to("complexity"))
    step("rate", lambda: document.apply(SetScore("complexity", "steps", 9)))
    step("unrate", lambda: document.apply(SetScore("complexity", "steps", None)))
    step("rate again", lambda: document.apply(SetScore("complexity", "steps", 6)))
    step("note", lambda: document.apply(SetNote("complexity", "steps", "word " * 2_000)))
    step("context", lambda: window.go_to("context"))
    step(
        "lean", lambda: document.apply(SetContext("considerations", "integration", "leans", "flow"))
    )
    step("result", lambda: window.go_to("result"))
    step("undo on result", document.undo)
    step("result again", lambda: window.go_to("result"), settled)
    step("decide", lambda: window.page.decision.accept.click())  # type: ignore[attr-defined]
    step("project", lambda: window.go_to("project"), settled)
    page = window.page
    assert isinstance(page, ProjectPage)
    name = page.overview.fields["name"]
    step("name", lambda: name.edited.emit("Walked"), settled)
    page.overview.folder.setText(str(folder / "project"))
    page.overview.folder.textEdited.emit(str(folder / "project"))
    step("generate", page.start, lambda: settled() and (folder / "project").exists())
    step("report", lambda: window.go_to("report"), settled)
    printer = printer_for("a4")
    printer.setOutputFileName(str(folder / "printed.pdf"))
    printed: list[object] = []
    operation = Operation(lambda _: print_report(document.assessment, ENGLISH, printer), window)
    operation.finished.connect(lambda: printed.append(True))
    step("print", operation.start, lambda: bool(printed))
    step("start page", window.show_start)
    step("theme", window.toggle_theme)
    # Nothing happens: what is left is the machine's own noise.
    step("idle", lambda: None)
    document.stack.setClean()
    window.close()
    for name_, gap in gaps.items():
        print(f"{name_:<20}{gap:8.1f}")


if __name__ == "__main__":
    walk(Path(sys.argv[1]), Path(sys.argv[2]))
