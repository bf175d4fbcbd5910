import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.strategies import assessment, even
from tests.ui.owed import words_of
from ui.main_window import MainWindow
from ui.pages.context import ContextPage

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> ContextPage:
    window.document.show(assessment(even(8, 8)))
    window.go_to("context")
    assert isinstance(window.page, ContextPage)
    return window.page


def test_answers_are_chosen_and_taken_back_by_keys(page: ContextPage) -> None:
    choice = page.considerations["development_time"].choice
    assert choice.hasFocus()
    QTest.keyClick(choice, Key.Key_Right)
    answer = page.document.assessment.considerations.development_time
    assert answer.leans == "crew"
    QTest.keyClick(choice, Key.Key_Delete)
    assert page.document.assessment.considerations.development_time.leans is None
    QTest.keyClick(choice, Key.Key_Down)
    assert page.considerations["maintenance"].choice.hasFocus()


def test_the_other_tab_holds_the_needs(page: ContextPage, window: MainWindow) -> None:
    QTest.keyClick(page.considerations["development_time"].choice, Key.Key_Tab, Control)
    choice = page.needs["response_time"].choice
    assert page.tabs is not None and page.tabs.currentIndex() == 1 and choice.hasFocus()
    for _ in range(3):
        QTest.keyClick(choice, Key.Key_Right)
    QTest.keyClick(choice, Key.Key_N)
    QTest.keyClicks(page.needs["response_time"].note, "over night")
    need = page.document.assessment.needs.response_time
    assert (need.answer, need.note) == ("batch", "over night")


def test_a_tick_is_an_edit_that_undo_brings_into_view(
    page: ContextPage, window: MainWindow
) -> None:
    page.signs["flow", "precise_control"].box.click()
    assert page.document.assessment.signs.flow == ("precise_control",)
    window.go_to("use_case")
    window.document.undo()
    assert page.document.assessment.signs.flow == ()
    assert window.page is page and page.signs["flow", "precise_control"].box.hasFocus()


def test_the_side_says_where_the_context_pulls(page: ContextPage, window: MainWindow) -> None:
    page.considerations["development_time"].answered.emit("crew")
    said = " ".join(words_of(window.wizard.side))
    assert "Where the context pulls" in said and "Development time leans to a Crew." in said


def test_the_side_says_what_the_needs_raise(
    page: ContextPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert page.tabs is not None
    page.tabs.setCurrentIndex(1)
    page.needs["effects"].answered.emit("irreversible")
    said = " ".join(words_of(window.wizard.side))
    assert "Irreversible effects without oversight." in said
    page.needs["oversight"].answered.emit("before_release")

    def follows() -> None:
        said = " ".join(words_of(window.wizard.side))
        assert "Irreversible effects without oversight." not in said
        assert "2 defaults of the project come from here." in said

    qtbot.waitUntil(follows)
