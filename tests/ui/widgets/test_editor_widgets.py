"""The widgets of the project's editor: what each owes, and what it does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evaluator.blueprint.model import Argument
from evaluator.i18n import ENGLISH, Marked, Translator
from tests.ui.owed import Owed
from ui.theme import Theme
from ui.widgets.arguments_field import ArgumentsField
from ui.widgets.cells import Cell, Chip, RowLook, fitting
from ui.widgets.chip_field import ChipField
from ui.widgets.code_view import CodeView
from ui.widgets.form_fields import ChoiceField, FieldMade, Line, NumberField, Prose, Switch
from ui.widgets.row_table import Column, RowTable, TableRow
from ui.widgets.said_problem import Said, SaidProblem
from ui.widgets.tabs import TabMark, Tabs

KEY = Qt.Key


class TestChipField(Owed):
    def make(self, theme: Theme, t: Translator) -> ChipField:
        made = ChipField(theme, t, t(Marked("Name")), chooses=False)
        made.show_value((), ())
        return made

    def reached(self, widget: QWidget) -> QWidget:
        return widget.typed

    def test_a_value_that_is_there_is_not_added_again(
        self, widget: ChipField, qtbot: QtBot
    ) -> None:
        widget.show_value(("EUR",), ())
        with qtbot.assertNotEmitted(widget.edited):
            QTest.keyClicks(widget.typed, "EUR,")

    def test_what_is_typed_counts_when_the_field_is_left(
        self, widget: ChipField, qtbot: QtBot
    ) -> None:
        QTest.keyClicks(widget.typed, "SEK")
        with qtbot.waitSignal(widget.edited) as caught:
            widget.typed.left.emit()
        assert caught.args == [("SEK",)]


class TestRowTable(Owed):
    role = QAccessible.Role.Table

    def make(self, theme: Theme, t: Translator) -> RowTable:
        made = RowTable(theme, t(Marked("Steps")), [Column(t(Marked("Name"))), Column("", 30)])
        rows = [
            TableRow(("a",), (Cell("a", "user", "code"), Cell()), RowLook(is_edited=True)),
            TableRow(("b",), (Cell(chips=(Chip("c", True),)),), RowLook(is_wrong=True), (Said(t(Marked("No."))),)),
            TableRow(("d",), (Cell(is_ticked=True),)),
        ]  # fmt: skip
        made.show_rows(rows, ("a",))
        return made

    def test_it_is_as_high_as_its_rows(self, widget: RowTable) -> None:
        last = widget.rows.rowCount() - 1
        bottom = widget.rowViewportPosition(last) + widget.rowHeight(last)
        assert widget.viewport().height() == bottom

    def test_a_sentence_is_shown_whole(self, widget: RowTable) -> None:
        said = widget.findChildren(SaidProblem)[0].words
        assert said.height() >= said.heightForWidth(said.width()) > 0

    def test_arrows_pass_over_a_sentence(self, widget: RowTable, qtbot: QtBot) -> None:
        chosen: list[object] = []
        widget.chosen.connect(chosen.append)
        for _ in range(3):
            QTest.keyClick(widget, KEY.Key_Down)
        assert chosen == [("b",), ("d",)]

    def test_alt_and_arrows_delete_and_enter_say_what_is_wanted(self, widget: RowTable) -> None:
        said: list[object] = []
        widget.movedBy.connect(lambda key, by: said.append((key, by)))
        widget.removed.connect(said.append)
        widget.entered_row.connect(said.append)
        QTest.keyClick(widget, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(widget, KEY.Key_Delete)
        QTest.keyClick(widget, KEY.Key_Return)
        assert said == [(("a",), 1), ("a",), ("a",)]


@given(st.lists(st.integers(20, 200), min_size=1, max_size=6), st.integers(30, 700))
def test_chips_that_do_not_fit_leave_room_for_their_number(widths: list[int], room: int) -> None:
    more, gap = 16, 5
    count = fitting(widths, room, more)
    assert 1 <= count <= len(widths)
    if count == len(widths):
        assert count == 1 or sum(widths) + gap * (count - 1) <= room
    elif count > 1:
        assert sum(widths[:count]) + gap * count + more <= room


class TestSaidProblem(Owed):
    def make(self, theme: Theme, t: Translator) -> SaidProblem:
        made = SaidProblem(theme)
        made.say(Said(t(Marked("No.")), t(Marked("Mend it")), lambda: None))
        return made

    def reached(self, widget: QWidget) -> QWidget:
        return widget.words

    def test_no_word_of_it_is_untranslated(self, qtbot: QtBot, theme: Theme) -> None:
        """Its words are rich text, which `words_of` does not read; they are the caller's."""

    def test_markup_in_a_name_is_text(self, widget: SaidProblem) -> None:
        widget.say(Said("<b>x</b>"))
        assert "&lt;b&gt;" in widget.words.text()


class TestArgumentsField(Owed):
    def make(self, theme: Theme, t: Translator) -> ArgumentsField:
        made = ArgumentsField(theme, t)
        made.show_value((Argument(name=""),), ())
        return made

    def reached(self, widget: QWidget) -> QWidget:
        return widget.add

    def test_a_new_argument_has_a_name_of_its_own(
        self, widget: ArgumentsField, qtbot: QtBot
    ) -> None:
        widget.show_value((Argument(name="argument_1"),), ())
        with qtbot.waitSignal(widget.edited) as caught:
            widget.add.click()
        assert [one.name for one in caught.args[0]] == ["argument_1", "argument_2"]


def field_made(theme: Theme, t: Translator) -> FieldMade:
    return FieldMade(theme, t, t(Marked("At most")), least=1, most=9, nothing=t(Marked("off")))


class TestLine(Owed):
    def make(self, theme: Theme, t: Translator) -> Line:
        return Line(field_made(theme, t))


class TestProse(Owed):
    def make(self, theme: Theme, t: Translator) -> Prose:
        return Prose(field_made(theme, t))


class TestChoiceField(Owed):
    def make(self, theme: Theme, t: Translator) -> ChoiceField:
        made = ChoiceField(field_made(theme, t))
        made.show_value("a", [("a", t(Marked("One"))), ("b", t(Marked("Two")))])
        return made


class TestNumberField(Owed):
    def make(self, theme: Theme, t: Translator) -> NumberField:
        return NumberField(field_made(theme, t))


class TestSwitch(Owed):
    def make(self, theme: Theme, t: Translator) -> Switch:
        return Switch(field_made(theme, t))

    def reached(self, widget: QWidget) -> QWidget:
        return widget.box


@pytest.fixture
def number(theme: Theme, qtbot: QtBot) -> Iterator[NumberField]:
    made = NumberField(FieldMade(theme, ENGLISH, "At most", least=1, most=9, nothing="no limit"))
    qtbot.addWidget(made)
    yield made


def test_a_number_can_be_none(number: NumberField) -> None:
    sent: list[object] = []
    number.edited.connect(sent.append)
    number.show_value(None, ())
    assert number.text() == "no limit" and sent == []
    number.stepUp()
    number.stepDown()
    assert sent == [1, None]


def test_lines_that_were_taken_out_have_no_number(theme: Theme, qtbot: QtBot) -> None:
    view = CodeView(theme, "File")
    qtbot.addWidget(view)
    view.show_file("a.py", "a\nb\nc", ["", "-", "+"])
    assert len(view.extraSelections()) == 2
    view.show_file("a.py", "a\nc")
    assert not view.extraSelections()
    qtbot.waitUntil(lambda: view.is_settled)


def test_a_tab_says_its_marks(theme: Theme, qtbot: QtBot) -> None:
    tabs = Tabs("Project", ["Steps", "Data"], [QWidget(), QWidget()], theme)
    qtbot.addWidget(tabs)
    tabs.show_marks(
        [TabMark(8, True), TabMark(problems=2)], ["Steps, 8, edited", "Data, 2 problems"]
    )
    assert tabs.accessibleTabName(1) == "Data, 2 problems"
    narrow = tabs.sizeHint().width()
    tabs.show_marks([TabMark(800, True), TabMark(problems=2)], ["", ""])
    assert tabs.sizeHint().width() > narrow
