"""Each widget on its own: what it owes, and what it does."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from evaluator.assessment import NextStep, Rating, new_assessment
from evaluator.context import NEEDS
from evaluator.drawing.plot import plot_of
from evaluator.factors import FACTORS
from evaluator.i18n import ENGLISH, Marked, Translator
from evaluator.matrix import ARCHITECTURES
from tests.strategies import assessment, even, typed_text
from tests.ui.owed import Owed
from ui.theme import Theme
from ui.widgets import accessible
from ui.widgets.answer_row import AnswerRow
from ui.widgets.buttons import Button
from ui.widgets.check import Check
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.code_view import CodeView, spans
from ui.widgets.edited import Edited
from ui.widgets.factor_row import FactorRow
from ui.widgets.fields import DateField, LineField, ProseField
from ui.widgets.file_tree import FileTree
from ui.widgets.matrix_view import MatrixView
from ui.widgets.notices import Notices
from ui.widgets.segments import Segments
from ui.widgets.stability_bar import StabilityBar
from ui.widgets.step_button import StepButton
from ui.widgets.steps_table import StepsTable
from ui.widgets.tabs import Tabs
from ui.widgets.thumbnails import Thumbnails
from ui.widgets.toast import Toast

accessible.install()


class TestSegments(Owed):
    role = QAccessible.Role.Slider

    def make(self, theme: Theme, t: Translator) -> Segments:
        return Segments(
            theme, t(Marked("Steps")), lambda score: t(Marked("{score} / 10"), score=score)
        )

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
        assert widget.accessibleDescription() == "6 / 10"
        widget.show_rating(None, 1)
        assert widget.accessibleDescription() == "0 / 10"


class TestChoiceBar(Owed):
    role = QAccessible.Role.Slider

    def make(self, theme: Theme, t: Translator) -> ChoiceBar:
        return ChoiceBar(
            theme, t(Marked("Confidence")), [t(Marked(w)) for w in ("Sure", "Likely", "Guess")]
        )

    def test_keys_choose_clear_and_move(self, widget: ChoiceBar, qtbot: QtBot) -> None:
        widget.show_choice(0)
        for key, signal, args in (
            (Qt.Key.Key_Right, widget.chosen, [1]),
            (Qt.Key.Key_Left, widget.chosen, [0]),
            (Qt.Key.Key_Delete, widget.cleared, []),
            (Qt.Key.Key_Down, widget.moved, [1]),
            (Qt.Key.Key_N, widget.noteWanted, []),
        ):
            with qtbot.waitSignal(signal) as caught:
                QTest.keyClick(widget, key)
            assert caught.args == args

    def test_a_click_chooses(self, widget: ChoiceBar, qtbot: QtBot) -> None:
        with qtbot.waitSignal(widget.chosen) as caught:
            place = QPoint(widget.width() - 4, widget.height() // 2)
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        assert caught.args == [2]


def _difference(one: QImage, other: QImage) -> int:
    """The largest difference of a colour channel between two pictures of one size."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max((abs(mine - its) for mine, its in pairs if mine != its), default=0)


class TestMatrixView(Owed):
    role = QAccessible.Role.Graphic

    def make(self, theme: Theme, t: Translator) -> MatrixView:
        made = MatrixView(theme, t)
        made.show_assessment(assessment(even(5, 8)))
        return made

    def test_its_texts_are_children_for_a_screen_reader(self, widget: MatrixView) -> None:
        interface = QAccessible.queryAccessibleInterface(widget)
        said = [
            interface.child(place).text(QAccessible.Text.Name)
            for place in range(interface.childCount())
        ]
        assert said[:4] == [f"{item.quadrant} {item.name}" for item in ARCHITECTURES]
        assert "complexity 5.00, precision 8.00" in said[-1]

    def test_a_view_that_showed_others_looks_like_a_new_one(
        self, widget: MatrixView, theme: Theme
    ) -> None:
        near, far = assessment(even(9, 3)), assessment(even(2, 8))
        small, large = QSize(300, 340), QSize(420, 460)
        for case, size, name in (
            (near, small, "light"),
            (far, small, "light"),
            (far, large, "light"),
            (near, large, "dark"),
            (new_assessment(), large, "dark"),
            (near, large, "dark"),
        ):
            theme.choose(name)
            new = self.make(theme, ENGLISH)
            widget.clearFocus()
            for view in (widget, new):
                view.forget()
                view.resize(size)
                view.show_assessment(case)
            pictures = [view.grab().toImage() for view in (widget, widget, new)]
            # What is kept is blended a second time, which rounds a channel by one.
            assert max(map(_difference, pictures, pictures[1:])) <= 2

    def test_arrow_keys_light_and_explain_a_quadrant(self, widget: MatrixView) -> None:
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Left)
        assert widget.active is ARCHITECTURES[2]
        QTest.keyClick(widget, Qt.Key.Key_Down)
        assert widget.active is ARCHITECTURES[0]
        assert ENGLISH(ARCHITECTURES[0].summary) in widget.accessibleDescription()
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        assert widget.active is None

    def test_the_pointer_lights_the_quadrant_below_it(self, widget: MatrixView) -> None:
        widget.resize(300, 334)
        plot = plot_of((300, 334))
        place = QPoint(round(plot.x(9)), round(plot.y(2)))
        QTest.mouseMove(widget, place)
        assert widget.active is ARCHITECTURES[1]

    def test_the_point_moves_and_comes_to_rest(
        self, widget: MatrixView, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(theme, "milliseconds", lambda duration: duration)
        widget.show_assessment(assessment(even(9, 2)))
        assert widget.is_moving
        qtbot.waitUntil(lambda: not widget.is_moving)

    def test_without_animations_it_is_there_at_once(self, widget: MatrixView, theme: Theme) -> None:
        theme.is_still = True
        widget.show_assessment(assessment(even(9, 2)))
        assert not widget.is_moving


class TestStabilityBar(Owed):
    is_focusable = False

    def make(self, theme: Theme, t: Translator) -> StabilityBar:
        made = StabilityBar(theme, t)
        made.show_odds({1: Fraction(1, 4), 2: Fraction(3, 4)}, t(Marked("a quarter and the rest")))
        return made

    def test_its_blocks_move_to_new_odds(
        self, widget: StabilityBar, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(theme, "milliseconds", lambda duration: duration)
        after = {1: Fraction(3, 4), 2: Fraction(1, 4)}
        widget.show_odds(after, "other odds")
        assert widget.widths == {1: 0.25, 2: 0.75}
        qtbot.waitUntil(lambda: widget.widths == {1: 0.75, 2: 0.25})


class TestLineField(Owed):
    role = QAccessible.Role.EditableText

    def make(self, theme: Theme, t: Translator) -> LineField:
        return LineField(t(Marked("Title")))

    def test_control_characters_are_dropped(self, widget: LineField, qtbot: QtBot) -> None:
        seen: list[str] = []
        widget.edited.connect(seen.append)
        QApplication.clipboard().setText("a\x07b\r\nc")
        widget.paste()
        assert seen[-1] == "ab c"


class TestProseField(Owed):
    role = QAccessible.Role.EditableText

    def make(self, theme: Theme, t: Translator) -> ProseField:
        return ProseField(t(Marked("Note")))

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

    def make(self, theme: Theme, t: Translator) -> FactorRow:
        made = FactorRow(FACTORS[-1], theme, t)
        made.setAccessibleName(t(FACTORS[-1].name))
        return made

    def test_unrated_looks_unrated(self, widget: FactorRow) -> None:
        widget.show_rating(Rating())
        assert widget.property("role") == "unrated"
        widget.show_rating(Rating(score=3))
        assert widget.property("role") == "card"

    def test_the_band_of_the_score_stands_out_and_is_no_markup(self, widget: FactorRow) -> None:
        def bands() -> list[str]:
            return [label.text() for label in widget.findChildren(QLabel) if " · " in label.text()]

        widget.show_rating(Rating())
        assert bands()[2] == "High · high impact"
        widget.show_rating(Rating(score=9))
        assert bands()[:2] == ["Low · low impact", "Medium · moderate impact"]
        assert bands()[2].endswith(">High</span> · high impact")

    def test_the_pointer_says_which_band_answers(self, widget: FactorRow) -> None:
        QTest.mouseMove(widget.segments, widget.segments.cell(5).center().toPoint())
        said = [label.text() for label in widget.findChildren(QLabel)]
        assert any(text.endswith(">Medium</span> · moderate impact") for text in said)

    def test_a_long_note_makes_room_for_its_third_line(self, widget: FactorRow) -> None:
        widget.resize(800, 200)
        before = widget.note.height()
        widget.show_rating(Rating(note="one\ntwo"))
        assert widget.note.height() == before
        widget.show_rating(Rating(note="one\ntwo\nthree"))
        higher = widget.note.height()
        widget.show_rating(Rating(note="one\n" * 40))
        assert widget.note.height() == higher > before

    def test_the_direction_is_always_said(self, widget: FactorRow) -> None:
        said = " ".join(label.text() for label in widget.findChildren(QLabel))
        assert "10 means errors hurt badly" in said


class TestDateField(Owed):
    role = QAccessible.Role.EditableText

    def make(self, theme: Theme, t: Translator) -> DateField:
        made = DateField(theme, t, t(Marked("Date")))
        made.setPlaceholderText("")
        return made

    def test_only_dates_are_edits(self, widget: DateField) -> None:
        seen: list[str] = []
        widget.edited.connect(seen.append)
        QTest.keyClicks(widget, "2026-13-01")
        assert seen == [] and widget.is_wrong
        widget.selectAll()
        QTest.keyClicks(widget, "2026-12-01")
        assert seen == ["2026-12-01"] and not widget.is_wrong

    def test_a_day_is_picked_from_the_calendar(self, widget: DateField, qtbot: QtBot) -> None:
        widget.show_text("2026-11-24")
        widget.open_calendar()
        calendar = widget.findChild(QCalendarWidget)
        assert calendar.selectedDate() == QDate(2026, 11, 24)
        with qtbot.waitSignal(widget.edited) as caught:
            calendar.clicked.emit(QDate(2026, 12, 1))
        assert caught.args == ["2026-12-01"]


class TestCheck(Owed):
    role = QAccessible.Role.CheckBox

    def make(self, theme: Theme, t: Translator) -> Check:
        return Check(t(Marked("A sign that is long enough to take two lines")), t(Marked("why")))

    def reached(self, widget: QWidget) -> QWidget:
        assert isinstance(widget, Check)
        return widget.box

    def test_a_click_on_its_words_ticks_it(self, widget: Check, qtbot: QtBot) -> None:
        words = widget.findChildren(QLabel)[0].parentWidget()
        with qtbot.waitSignal(widget.chosen) as caught:
            QTest.mouseClick(words, Qt.MouseButton.LeftButton)
        assert caught.args == [True]

    def test_showing_a_value_is_no_choice(self, widget: Check) -> None:
        seen: list[bool] = []
        widget.chosen.connect(seen.append)
        widget.show_checked(True)
        assert widget.box.isChecked() and seen == []


class TestAnswerRow(Owed):
    role = QAccessible.Role.Slider

    def make(self, theme: Theme, t: Translator) -> AnswerRow:
        need = NEEDS[0]
        answers = [(answer, t(words)) for answer, words in need.answers.items()]
        return AnswerRow(theme, t, t(need.name), t(need.question), answers, stacked=True)

    def reached(self, widget: QWidget) -> QWidget:
        assert isinstance(widget, AnswerRow)
        return widget.choice

    def test_delete_takes_the_answer_back(self, widget: AnswerRow, qtbot: QtBot) -> None:
        widget.show_answer("batch", "")
        with qtbot.waitSignal(widget.answered) as caught:
            QTest.keyClick(widget.choice, Qt.Key.Key_Delete)
        assert caught.args == [None]

    def test_escape_in_the_note_goes_back(self, widget: AnswerRow) -> None:
        QTest.keyClick(widget.choice, Qt.Key.Key_N)
        assert widget.note.hasFocus()
        QTest.keyClick(widget.note, Qt.Key.Key_Escape)
        assert widget.choice.hasFocus()


class TestTabs(Owed):
    role = QAccessible.Role.PageTabList

    def make(self, theme: Theme, t: Translator) -> Tabs:
        names = [t(Marked("First")), t(Marked("Second"))]
        return Tabs(t(Marked("Tabs")), names, [QWidget(), QWidget()])

    def test_a_count_is_part_of_what_is_heard(self, widget: Tabs) -> None:
        widget.show_counts(["2 of 5", ""])
        assert widget.accessibleTabName(0) == "First 2 of 5"
        assert widget.accessibleTabName(1) == "Second"

    def test_after_the_last_comes_the_first(self, widget: Tabs) -> None:
        for place in (1, 0):
            widget.move_on(1)
            assert widget.currentIndex() == place == widget.stack.currentIndex()


class TestStepButton(Owed):
    role = QAccessible.Role.CheckBox

    def make(self, theme: Theme, t: Translator) -> StepButton:
        made = StepButton(theme, t(Marked("Complexity")))
        made.show_progress("partial", 0.5, "2/4", t(Marked("Complexity, begun")))
        return made


class TestButton(Owed):
    role = QAccessible.Role.PushButton

    def make(self, theme: Theme, t: Translator) -> Button:
        return Button(theme, "check", t(Marked("Generate project")), "primary")


class TestCodeView(Owed):
    def make(self, theme: Theme, t: Translator) -> CodeView:
        return CodeView(theme, t(Marked("Content of the file")))

    def test_colours_follow_the_text(self, widget: CodeView, qtbot: QtBot) -> None:
        widget.show_file("a.py", "def one():\n    return '𝟙', 2  # three\n")
        qtbot.waitUntil(lambda: bool(widget.document().firstBlock().layout().formats()))
        widget.show_file("b.toml", "[table]\nkey = 1\n")
        assert widget.toPlainText() == "[table]\nkey = 1\n"
        qtbot.waitUntil(lambda: bool(widget.document().firstBlock().layout().formats()))
        qtbot.waitUntil(lambda: widget.is_settled)

    def test_any_text_is_shown_as_it_is(self, widget: CodeView, qtbot: QtBot) -> None:
        widget.show_file("notes.unknown", "<b>no markup</b>")
        assert widget.toPlainText() == "<b>no markup</b>"
        qtbot.waitUntil(lambda: widget.is_settled)

    def test_lines_that_stay_keep_their_colours_while_one_types(
        self, widget: CodeView, qtbot: QtBot
    ) -> None:
        def coloured() -> list[bool]:
            document = widget.document()
            blocks = (document.findBlockByNumber(at) for at in range(document.blockCount() - 1))
            return [bool(block.layout().formats()) for block in blocks]

        widget.show_file("a.py", "def one(): ...\ndef two(): ...\ndef six(): ...\n")
        qtbot.waitUntil(lambda: all(coloured()))
        for text in (
            "def one(): ...\ndef two(): pass\ndef six(): ...\n",
            "def one(): ...\ndef six(): ...\n",
            "def one(): ...\nx\ny\ndef six(): ...\n",
        ):
            widget.show_file("a.py", text)
            assert widget.toPlainText() == text
            assert coloured()[0] and coloured()[-1]
        qtbot.waitUntil(lambda: widget.is_settled)

    @given(typed_text)
    def test_spans_lie_within_their_lines(self, text: str) -> None:
        lines = text.split("\n")
        for line, found in zip(lines, spans("x.py", text), strict=False):
            units = len(line.encode("utf-16-le")) // 2
            assert all(start + length <= units for start, length, _ in found)


class TestStepsTable(Owed):
    role = QAccessible.Role.Table

    def make(self, theme: Theme, t: Translator) -> StepsTable:
        made = StepsTable(theme, t)
        made.edited.connect(lambda steps, _: made.show_steps(steps))
        return made

    def reached(self, widget: QWidget) -> QWidget:
        assert isinstance(widget, StepsTable)
        return widget.table

    def test_rows_are_added_filled_moved_and_removed(self, widget: StepsTable) -> None:
        seen: list[tuple[NextStep, ...]] = []
        widget.edited.connect(lambda steps, _: seen.append(steps))
        for what in ("first", "second"):
            QTest.mouseClick(widget.add, Qt.MouseButton.LeftButton)
            widget.table.item(len(seen[-1]) - 1, 0).setText(what)
        assert [step.what for step in seen[-1]] == ["first", "second"]
        widget.table.setCurrentCell(1, 0)
        QTest.keyClick(widget.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert [step.what for step in seen[-1]] == ["second", "first"]
        QTest.mouseClick(widget.remove, Qt.MouseButton.LeftButton)
        assert [step.what for step in seen[-1]] == ["first"]

    def test_what_is_no_date_is_said_and_not_kept(self, widget: StepsTable) -> None:
        widget.show_steps([NextStep(what="one", by="2026-12-01")])
        widget.table.item(0, 2).setText("soon")
        assert widget.table.item(0, 2).text() == "2026-12-01"
        assert any("“soon” is no date" in label.text() for label in widget.findChildren(QLabel))


class TestNotices(Owed):
    is_focusable = False

    def make(self, theme: Theme, t: Translator) -> Notices:
        made = Notices(theme, t(Marked("Close")))
        made.setAccessibleName(t(Marked("Notices")))
        made.show_notice(
            "file", "error", t(Marked("Not saved.")), [(t(Marked("Save as")), made.hide)]
        )
        return made

    def test_a_subject_says_one_thing_at_a_time(self, widget: Notices) -> None:
        widget.show_notice("file", "info", "other")
        assert widget.said == {"file": "other"}
        widget.drop("file")
        assert widget.said == {} and not widget.isVisible()


class TestEdited(Owed):
    role = QAccessible.Role.PushButton

    def make(self, theme: Theme, t: Translator) -> Edited:
        made = Edited(theme, t, t(Marked("Package")))
        made.show_edit(True, "")
        return made

    def reached(self, widget: QWidget) -> QWidget:
        return widget.findChildren(Button)[0]


class TestFileTree(Owed):
    role = QAccessible.Role.Tree
    files = (
        "src/claims/flow.py",
        "src/claims/config/inputs.yaml",
        "tests/test_flow.py",
        "README.md",
    )

    def make(self, theme: Theme, t: Translator) -> FileTree:
        made = FileTree(theme, t(Marked("Files")))
        made.show_files("claims", self.files, "src/claims/flow.py")
        return made

    def seen(self, widget: FileTree) -> list[str]:
        """The rows that are in view, in their order."""
        rows, item = [], widget.topLevelItem(0)
        while item is not None:
            rows.append(item.text(0))
            item = widget.itemBelow(item)
        return rows

    def test_only_the_folders_of_the_chosen_file_are_open(self, widget: FileTree) -> None:
        shown = ["claims", "src/claims", "config", "flow.py", "tests", "README.md"]
        assert self.seen(widget) == shown
        assert widget.currentItem().text(0) == "flow.py"

    def test_a_click_opens_a_folder_which_stays_open_when_files_come(
        self, widget: FileTree, qtbot: QtBot
    ) -> None:
        (folder,) = widget.findItems("config", Qt.MatchFlag.MatchRecursive)
        place = widget.visualItemRect(folder).center()
        QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert "inputs.yaml" in self.seen(widget)
        widget.show_files("claims", (*self.files, "AGENTS.md"), "src/claims/flow.py")
        assert {"inputs.yaml", "AGENTS.md"} <= set(self.seen(widget))

    def test_what_leads_to_a_noted_file_is_open(self, widget: FileTree) -> None:
        widget.show_noted({"tests/test_flow.py": "new"}, {"tests/test_flow.py"})
        assert "test_flow.py" in self.seen(widget) and "inputs.yaml" not in self.seen(widget)
        (noted,) = widget.findItems("test_flow.py", Qt.MatchFlag.MatchRecursive)
        assert noted.text(1) == "new"
        widget.show_noted({})
        assert noted.text(1) == "" and "test_flow.py" not in self.seen(widget)

    def test_it_is_walked_by_keys(self, widget: FileTree, qtbot: QtBot) -> None:
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Right):
            QTest.keyClick(widget, key)
        with qtbot.waitSignal(widget.fileChosen) as caught:
            QTest.keyClick(widget, Qt.Key.Key_Down)
        assert caught.args == ["src/claims/config/inputs.yaml"]


class TestThumbnails(Owed):
    role = QAccessible.Role.List

    def make(self, theme: Theme, t: Translator) -> Thumbnails:
        made = Thumbnails(theme, t(Marked("Pages")))
        made.show_pages([QImage(94, 132, QImage.Format.Format_RGB32)] * 5)
        return made

    def test_it_never_scrolls_sideways(self, widget: Thumbnails) -> None:
        widget.resize(120, 300)
        assert widget.verticalScrollBar().maximum() > 0
        assert widget.horizontalScrollBar().maximum() == 0

    def test_only_the_person_chooses_a_page(self, widget: Thumbnails, qtbot: QtBot) -> None:
        with qtbot.assertNotEmitted(widget.pageChosen):
            widget.show_current(3)
        with qtbot.waitSignal(widget.pageChosen) as caught:
            QTest.keyClick(widget, Qt.Key.Key_Up)
        assert caught.args == [2]


class TestToast(Owed):
    is_focusable = False

    def make(self, theme: Theme, t: Translator) -> QWidget:
        window = QWidget()
        window.setAccessibleName(t(Marked("Window")))
        window.resize(400, 300)
        self.toast = Toast(theme, window, t(Marked("Close")))
        self.toast.show_word(t(Marked("Copied")))
        return window

    def test_it_stays_at_the_foot(self, widget: QWidget, qtbot: QtBot) -> None:
        widget.resize(500, 600)
        qtbot.waitUntil(lambda: 400 < self.toast.y() < 600)
