"""The small widgets, and that every widget has a test which inherits what is owed."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import ui.widgets
from evaluator.drawing.matrix import small_matrix_shapes
from evaluator.i18n import ENGLISH, Marked, Translator
from evaluator.matrix import Placement
from tests.ui.owed import Owed
from tests.ui.widgets import test_editor_widgets, test_graph_view, test_widgets
from ui.theme import Theme
from ui.widgets.banner import banner
from ui.widgets.count_bar import CountBar
from ui.widgets.edited import Square
from ui.widgets.elided import Elided, brief
from ui.widgets.fields import LineField
from ui.widgets.filled import FilledButton
from ui.widgets.glyph import Glyph
from ui.widgets.labelled import Labelled
from ui.widgets.labels import column, label, row
from ui.widgets.shape_canvas import ShapeCanvas
from ui.widgets.small_matrix import SmallMatrix


class Picture(Owed):
    """A picture beside words that say the same: a screen reader is not told twice."""

    is_focusable = False

    def test_it_has_a_name_and_a_role(self, widget: QWidget) -> None:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None and interface.text(QAccessible.Text.Name) == ""


class TestGlyph(Picture):
    def make(self, theme: Theme, t: Translator) -> Glyph:
        return Glyph(theme, 4)


class TestCountBar(Picture):
    def make(self, theme: Theme, t: Translator) -> CountBar:
        return CountBar(theme, 2, 5)


class TestSquare(Picture):
    def make(self, theme: Theme, t: Translator) -> Square:
        return Square(theme)


class TestSmallMatrix(Picture):
    def make(self, theme: Theme, t: Translator) -> SmallMatrix:
        return SmallMatrix(theme, Placement(20, 34), 48)


class TestShapeCanvas(Picture):
    def make(self, theme: Theme, t: Translator) -> ShapeCanvas:
        return ShapeCanvas(
            theme, lambda size: small_matrix_shapes(None, size, dashed=True), QSize(40, 40)
        )


class TestBanner(Owed):
    is_focusable = False

    def make(self, theme: Theme, t: Translator) -> QWidget:
        remedies = [(t(Marked("Save as")), lambda: None)]
        words = t(Marked("The disk is full."))
        return banner(theme, "error", words, lead=t(Marked("Not saved.")), remedies=remedies)


class TestLabelled(Owed):
    role = QAccessible.Role.EditableText

    def make(self, theme: Theme, t: Translator) -> Labelled:
        made = Labelled(
            theme, t(Marked("Package")), LineField(t(Marked("Package"))), t(Marked("aside"))
        )
        made.say(t(Marked("It is a keyword.")))
        return made

    def reached(self, widget: QWidget) -> QWidget:
        assert isinstance(widget, Labelled)
        return widget.field

    def test_what_is_wrong_is_heard_with_the_field(self, widget: Labelled) -> None:
        assert widget.field.accessibleDescription() == "It is a keyword."
        widget.say("")
        assert widget.field.accessibleDescription() == ""


class TestElided(Owed):
    is_focusable = False
    role = QAccessible.Role.StaticText

    def make(self, theme: Theme, t: Translator) -> Elided:
        return Elided(t(Marked("A title that is longer than the room for it")), "title")

    def test_the_whole_is_said_where_a_part_is_shown(self, widget: Elided) -> None:
        widget.setText("word " * 2_000)
        widget.resize(200, 30)
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name) == widget.text() == "word " * 2_000
        assert widget.minimumSizeHint().width() < 100 and widget.toolTip()

    @pytest.mark.parametrize(("text", "shown"), [("a" * 36, "a" * 36), ("a" * 37, "a" * 35 + "…")])
    def test_a_sentence_holds_a_brief_title(self, text: str, shown: str) -> None:
        assert brief(text) == shown


class TestFilledButton(Owed):
    role = QAccessible.Role.Button

    def make(self, theme: Theme, t: Translator) -> FilledButton:
        made = FilledButton()
        words = t(Marked("A line that is longer than the room for it"))
        made.setAccessibleName(words)
        made.hold(row(label(words)))
        return made

    def test_words_that_wrap_have_their_height(self, theme: Theme, qtbot: QtBot) -> None:
        holder = QWidget()
        qtbot.addWidget(holder)
        column(holder).addWidget(self.make(theme, ENGLISH))
        holder.resize(120, 200)
        holder.show()
        words = holder.findChild(QLabel)
        qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))


def test_every_widget_has_a_test_of_what_it_owes() -> None:
    owed = {
        name.removeprefix("Test")
        for module in (
            test_widgets,
            test_editor_widgets,
            test_graph_view,
            inspect.getmodule(TestElided),
        )
        for name, found in vars(module).items()
        if inspect.isclass(found) and issubclass(found, Owed)
    }
    for path in Path(ui.widgets.__path__[0]).glob("*.py"):
        module = import_module(f"ui.widgets.{path.stem}")
        for name, found in vars(module).items():
            is_here = inspect.isclass(found) and found.__module__ == module.__name__
            if is_here and issubclass(found, QWidget) and not name.startswith("_"):
                assert name in owed, f"{path.stem}.{name}"
