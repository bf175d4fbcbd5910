"""A PDF as Qt reads it, and its pages as they lie on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument


@contextmanager
def opened(content: bytes) -> Iterator[QPdfDocument]:
    """The document in these bytes; it belongs to the calling thread, and is closed at the end."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()


def on_white(drawn: QImage) -> QImage:
    """A page, or a part of one, without the transparency in which Qt draws it."""
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return image
