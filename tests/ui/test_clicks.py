"""The whole job by clicks; the keyboard only for words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evaluator.document import load
from ui.main_window import MainWindow
from ui.pages.context import ContextPage
from ui.pages.project import ProjectPage
from ui.pages.rating import RatingPage
from ui.pages.result import ResultPage


def click(widget: QWidget, place: QPoint | None = None) -> None:
    assert widget.isVisible() and widget.isEnabled(), widget
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())


def rate(window: MainWindow, scores: list[int]) -> None:
    page = window.page
    assert isinstance(page, RatingPage)
    for row, score in zip(page.rows.values(), scores, strict=True):
        page.ensureWidgetVisible(row)
        click(row.segments, row.segments.cell(score).center().toPoint())


def test_clicking_leads_from_nothing_to_project_and_report(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, choose: Callable[[Path], None]
) -> None:
    window.show_start()
    click(window.start.new)
    QTest.keyClicks(QApplication.focusWidget(), "Clicked")
    wizard = window.wizard
    click(wizard.next)
    rate(window, [6, 5, 5, 3])
    click(wizard.next)
    rate(window, [9, 8, 7, 9])
    click(wizard.next)
    assert isinstance(window.page, ContextPage)
    sign = window.page.signs["flow", "structured_output"]
    window.page.ensureWidgetVisible(sign)
    click(sign.box)
    click(wizard.next)
    assert isinstance(window.page, ResultPage)
    window.page.ensureWidgetVisible(window.page.decision)
    click(window.page.decision.accept, QPoint(12, 12))
    assert window.document.assessment.decision_status == "accepted"
    choose(tmp_path / "clicked.assessment.json")
    window.menus.actions["save"].trigger()
    assert load(tmp_path / "clicked.assessment.json").signs.flow == ("structured_output",)
    click(wizard.next)
    page = window.page
    assert isinstance(page, ProjectPage)
    qtbot.waitUntil(lambda: page.generation.generate.isEnabled(), timeout=20_000)
    click(page.generation.generate)
    written = tmp_path / "clicked" / "src" / "clicked" / "flow.py"
    qtbot.waitUntil(
        lambda: written.exists() and not page.generation.writing.is_running, timeout=20_000
    )
    click(wizard.next)
    choose(tmp_path / "clicked.pdf")
    assert window.page.primary is not None
    click(window.page.primary)
    qtbot.waitUntil(lambda: not window.delivery.is_busy, timeout=20_000)
    assert (tmp_path / "clicked.pdf").read_bytes().startswith(b"%PDF")
