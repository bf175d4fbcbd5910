"""What frames the pages: the focus ring, the menu bar, the rail and the side, the footer, the toast."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFocusFrame, QLabel, QStyle
from pytestqt.qtbot import QtBot

from evaluator.drawing.palette import PALETTES
from tests.strategies import assessment, even
from ui.main_window import MainWindow
from ui.pages.context import ContextPage
from ui.pages.rating import RatingPage
from ui.pages.use_case import UseCasePage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.file_tree import FileTree

DECIDING = {"steps": 6, "interdependencies": 5, "conditional_logic": 5}


def test_the_ring_stands_two_pixels_off_what_has_the_focus(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, UseCasePage)
    title = page.fields["title"]
    assert window.ring.around is title
    ring = next(iter(window.findChildren(QFocusFrame)))
    corner = QPoint(0, 0)
    assert ring.isVisible()
    assert title.mapTo(window, corner) - ring.mapTo(window, corner) == QPoint(4, 4)


def test_what_paints_its_own_ring_gets_no_second_one(window: MainWindow) -> None:
    window.go_to("complexity")
    assert window.ring.around is None


def test_the_ring_follows_into_the_footer(window: MainWindow) -> None:
    window.wizard.next.setFocus()
    assert window.ring.around is window.wizard.next


def test_the_menus_underline_their_letters_only_while_alt_is_held(window: MainWindow) -> None:
    bar = window.menuBar()

    def are_shown() -> bool:
        return bool(bar.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, bar))

    assert not are_shown()
    page = window.page
    assert isinstance(page, UseCasePage)
    QTest.keyPress(page.fields["title"], Qt.Key.Key_Alt)
    assert are_shown()
    QTest.keyRelease(page.fields["title"], Qt.Key.Key_Alt)
    assert not are_shown()
    QTest.keyPress(page.fields["title"], Qt.Key.Key_Alt)
    menu = bar.actions()[0].menu()
    menu.aboutToHide.emit()
    assert not are_shown()


@pytest.mark.parametrize("name", ["dark", "high-contrast", "light"])
def test_the_menus_keep_their_place_when_the_theme_changes(
    window: MainWindow, theme: Theme, name: str
) -> None:
    bar = window.menuBar()

    def places() -> list[QRect]:
        QApplication.processEvents()
        return [bar.geometry(), *(bar.actionGeometry(action) for action in bar.actions())]

    before = places()
    theme.choose("light" if name != "light" else "dark")
    theme.choose(name)
    assert places() == before


def test_undo_and_redo_look_disabled_while_there_is_nothing_to_undo(window: MainWindow) -> None:
    def darkest(button: Button) -> int:
        place = button.mapTo(window, QPoint(0, 0))
        image = window.grab(QRect(place, button.size())).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
        )

    undo = next(b for b in window.menuBar().findChildren(Button) if b.accessibleName() == "Undo")
    assert not undo.isEnabled()
    before = darkest(undo)
    page = window.page
    assert isinstance(page, UseCasePage)
    QTest.keyClicks(page.fields["title"], "Claims")
    assert undo.isEnabled() and darkest(undo) < before - 50


@pytest.mark.parametrize(
    ("width", "rail", "side"),
    [(1000, 60, 292), (1119, 60, 292), (1120, 204, 340), (1600, 204, 420)],
)
def test_rail_and_side_follow_the_window(
    window: MainWindow, width: int, rail: int, side: int
) -> None:
    window.resize(width, 800)
    QApplication.processEvents()
    assert (window.wizard.rail.width(), window.wizard.side.width()) == (rail, side)


def test_a_page_is_painted_after_the_window_could_answer(window: MainWindow, qtbot: QtBot) -> None:
    wizard = window.wizard
    parts = (wizard.stack, wizard.side, wizard.rail)
    for page in ("complexity", "precision"):
        window.go_to(page)
        assert not any(part.updatesEnabled() for part in parts)
    qtbot.waitUntil(lambda: all(part.updatesEnabled() for part in parts))


def test_the_side_names_the_factor_that_decides(window: MainWindow) -> None:
    window.document.show(assessment(DECIDING))
    window.go_to("complexity")
    said = [item.text() for item in window.wizard.side.findChildren(QLabel)]
    words = (
        "<b>Domain knowledge decides.</b> Rate it 1 and complexity is low; from 2 on it is high."
    )
    assert words in said


def test_the_footer_names_what_is_missing_in_bold(window: MainWindow) -> None:
    window.document.show(assessment(DECIDING))
    window.go_to("complexity")
    page = window.page
    assert isinstance(page, RatingPage)
    assert page.footer_note.text() == "Missing: <b>Domain knowledge</b>"
    window.document.show(assessment(even(5, 5)))
    assert page.footer_note.text() == "All four rated"


def test_the_footer_of_context_leads_to_the_other_tab(window: MainWindow) -> None:
    window.document.show(assessment(even(8, 8)))
    window.go_to("context")
    page = window.page
    assert isinstance(page, ContextPage) and page.tabs is not None
    page.to_needs.click()
    assert page.tabs.currentIndex() == 1
    assert page.needs["response_time"].choice.hasFocus()
    assert not page.to_needs.isVisible()


def test_a_toast_can_be_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.toast.show_word("Commands copied")
    assert window.toast.isVisible()
    window.toast.findChildren(Button)[0].click()
    assert not window.toast.isVisible()


def test_high_contrast_frames_what_a_fill_marks_elsewhere(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    tree = FileTree(theme, "Files")
    qtbot.addWidget(tree)
    tree.show_files("claims", ["a.py", "b.py", "c.py"], "b.py")
    tree.resize(200, 160)
    theme.choose("high-contrast")
    image = tree.grab().toImage()
    theme.choose("light")

    def colours(name: str) -> set[str]:
        item = tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]
        box = tree.visualItemRect(item).translated(tree.viewport().pos())
        # A line over the whole row, above and below: the sides of a cell would part it.
        middle = range(box.top(), box.bottom() + 1)
        return {image.pixelColor(box.center().x(), y).name() for y in middle}

    accent = PALETTES["high-contrast"]["accent"].lower()
    assert accent in colours("b.py") and accent not in colours("a.py")
