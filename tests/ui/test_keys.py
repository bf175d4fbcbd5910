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
from tests.strategies import assessment, even
from tests.ui.owed import words_of
from ui.main_window import MainWindow
from ui.pages.project import ProjectPage
from ui.pages.rating import RatingPage
from ui.pages.report import ReportPage
from ui.steps import STEPS
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
    qtbot.waitUntil(
        lambda: written.exists() and not page.generation.writing.is_running, timeout=20_000
    )
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
    qtbot.waitUntil(lambda: not page.generation.writing.is_running)
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


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Key.Key_1, "use_case"),
        (Key.Key_2, "complexity"),
        (Key.Key_3, "precision"),
        (Key.Key_4, "context"),
        (Key.Key_5, "result"),
        (Key.Key_6, "project"),
        (Key.Key_7, None),
        (Key.Key_8, "report"),
    ],
)
def test_each_step_has_its_key(window: MainWindow, key: Qt.Key, step: str | None) -> None:
    window.document.show(assessment(even(5, 8)))
    for begin in ("use_case", "report"):
        window.go_to(begin)
        press(key, Control)
        assert window.wizard.step == (step or begin)


def test_alt_arrows_walk_through_all_steps_and_the_start_page(window: MainWindow) -> None:
    window.document.show(assessment(even(5, 8)))
    window.show_start()
    seen = []
    for _ in range(8):
        press(Key.Key_Right, Alt)
        seen.append(window.wizard.step)
    assert seen == [*(step.id for step in STEPS), "report"]
    for _ in range(7):
        press(Key.Key_Left, Alt)
    assert window.is_at_start
    press(Key.Key_Left, Alt)
    assert window.is_at_start


@pytest.mark.parametrize("step", ["context", "project"])
def test_ctrl_tab_changes_the_tab_also_from_a_text_field(window: MainWindow, step: str) -> None:
    window.document.show(assessment(even(5, 8)))
    window.go_to(step)
    if step == "context":
        press(Key.Key_N)
    tabs = window.page.tabs
    assert tabs is not None
    last = tabs.count() - 1
    rounds = [(Control, (at + 1) % tabs.count()) for at in range(tabs.count())]
    for modifiers, place in (*rounds, (Control | Shift, last)):
        press(Key.Key_Tab if not modifiers & Shift else Key.Key_Backtab, modifiers)
        assert tabs.currentIndex() == place
        assert window.page.isAncestorOf(focus())


def test_c_goes_round_and_n_and_escape_go_there_and_back(window: MainWindow) -> None:
    press(Key.Key_2, Control)
    press(Key.Key_C)
    assert window.document.assessment.rating("steps").confidence == "likely"
    write("7")
    press(Key.Key_Up)
    seen = []
    for _ in range(3):
        press(Key.Key_C)
        seen.append(window.document.assessment.rating("steps").confidence)
    assert sorted(seen) == ["guess", "likely", "sure"] and seen[-1] == "likely"
    press(Key.Key_N)
    write("7c")
    press(Key.Key_Escape)
    assert rows(window).rows["steps"].segments.hasFocus()
    assert window.document.assessment.rating("steps").note == "7c"


def test_enter_on_the_last_factor_goes_to_the_next_step(window: MainWindow) -> None:
    press(Key.Key_2, Control)
    write("1110")
    press(Key.Key_Return)
    assert window.wizard.step == "precision"
    assert rows(window).rows["output_structure"].segments.hasFocus()


def test_alt_arrows_move_a_row_of_the_next_steps(window: MainWindow) -> None:
    steps = [{"what": what} for what in ("one", "two", "three")]
    window.document.show(assessment(even(5, 8), next_steps=steps))
    press(Key.Key_8, Control)
    page = window.page
    assert isinstance(page, ReportPage)
    page.steps.table.setFocus()
    page.steps.table.setCurrentCell(2, 0)
    press(Key.Key_Up, Alt)
    press(Key.Key_Up, Alt)
    press(Key.Key_Down, Alt)
    assert [step.what for step in window.document.assessment.next_steps] == ["one", "three", "two"]
    assert page.steps.table.currentRow() == 1 and window.wizard.step == "report"
    press(Key.Key_Z, Control)
    assert [step.what for step in window.document.assessment.next_steps] == ["three", "one", "two"]


def test_undo_in_a_cell_that_is_edited_is_the_documents(window: MainWindow) -> None:
    window.document.show(assessment(even(5, 8)))
    press(Key.Key_8, Control)
    page = window.page
    assert isinstance(page, ReportPage)
    page.steps.add.click()
    write("half a wo")
    press(Key.Key_Z, Control)
    assert window.document.assessment.next_steps == ()


@pytest.mark.parametrize("key", [Key.Key_P, Key.Key_E, Key.Key_G])
def test_from_the_start_page_these_keys_name_what_is_missing(
    window: MainWindow, key: Qt.Key
) -> None:
    window.show_start()
    press(key, Control)
    assert not window.is_at_start and window.wizard.step == "result"
    assert "8 ratings are missing" in " ".join(words_of(window.page))
