"""What a person can put into every field: very much, odd characters, text that is still being composed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.document import load
from evaluator.i18n import ENGLISH
from evaluator.report import write_report
from tests.strategies import assessment, even
from ui.main_window import MainWindow
from ui.pages.context import ContextPage
from ui.pages.project import ProjectPage
from ui.pages.rating import RatingPage
from ui.pages.report import ReportPage
from ui.pages.result import ResultPage
from ui.pages.use_case import UseCasePage
from ui.steps import STEPS
from ui.widgets.fields import DateField, LineField, ProseField

ODD = "Ä\u202e‮\u200d👩‍🚀 中文 {{ x }} {name} <b>&amp;</b> \"'\\ #[link](x) $HOME `rm` ---\t\x07\x1b[0m\ud800"
LONG = ("word " * 2_000)[:10_000]


def fields(window: MainWindow, step: str) -> list[LineField | ProseField]:
    """The text fields of a step, those of every tab too."""
    window.go_to(step)
    page = window.page
    if isinstance(page, UseCasePage):
        found = list(page.fields.values())
    elif isinstance(page, RatingPage):
        found = [row.note for row in page.rows.values()]
    elif isinstance(page, ContextPage):
        found = [row.note for row in (*page.considerations.values(), *page.needs.values())]
    elif isinstance(page, ResultPage):
        page.decision.accept.click()
        found = [page.decision.reason, page.decision.by]
    elif isinstance(page, ProjectPage):
        found = [page.overview.fields["name"], page.overview.fields["model"]]
    else:
        return []
    return [field for field in found if not isinstance(field, DateField)]


def put(field: LineField | ProseField, text: str) -> None:
    """Paste a text in the place of what is there."""
    # A clipboard holds no half of a pair; a file or an input method may.
    QApplication.clipboard().setText(text.replace("\ud800", ""))
    field.selectAll()
    field.paste()


def settle(window: MainWindow, qtbot: QtBot) -> None:
    # With 10,000 characters in every field the report has 150 pages and more; a busy machine takes its time.
    qtbot.waitUntil(lambda: getattr(window.page, "is_settled", True), timeout=280_000)


@pytest.mark.parametrize(
    "text",
    [
        # Each change draws a report of 150 pages anew.
        pytest.param(LONG, id="long", marks=pytest.mark.slow),
        pytest.param("x" * 10_000, id="unbroken", marks=pytest.mark.slow),
        pytest.param(ODD, id="odd"),
        pytest.param("", id="empty"),
    ],
)
def test_every_field_takes_it_and_nothing_is_lost(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    window.document.show(assessment(even(5, 8), use_case={"title": "x", "description": "y"}))
    window.document.stack.resetClean()
    for step in STEPS:
        for field in fields(window, step.id):
            put(field, text)
            if not text:
                field.clear()
        settle(window, qtbot)
        if isinstance(window.page, ProjectPage) and text == ODD:
            assert "not the name of a model" in window.page.overview.said("model")
            window.page.overview.reset("model")
            settle(window, qtbot)
        elif isinstance(window.page, ProjectPage):
            said = window.page.overview.said("name")
            assert "shorten it" in said or "is empty" in said
            assert not window.page.generation.generate.isEnabled()
            for name in ("name", "model"):
                window.page.overview.reset(name)
            settle(window, qtbot)
    if text:
        page = window.page
        assert isinstance(page, ReportPage)
        page.steps.add.click()
        page.steps.table.item(0, 0).setText(text.replace("\ud800", ""))
        page.steps.table.item(0, 1).setText(text.replace("\ud800", ""))
    for size in ((1000, 700), (1280, 800)):
        window.resize(*size)
        for step in STEPS:
            window.go_to(step.id)
            settle(window, qtbot)
            body = window.page.widget()
            assert body.minimumSizeHint().width() <= window.page.viewport().width(), step.id
    path = tmp_path / "x.assessment.json"
    window.document.save(path)
    assert load(path) == window.document.assessment
    if text == LONG:
        notes = [window.document.assessment.rating(factor).note for factor in ("steps", "accuracy")]
        assert notes == [LONG, LONG]
    for ending in (".pdf", ".html", ".md"):
        write_report(window.document.assessment, tmp_path / f"r{ending}", ENGLISH)


@pytest.mark.parametrize("step", ["use_case", "complexity", "context", "result", "project"])
def test_text_that_is_still_composed_is_no_edit(
    window: MainWindow, qtbot: QtBot, step: str
) -> None:
    window.document.show(assessment(even(5, 8), use_case={"title": "x"}))
    for field in fields(window, step):
        before, text = window.document.assessment, field.shown_text()
        QApplication.sendEvent(field, QInputMethodEvent("zhong", []))
        assert window.document.assessment == before
        done = QInputMethodEvent("", [])
        done.setCommitString("中")
        QApplication.sendEvent(field, done)
        assert len(field.shown_text()) == len(text) + 1 and "中" in field.shown_text()
        assert window.document.assessment != before
        settle(window, qtbot)


def test_composing_over_words_and_giving_up_loses_no_step(window: MainWindow) -> None:
    window.document.show(assessment(even(5, 8), use_case={"title": "x", "description": "words"}))
    (description,) = [f for f in fields(window, "use_case") if isinstance(f, ProseField)]
    description.selectAll()
    QApplication.sendEvent(description, QInputMethodEvent("zhong", []))
    QApplication.sendEvent(description, QInputMethodEvent("", []))
    assert description.shown_text() == window.document.assessment.use_case.description
    window.document.undo()
    assert description.shown_text() == "words"
