"""Qt's classes are made a piece at a time."""

from __future__ import annotations

from PySide6 import QtWidgets

from ui.qt_types import made_in_pieces


def test_every_class_is_made_and_each_is_a_piece_where_no_time_is_given() -> None:
    assert list(made_in_pieces(0)) == dir(QtWidgets)
    assert set(dir(QtWidgets)) <= set(vars(QtWidgets))


def test_what_is_made_within_the_time_is_one_piece() -> None:
    assert list(made_in_pieces(60)) == []
