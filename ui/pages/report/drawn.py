"""What the page shows of a PDF besides the pages themselves: each in small, and where each section begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument, QPdfDocumentRenderOptions

THUMBNAIL = QSize(94, 132)
_PIXELS_A_POINT = 2


@dataclass(frozen=True)
class Drawn:
    """A PDF; its pages in small; the number of the page on which each heading stands."""

    content: bytes
    images: tuple[QImage, ...]
    page_of: Mapping[str, int]


def draw(content: bytes) -> Drawn:
    """Read a PDF; runs off the GUI thread with a document of its own."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffer)
    drawn = Drawn(
        content, tuple(_small(pdf, page) for page in range(pdf.pageCount())), _headings(pdf)
    )
    pdf.close()
    return drawn


def _small(pdf: QPdfDocument, page: int) -> QImage:
    points = pdf.pagePointSize(page).toSize()
    size = points.scaled(THUMBNAIL * _PIXELS_A_POINT, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, pdf.render(page, size, QPdfDocumentRenderOptions()))
    painter.end()
    image.setDevicePixelRatio(_PIXELS_A_POINT)
    return image


def _headings(pdf: QPdfDocument) -> dict[str, int]:
    """The PDF's own outline."""
    outline = QPdfBookmarkModel()
    outline.setDocument(pdf)
    rows = [outline.index(place, 0, QModelIndex()) for place in range(outline.rowCount(QModelIndex()))]  # fmt: skip
    role = QPdfBookmarkModel.Role
    return {
        str(outline.data(row, int(role.Title))): int(outline.data(row, int(role.Page))) + 1
        for row in rows
    }
