"""Show a window and end: `ours`, or `bare`, an empty QMainWindow beside one pydantic model."""

from __future__ import annotations

import sys


def ours() -> None:
    """The program's own window, shown."""
    from evaluator.i18n import ENGLISH
    from ui import settings
    from ui.app import application
    from ui.display import problem
    from ui.main_window import MainWindow
    from ui.theme import Theme

    assert problem() is None
    application()
    theme = Theme(settings.theme())
    theme.choose(theme.choice)
    window = MainWindow(theme, ENGLISH)
    _show(window)


def bare() -> None:
    """An empty window of the same size."""
    from pydantic import BaseModel
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Model(BaseModel):
        text: str = ""

    Model()
    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    assert application is not None
    _show(window)


def _show(window: object) -> None:
    from PySide6.QtWidgets import QApplication

    window.show()  # type: ignore[attr-defined]
    QApplication.processEvents()
    # Qt ends in a crash where a window that is still shown outlives the application.
    window.close()  # type: ignore[attr-defined]


if __name__ == "__main__":
    {"ours": ours, "bare": bare}[sys.argv[1]]()
