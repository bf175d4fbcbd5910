"""A guard against PySide6 6.12.0, which gives None, True and False back without a reference of their own.

Where they are counted, which is before Python 3.12, each such call takes one reference away, and after
some ten thousand of them the interpreter ends with "deallocating None". From 3.12 on they are immortal.
"""

from __future__ import annotations

import ctypes
import sys

_REFERENCES = 1 << 40


def keep_constants() -> None:
    """Give the constants more references than a session can lose; does nothing where they are immortal, or done."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented):
        if sys.getrefcount(constant) < _REFERENCES // 2:
            ctypes.c_ssize_t.from_address(id(constant)).value += _REFERENCES
