"""The application: fonts, theme, window, and what happens to an error that nobody expected."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from evaluator.i18n import ENGLISH, Marked
from ui import settings
from ui.constants_kept import keep_constants
from ui.main_window import MainWindow
from ui.operations import wait_for_all
from ui.theme import Theme, load_fonts

_SWITCH = 0.00005
"""Seconds that a worker thread keeps the interpreter while the window waits for it."""


def application() -> QApplication:
    """The one QApplication, made when there is none."""
    keep_constants()
    sys.setswitchinterval(_SWITCH)
    made = QApplication.instance()
    if not isinstance(made, QApplication):
        made = QApplication(sys.argv[:1])
        made.setApplicationName("CrewAI Evaluator")
        made.setOrganizationName(settings.ORGANISATION)
        made.setStyle("Fusion")
        load_fonts(made)
    return made


def run(file: str | None = None) -> int:
    """Open the window, with a file if one is named, and stay until it is closed."""
    qt = application()
    theme = Theme(settings.theme())
    theme.is_still = settings.is_still()
    theme.choose(theme.choice)
    sys.excepthook = _show_bug
    window = MainWindow(theme, ENGLISH)
    window.show()
    if file is not None:
        window.open_later(Path(file))
    status = qt.exec()
    # What timers began after the window was closed ends before the window is taken apart.
    wait_for_all()
    return status


def _show_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug of ours: print it for whoever looks, and tell the person that their work is still there."""
    traceback.print_exception(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt):
        QApplication.exit(130)
        return
    words = Marked(
        "Something went wrong in the program: {error}. Your assessment is still open; save it."
    )
    QMessageBox.critical(
        None, "CrewAI Evaluator", ENGLISH(words, error=f"{kind.__name__}: {error}")
    )
