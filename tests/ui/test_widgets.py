"""What every widget owes: a name and a role, a way to reach it, room for its words, both themes, no foreign word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from evaluator.assessment import Rating
from evaluator.drawing.palette import PALETTES
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH
from tests.pseudo import PSEUDO, untranslated
from tests.strategies import assessment, even
from ui.main_window import MainWindow
from ui.steps import STEPS
from ui.theme import Theme
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.factor_row import FactorRow
from ui.widgets.fields import LineField, ProseField
from ui.widgets.matrix_view import MatrixView
from ui.widgets.segments import Segments
from ui.widgets.stability_bar import StabilityBar


class Owed:
    """The checks that each widget's test inherits."""

    is_focusable = True
    role: QAccessible.Role | None = None

    @pytest.fixture
    def widget(self, qtbot: QtBot, theme: Theme) -> QWidget:
        made = self.make(theme)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    def make(self, theme: Theme) -> QWidget:
        raise TypeError("each widget's test makes its own")

    def test_it_has_a_name_and_a_role(self, widget: QWidget) -> None:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name)
        if self.role is not None:
            assert interface.role() == self.role

    def test_it_can_be_reached_by_keyboard(self, widget: QWidget) -> None:
        assert bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) is self.is_focusable

    def test_it_has_room_at_its_smallest(self, widget: QWidget) -> None:
        smallest = widget.minimumSizeHint()
        assert smallest.width() <= 300 or smallest.width() <= widget.sizeHint().width()

    @pytest.mark.parametrize("name", PALETTES)
    def test_it_is_painted_in_every_theme(self, widget: QWidget, theme: Theme, name: str) -> None:
        theme.choose(name)
        image = widget.grab().toImage()
        colours = {
            image.pixel(x, y)
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }
        assert len(colours) > 1
        theme.choose("light")


class TestSegments(Owed):
    role = QAccessible.Role.Slider

    def make(self, theme: Theme) -> Segments:
        return Segments(theme, "Steps", lambda score: f"{score} of 10")

    def test_each_cell_is_found_where_it_is_painted(self, widget: Segments) -> None:
        widget.resize(QSize(420, 44))
        for score in range(1, 11):
            assert widget.score_at(widget.cell(score).center().x()) == score

    def test_a_click_rates(self, widget: Segments, qtbot: QtBot) -> None:
        place = widget.cell(7).center().toPoint()
        with qtbot.waitSignal(widget.rated) as caught:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        assert caught.args == [7]

    def test_the_wheel_never_rates(self, widget: Segments) -> None:
        assert widget.value() == 0

    def test_unrated_is_spoken_as_such(self, widget: Segments) -> None:
        widget.show_rating(6, 1)
        assert widget.accessibleDescription() == "6 of 10"
        widget.show_rating(None, 1)
        assert widget.accessibleDescription() == "0 of 10"


class TestChoiceBar(Owed):
    role = QAccessible.Role.Slider

    def make(self, theme: Theme) -> ChoiceBar:
        return ChoiceBar(theme, "Confidence", ["Sure", "Likely", "Guess"])

    def test_a_click_chooses(self, widget: ChoiceBar, qtbot: QtBot) -> None:
        with qtbot.waitSignal(widget.chosen) as caught:
            place = QPoint(widget.width() - 4, widget.height() // 2)
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        assert caught.args == [2]


class TestMatrixView(Owed):
    is_focusable = False

    def make(self, theme: Theme) -> MatrixView:
        made = MatrixView(theme, ENGLISH)
        made.show_assessment(assessment(even(5, 8)))
        return made


class TestStabilityBar(Owed):
    is_focusable = False

    def make(self, theme: Theme) -> StabilityBar:
        from fractions import Fraction

        made = StabilityBar(theme, ENGLISH)
        made.show_odds({1: Fraction(1, 4), 2: Fraction(3, 4)}, "a quarter and the rest")
        return made


class TestLineField(Owed):
    role = QAccessible.Role.EditableText

    def make(self, theme: Theme) -> LineField:
        return LineField("Title")

    def test_control_characters_are_dropped(self, widget: LineField, qtbot: QtBot) -> None:
        seen: list[str] = []
        widget.edited.connect(seen.append)
        QApplication.clipboard().setText("a\x07b\r\nc")
        widget.paste()
        assert seen[-1] == "ab c"


class TestProseField(Owed):
    role = QAccessible.Role.EditableText

    def make(self, theme: Theme) -> ProseField:
        return ProseField("Note")

    def test_what_is_still_composed_is_no_edit(self, widget: ProseField) -> None:
        seen: list[str] = []
        widget.edited.connect(seen.append)
        composing = QInputMethodEvent("zhong", [])
        QApplication.sendEvent(widget, composing)
        assert seen == []
        done = QInputMethodEvent("", [])
        done.setCommitString("中")
        QApplication.sendEvent(widget, done)
        assert seen == ["中"]


class TestFactorRow(Owed):
    is_focusable = False

    def make(self, theme: Theme) -> FactorRow:
        made = FactorRow(FACTORS[-1], theme, ENGLISH)
        made.setAccessibleName("Error tolerance")
        return made

    def test_unrated_looks_unrated(self, widget: FactorRow) -> None:
        widget.show_rating(Rating())
        assert widget.property("role") == "unrated"
        widget.show_rating(Rating(score=3))
        assert widget.property("role") == "card"

    def test_the_direction_is_always_said(self, widget: FactorRow) -> None:
        said = " ".join(label.text() for label in widget.findChildren(QLabel))
        assert "10 means errors hurt badly" in said


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
@pytest.mark.parametrize("state", ["new", "complete"])
def test_no_word_of_a_page_is_untranslated(
    step: object, state: str, qtbot: QtBot, theme: Theme
) -> None:
    window = MainWindow(theme, PSEUDO)
    qtbot.addWidget(window)
    if state == "complete":
        window.document.show(assessment(even(5, 8), use_case={"title": ""}))
    window.go_to(step.id)  # type: ignore[attr-defined]
    for label in window.findChildren(QLabel):
        assert not untranslated(label.text()), label.text()
    for action in window.actions() + [a for menu in window.menuBar().actions() for a in [menu]]:
        assert not untranslated(action.text()), action.text()


@pytest.mark.parametrize("size", [(1000, 700), (1280, 800), (1920, 1080)])
def test_nothing_is_wider_than_its_page(size: tuple[int, int], window: MainWindow) -> None:
    window.document.show(assessment(even(5, 8)))
    window.resize(*size)
    for step in STEPS:
        window.go_to(step.id)
        QApplication.processEvents()
        assert window.page.widget().minimumSizeHint().width() <= window.page.viewport().width(), (
            step.id
        )
