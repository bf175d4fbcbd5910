"""PySide6 makes a class of Qt when it is first named, and all that are left when it first meets a widget
that Qt made: 50 ms in one piece, which the first page would wait for."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6 import QtWidgets


def made_in_pieces(seconds: float) -> Iterator[str]:
    """Make the classes of QtWidgets that are left; after each piece of so many seconds, gives the last one's name."""
    began = time.perf_counter()
    for name in dir(QtWidgets):
        getattr(QtWidgets, name)
        if time.perf_counter() - began > seconds:
            yield name
            began = time.perf_counter()
