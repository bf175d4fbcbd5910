from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.document import load
from evaluator.i18n import ENGLISH
from ui.document import Document
from ui.edits import SetContext, SetScore
from ui.main_window import MainWindow
from ui.pages.context import ContextPage
from ui.pages.page import Surroundings
from ui.pages.project import ProjectPage
from ui.pages.rating import RatingPage
from ui.pages.use_case import UseCasePage
from ui.theme import Theme
from ui.wizard import Wizard

INVOICE = Path(__file__).parents[1] / "cases" / "supplier-invoice-approval.assessment.json"


@pytest.fixture
def prepared(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window whose pages are all made, with the first one in view."""
    window.wizard.prepare()
    qtbot.waitUntil(lambda: window.wizard.is_prepared, timeout=20_000)
    return window


def test_pages_follow_an_edit_before_they_are_looked_at(prepared: MainWindow, qtbot: QtBot) -> None:
    prepared.document.apply(SetContext("considerations", "integration", "leans", "flow"))
    prepared.document.apply(SetScore("complexity", "steps", 7))
    assert not prepared.wizard.is_prepared
    qtbot.waitUntil(lambda: prepared.wizard.is_prepared, timeout=20_000)
    context, rating = (prepared.wizard.page_of(page) for page in ("context", "complexity"))
    assert isinstance(context, ContextPage) and isinstance(rating, RatingPage)
    assert context.considerations["integration"].choice.value() > 0
    assert rating.rows["steps"].segments.value() == 7
    assert prepared.wizard.step == "use_case"


def test_files_are_rendered_for_a_project_in_view_only(prepared: MainWindow, qtbot: QtBot) -> None:
    prepared.document.show(load(INVOICE))
    qtbot.waitUntil(lambda: prepared.wizard.is_prepared, timeout=20_000)
    page = prepared.wizard.page_of("project")
    assert isinstance(page, ProjectPage)
    assert not page.files and not page.rendering.is_running
    prepared.go_to("project")
    qtbot.waitUntil(lambda: page.is_settled and bool(page.files), timeout=20_000)


def test_a_document_is_opened_while_the_first_page_is_made(theme: Theme, qtbot: QtBot) -> None:
    document = Document(ENGLISH)
    wizard = Wizard(Surroundings(document, theme, ENGLISH))
    qtbot.addWidget(wizard)
    document.changed.connect(wizard.show_assessment)
    with qtbot.waitSignal(wizard.pageMade):
        wizard.prepare()
    document.show(load(INVOICE))
    wizard.go_to("use_case")
    assert isinstance(wizard.page, UseCasePage)
    assert wizard.page.fields["title"].shown_text() == "Supplier invoice approval"


def test_a_page_that_is_made_in_a_small_window_is_narrow(window: MainWindow) -> None:
    window.resize(1000, 700)
    QApplication.processEvents()
    page = window.wizard.page_of("precision")
    assert isinstance(page, RatingPage)
    note = next(iter(page.rows.values())).note
    narrow = note.maximumWidth()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert narrow < note.maximumWidth()
