"""A window of its own for each test, with settings that touch nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from evaluator.i18n import ENGLISH
from ui import dialogs
from ui.app import application
from ui.main_window import MainWindow
from ui.operations import wait_for_all
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
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    made = MainWindow(theme, ENGLISH, tmp_path / "state")
    made.go_to("use_case")
    # Active, and not only exposed: a test of the focus would depend on when the activation arrives.
    with qtbot.waitActive(made, timeout=20_000):
        made.show()
        made.activateWindow()
    yield made
    made.document.stack.setClean()
    wait_for_all()
    made.close()
    # Now, and not in another test's event loop, where its timers would begin work for nobody.
    delete(made)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the next questions are answered with; each question that was asked takes one."""
    waiting: list[str] = []
    monkeypatch.setattr(dialogs, "ask", lambda *_: waiting.pop(0))
    return waiting


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> object:
    """Answers the next file dialogs with a path."""

    def answer(path: Path | str) -> None:
        from PySide6.QtWidgets import QFileDialog

        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))

    return answer
