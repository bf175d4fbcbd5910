"""What every widget owes: a name and a role, a way to reach it, room for its words, every theme, no foreign word."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evaluator.drawing.palette import PALETTES
from evaluator.i18n import ENGLISH, Translator
from tests.pseudo import PSEUDO, untranslated
from ui.theme import Theme

_MARKUP = re.compile(r"</?(b|span)( [^>]*)?>")


def words_of(widget: QWidget) -> list[str]:
    """Everything that a person reads or hears in a widget."""
    words = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    # The scroll buttons of a tab bar are Qt's own and never shown.
    parts = [part for part in widget.findChildren(QWidget) if not isinstance(part, QToolButton)]
    for inner in (widget, *parts):
        words += [inner.accessibleName(), inner.accessibleDescription(), inner.toolTip()]
        if isinstance(inner, QLabel | QAbstractButton):
            words.append(inner.text())
        if isinstance(inner, QLineEdit | QPlainTextEdit):
            words.append(inner.placeholderText())
        if isinstance(inner, QComboBox):
            words += [inner.itemText(place) for place in range(inner.count())]
    return [_MARKUP.sub("", word.replace("<br>", " ")) for word in words]


class Owed:
    """The checks that each widget's test inherits."""

    is_focusable = True
    role: QAccessible.Role | None = None

    @pytest.fixture
    def widget(self, qtbot: QtBot, theme: Theme) -> QWidget:
        made = self.make(theme, ENGLISH)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    def make(self, theme: Theme, t: Translator) -> QWidget:
        raise TypeError("each widget's test makes its own")

    def reached(self, widget: QWidget) -> QWidget:
        """What takes the focus: the widget itself, or its first part that does."""
        return widget

    def test_it_has_a_name_and_a_role(self, widget: QWidget) -> None:
        interface = QAccessible.queryAccessibleInterface(self.reached(widget))
        assert interface is not None
        assert interface.text(QAccessible.Text.Name)
        if self.role is not None:
            assert interface.role() == self.role

    def test_it_can_be_reached_by_keyboard(self, widget: QWidget) -> None:
        policy = self.reached(widget).focusPolicy()
        assert bool(policy & Qt.FocusPolicy.TabFocus) is self.is_focusable

    def test_it_has_room_at_its_smallest(self, widget: QWidget) -> None:
        smallest = widget.minimumSizeHint()
        assert smallest.width() <= 300 or smallest.width() <= widget.sizeHint().width()
        widget.resize(smallest)
        for inner in widget.findChildren(QLabel):
            if inner.isVisible() and not inner.wordWrap():
                assert inner.width() >= inner.sizeHint().width() - 1, inner.text()

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

    def test_no_word_of_it_is_untranslated(self, qtbot: QtBot, theme: Theme) -> None:
        made = self.make(theme, PSEUDO)
        qtbot.addWidget(made)
        for word in words_of(made):
            assert not untranslated(word), word
