"""A window of its own for each test, with settings that touch nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.i18n import ENGLISH
from ui.app import application
from ui.main_window import MainWindow
from ui.theme import Theme


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return application()


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme("light")
    made.choose("light")
    return made


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[MainWindow]:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    made = MainWindow(theme, ENGLISH)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.document.stack.setClean()
    made.close()
    made.deleteLater()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> object:
    """Answers the next file dialogs with a path."""

    def answer(path: Path | str) -> None:
        from PySide6.QtWidgets import QFileDialog

        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))

    return answer
