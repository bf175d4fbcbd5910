"""Every page: no foreign word, room at every size, no window that nobody asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.blueprint.derive import derive
from tests.pseudo import PSEUDO, untranslated
from tests.strategies import assessment, even
from tests.ui.owed import words_of
from ui.main_window import MainWindow
from ui.operations import wait_for_all
from ui.steps import STEPS, Step
from ui.theme import Theme

NOT_OURS = ("YYYY", "MM", "DD", "CrewAI", "Evaluator", "OpenAI", "Ollama", "PDF", "gpt-4.1-mini")
"""Names, and what a date is written like."""


def identifiers() -> list[str]:
    """The names in the generated code, which no language translates."""
    blueprint = derive(assessment(even(5, 8)), "flow_orchestrating_crews", PSEUDO)
    parts = (blueprint.crews, blueprint.agents, blueprint.inputs, blueprint.steps)
    items = [item for part in (*parts, blueprint.knowledge, blueprint.tools) for item in part]
    outputs = [output.name for output in blueprint.outputs]
    fields = [field.name for output in blueprint.outputs for field in output.fields]
    labels = [route.label for step in blueprint.steps for route in step.routes]
    names = ["my_project", *(item.name for item in items), *outputs, *fields, *labels]
    return sorted(names, key=len, reverse=True)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
@pytest.mark.parametrize("state", ["new", "complete"])
def test_no_word_of_a_page_is_untranslated(
    step: Step, state: str, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    window = MainWindow(theme, PSEUDO, tmp_path)
    qtbot.addWidget(window)
    if state == "complete":
        window.document.show(assessment(even(5, 8), use_case={"title": ""}))
    window.go_to(step.id)
    allowed = (*NOT_OURS, *identifiers(), str(Path.home()))
    for words in words_of(window.wizard):
        for name in allowed:
            words = words.replace(name, "")
        assert not untranslated(words), words
    for action in window.menuBar().actions():
        assert not untranslated(action.text()), action.text()
    wait_for_all()


@pytest.mark.parametrize("size", [(1000, 700), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("is_complete", [True, False])
def test_nothing_is_wider_than_its_page(
    size: tuple[int, int], is_complete: bool, window: MainWindow
) -> None:
    if is_complete:
        window.document.show(assessment(even(5, 8)))
    window.resize(*size)
    for step in STEPS:
        window.go_to(step.id)
        QApplication.processEvents()
        body = window.page.widget()
        assert body.minimumSizeHint().width() <= window.page.viewport().width(), step.id


def test_no_window_appears_that_nobody_asked_for(window: MainWindow) -> None:
    window.document.show(assessment(even(5, 8)))
    for step in STEPS:
        window.go_to(step.id)
        QApplication.processEvents()
        seen = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        assert seen == [window], step.id
