"""The whole job by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from evaluator.document import load
from ui.main_window import MainWindow
from ui.pages.project import ProjectPage
from ui.pages.rating import RatingPage
from ui.widgets.segments import Segments

Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
Choose = Callable[[Path | str], None]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifiers)


def write(text: str) -> None:
    for character in text:
        QTest.keyClick(focus(), character)


def scores(window: MainWindow) -> list[int | None]:
    return list(window.document.assessment.scores.values())


def rows(window: MainWindow) -> RatingPage:
    assert isinstance(window.page, RatingPage)
    return window.page


def test_typing_alone_leads_from_nothing_to_project_and_report(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, choose: Choose
) -> None:
    write("Typed")
    press(Key.Key_2, Control)
    write("6553")
    press(Key.Key_Right, Alt)
    write("9879")
    assert scores(window) == [6, 5, 5, 3, 9, 8, 7, 9]
    press(Key.Key_Return)
    assert window.wizard.step == "context"
    press(Key.Key_Right, Alt)
    assert window.page.title.text() == "Typed"
    choose(tmp_path / "typed.assessment.json")
    press(Key.Key_S, Control)
    assert load(tmp_path / "typed.assessment.json") == window.document.assessment
    assert not window.document.has_unsaved_changes
    press(Key.Key_G, Control)
    page = window.page
    assert isinstance(page, ProjectPage)
    written = tmp_path / "typed" / "src" / "typed" / "flow.py"
    qtbot.waitUntil(lambda: written.exists() and not page.is_writing, timeout=20_000)
    assert (tmp_path / "typed" / "src" / "typed" / "flow.py").exists()
    choose(tmp_path / "typed.pdf")
    press(Key.Key_E, Control)
    qtbot.waitUntil(lambda: (tmp_path / "typed.pdf").exists())
    qtbot.waitUntil(lambda: not window.delivery.is_busy)
    assert (tmp_path / "typed.pdf").read_bytes().startswith(b"%PDF")


def test_a_digit_rates_and_goes_on_and_stays_on_the_last(window: MainWindow) -> None:
    press(Key.Key_2, Control)
    page = rows(window)
    for digit, factor in zip(
        "1230",
        ("interdependencies", "conditional_logic", "domain_knowledge", "domain_knowledge"),
        strict=True,
    ):
        write(digit)
        assert page.rows[factor].segments.hasFocus()
    assert scores(window)[:4] == [1, 2, 3, 10]


def test_arrows_change_by_one_and_move_between_factors(window: MainWindow) -> None:
    press(Key.Key_2, Control)
    page = rows(window)
    press(Key.Key_Down)
    assert page.rows["interdependencies"].segments.hasFocus()
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left):
        press(key)
    assert window.document.assessment.rating("interdependencies").score == 1
    press(Key.Key_Up)
    assert page.rows["steps"].segments.hasFocus()


def test_delete_clears_score_and_confidence_and_keeps_the_note(window: MainWindow) -> None:
    press(Key.Key_2, Control)
    write("7")
    press(Key.Key_Up)
    press(Key.Key_C)
    press(Key.Key_N)
    write("why")
    assert focus() is rows(window).rows["steps"].note
    press(Key.Key_Escape)
    assert isinstance(focus(), Segments)
    rating = window.document.assessment.rating("steps")
    assert (rating.score, rating.note, rating.confidence) == (7, "why", "guess")
    press(Key.Key_Delete)
    rating = window.document.assessment.rating("steps")
    assert (rating.score, rating.note, rating.confidence) == (None, "why", "likely")


def test_entering_a_rating_page_focuses_the_first_unrated_factor(window: MainWindow) -> None:
    press(Key.Key_2, Control)
    write("12")
    press(Key.Key_1, Control)
    press(Key.Key_2, Control)
    assert rows(window).rows["conditional_logic"].segments.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_G, Key.Key_E, Key.Key_P])
def test_with_ratings_missing_these_keys_go_to_the_result(window: MainWindow, key: Qt.Key) -> None:
    press(key, Control)
    assert window.wizard.step == "result"


def test_undo_takes_back_each_edit_and_shows_where_it_was(window: MainWindow) -> None:
    write("Title")
    press(Key.Key_2, Control)
    write("45")
    press(Key.Key_1, Control)
    press(Key.Key_Z, Control)
    assert rows(window).rows["interdependencies"].segments.hasFocus()
    assert scores(window)[:2] == [4, None]
    press(Key.Key_Z, Control)
    press(Key.Key_Z, Control)
    assert window.document.assessment.use_case.title == ""
    for _ in range(3):
        press(Key.Key_Z, Control | Shift)
    assert window.document.assessment.use_case.title == "Title"
    assert scores(window)[:2] == [4, 5]


def test_typing_in_one_field_is_one_edit(window: MainWindow) -> None:
    write("several letters")
    press(Key.Key_Z, Control)
    assert window.document.assessment.use_case.title == ""


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_lost(
    window: MainWindow, tmp_path: Path, choose: Choose
) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    window.document.stack.setClean()
    choose(tmp_path / "bad.json")
    press(Key.Key_O, Control)
    assert "is not JSON" in window.notices.said["file"]
    assert window.document.path is None


def test_a_folder_that_is_taken_is_said_in_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "mine").write_text("keep", encoding="utf-8")
    press(Key.Key_2, Control)
    write("6553")
    press(Key.Key_3, Control)
    write("9879")
    press(Key.Key_6, Control)
    page = window.page
    assert isinstance(page, ProjectPage)
    taken = tmp_path / "taken"
    taken.mkdir()
    (tmp_path / "mine").rename(taken / "mine")
    page.overview.folder.setFocus()
    page.overview.folder.selectAll()
    QTest.keyClicks(page.overview.folder, str(taken))
    press(Key.Key_G, Control)
    qtbot.waitSignal(page.rendered, timeout=20_000)
    qtbot.waitUntil(lambda: not page.is_writing)
    assert "is not an empty folder" in page.overview.folder_said
    assert [path.name for path in taken.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("answer", "closed", "saved"),
    [("cancel", False, False), ("second", True, False), ("first", True, True)],
)
def test_closing_asks_about_unsaved_changes(
    window: MainWindow,
    answers: list[str],
    tmp_path: Path,
    choose: Choose,
    answer: str,
    closed: bool,
    saved: bool,
) -> None:
    write("Unsaved")
    choose(tmp_path / "x.assessment.json")
    answers.append(answer)
    assert window.close() is closed
    assert (tmp_path / "x.assessment.json").exists() is saved


def test_cancelling_the_dialog_saves_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("Unsaved")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press(Key.Key_S, Control)
    assert window.document.has_unsaved_changes
