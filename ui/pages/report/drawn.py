"""What the page shows of a PDF besides the pages themselves: each in small, and where each section begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument

from ui.pdf import on_white, opened

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
    with opened(content) as pdf:
        images = tuple(_small(pdf, page) for page in range(pdf.pageCount()))
        return Drawn(content, images, _headings(pdf))


def _small(pdf: QPdfDocument, page: int) -> QImage:
    points = pdf.pagePointSize(page).toSize()
    size = points.scaled(THUMBNAIL * _PIXELS_A_POINT, Qt.AspectRatioMode.KeepAspectRatio)
    image = on_white(pdf.render(page, size))
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
