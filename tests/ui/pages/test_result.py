"""The result and the decision: accepted, overridden with a reason, to review."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.strategies import assessment, even
from tests.ui.owed import words_of
from ui.edits import SetScore, SetUseCase
from ui.main_window import MainWindow
from ui.pages.result import ResultPage


@pytest.fixture
def page(window: MainWindow) -> ResultPage:
    window.document.show(assessment(even(5, 8), use_case={"title": "C", "author": "Maya"}))
    window.go_to("result")
    assert isinstance(window.page, ResultPage)
    return window.page


def choose_another(page: ResultPage, architecture: str = "simple_crew") -> None:
    page.decision.another.click()
    page.decision.choice.setCurrentIndex(page.decision.choice.findData(architecture))
    page.decision.choice.activated.emit(page.decision.choice.currentIndex())


def test_accepting_records_who_and_when(page: ResultPage) -> None:
    page.decision.accept.click()
    decision = page.document.assessment.decision
    assert decision is not None and page.document.assessment.decision_status == "accepted"
    assert (decision.by, decision.date) == ("Maya", date.today().isoformat())


def test_another_choice_is_recorded_with_its_reason_only(page: ResultPage) -> None:
    choose_another(page)
    assert page.document.assessment.decision is None
    assert "then it is recorded" in " ".join(words_of(page.decision))
    QTest.keyClicks(page.decision.reason, "   ")
    assert page.document.assessment.decision is None
    QTest.keyClicks(page.decision.reason, "cheaper")
    decision = page.document.assessment.decision
    assert decision is not None and decision.architecture == "simple_crew"
    assert decision.reason == "   cheaper"
    assert page.document.assessment.decision_status == "overridden"
    assert "You build a Simple Crew instead" in " ".join(words_of(page))


@pytest.mark.parametrize("size", [(1000, 700), (1280, 800)])
@pytest.mark.parametrize("is_recorded", [False, True])
def test_what_a_choice_asks_for_comes_into_view(
    page: ResultPage, qtbot: QtBot, size: tuple[int, int], is_recorded: bool
) -> None:
    page.window().resize(*size)
    if is_recorded:
        page.decision.accept.click()
    qtbot.waitUntil(lambda: page.is_settled)
    page.verticalScrollBar().setValue(0)
    assert page.verticalScrollBar().maximum() > 0
    choose_another(page)
    qtbot.waitUntil(lambda: page.is_settled)
    card = page.decision
    head, foot = (
        card.mapTo(page.viewport(), place) for place in (QPoint(), QPoint(0, card.height()))
    )
    assert head.y() >= 0 and foot.y() <= page.viewport().height()
    assert card.reason.hasFocus()


def test_a_reason_that_is_deleted_takes_the_record_with_it(page: ResultPage) -> None:
    choose_another(page)
    QTest.keyClicks(page.decision.reason, "x")
    page.decision.reason.selectAll()
    QTest.keyClicks(page.decision.reason, "\b")
    assert page.document.assessment.decision is None
    QTest.keyClicks(page.decision.reason, "better")
    assert page.document.assessment.decision is not None
    assert page.document.assessment.decision.architecture == "simple_crew"


def test_a_decision_can_be_taken_back_and_undone(page: ResultPage) -> None:
    page.decision.accept.click()
    page.decision.clear.click()
    assert page.document.assessment.decision is None
    assert not page.decision.accept.isChecked()
    page.document.undo()
    assert page.document.assessment.decision is not None and page.decision.accept.isChecked()


def test_a_decision_that_no_longer_matches_is_to_review(
    page: ResultPage, window: MainWindow
) -> None:
    page.decision.accept.click()
    for factor in ("steps", "interdependencies"):
        window.document.apply(SetScore("complexity", factor, 1))
    assert page.document.assessment.decision_status == "to_review"
    assert "To review." in " ".join(words_of(page))
    assert not page.decision.accept.isChecked()
    page.decision.accept_recommendation()
    assert page.document.assessment.decision_status == "accepted"


def test_keeping_the_old_choice_asks_for_a_reason(page: ResultPage, window: MainWindow) -> None:
    page.decision.accept.click()
    for factor in ("steps", "interdependencies"):
        window.document.apply(SetScore("complexity", factor, 1))
    page.decision.keep_choice()
    assert page.document.assessment.decision is None
    QTest.keyClicks(page.decision.reason, "it is built already")
    decision = page.document.assessment.decision
    assert decision is not None and decision.architecture == "flow_orchestrating_crews"
    assert page.document.assessment.decision_status == "overridden"


def test_a_review_date_is_kept_only_when_it_is_one(page: ResultPage) -> None:
    page.decision.accept.click()
    QTest.keyClicks(page.decision.review, "2027-03-0")
    assert page.document.assessment.decision.review == ""
    QTest.keyClicks(page.decision.review, "1")
    assert page.document.assessment.decision.review == "2027-03-01"


def test_typing_elsewhere_makes_no_card_anew(page: ResultPage, window: MainWindow) -> None:
    before = page._cards.itemAt(0).widget()
    window.document.apply(SetUseCase("author", "Other"))
    assert page._cards.itemAt(0).widget() is before


def test_missing_ratings_are_named_with_links_to_them(window: MainWindow) -> None:
    window.document.show(assessment(even(5, 8)))
    window.document.apply(SetScore("precision", "accuracy", None))
    window.go_to("result")
    assert "1 rating is missing" in " ".join(words_of(window.page))
    assert not window.wizard.next.isEnabled()
    from PySide6.QtWidgets import QPushButton

    (link,) = [b for b in window.page.findChildren(QPushButton) if b.property("role") == "link" and b.isVisible()]  # fmt: skip
    link.click()
    assert window.wizard.step == "precision"
    assert window.page.rows["accuracy"].segments.hasFocus()


def test_another_document_forgets_a_choice_that_waits(page: ResultPage, window: MainWindow) -> None:
    choose_another(page)
    window.document.show(assessment(even(2, 2)))
    assert not page.decision.another.isChecked()


def test_the_first_missing_rating_has_the_focus(page: ResultPage, window: MainWindow) -> None:
    choose_another(page)
    scores = {**even(5, 8), "accuracy": None}
    window.document.show(assessment({key: score for key, score in scores.items() if score}))
    window.go_to("result")
    focused = QApplication.focusWidget()
    assert focused is not None and focused.accessibleName() == "Rate Accuracy needs"
    assert focused.isVisible()
