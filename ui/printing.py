"""The report on paper: the very PDF pages, painted in bands so that 600 dpi needs little memory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from evaluator.assessment import Assessment, Paper
from evaluator.errors import EvaluatorError
from evaluator.i18n import Marked, Translator
from evaluator.report.pdf import pdf_bytes
from ui.pdf import on_white, opened

_BAND = 40
"""At most this part of a page is painted at once."""
_COARSE = 4
"""Where a page may be cut is looked up in a picture so much smaller."""
_PLACE = 128
"""So many bytes of a row of pixels are compared at once."""
_DPI = 600
"""Finer than an office printer prints; a PDF printer's own 1200 take four times as long."""


def printer_for(paper: Paper) -> QPrinter:
    """A printer whose page is the report's, to its edges."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setResolution(_DPI)
    printer.setFullPage(True)
    return printer


def page_images(assessment: Assessment, t: Translator, dpi: int) -> list[QImage]:
    """The pages of the report as pictures; runs off the GUI thread. Raises EvaluatorError."""
    images = []
    with opened(pdf_bytes(assessment, t)) as document:
        for page in range(document.pageCount()):
            points = document.pagePointSize(page)
            size = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
            images.append(document.render(page, size))
    return images


def paint_images(images: Sequence[QImage], printer: QPrinter) -> None:
    """Paint pages that were drawn before, each to the edges of its paper."""
    printer.setFullPage(True)
    painter = QPainter(printer)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, image in enumerate(images):
        if number:
            printer.newPage()
        painter.drawImage(printer.pageLayout().fullRectPixels(printer.resolution()), image)
    painter.end()


def paper_of(printer: QPrinter) -> Paper:
    """The report's paper that fits the printer's."""
    letter = (QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.Legal)
    return "letter" if printer.pageLayout().pageSize().id() in letter else "a4"


def print_report(assessment: Assessment, t: Translator, printer: QPrinter) -> None:
    """Paint the chosen pages on the printer; runs off the GUI thread. Raises EvaluatorError."""
    content = pdf_bytes(assessment, t, paper_of(printer))
    printer.setFullPage(True)
    printer.setDocName(assessment.use_case.title or t(Marked("Assessment")))
    painter = QPainter()
    if not painter.begin(printer):
        raise EvaluatorError(
            Marked(
                "The printer {name} does not accept the job; check it, or export the PDF instead."
            ),
            name=printer.printerName() or printer.outputFileName(),
        )
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Else text goes to paper as a JPEG picture.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        with opened(content) as document:
            first = max(printer.fromPage(), 1)
            last = min(printer.toPage() or document.pageCount(), document.pageCount())
            for page in range(first - 1, last):
                if page > first - 1:
                    printer.newPage()
                _paint_page(painter, printer, document, page)
    finally:
        painter.end()


def cuts(coarse: QImage, height: int, most: int) -> list[int]:
    """The rows at which a page of this `height` is cut, from 0 on, at most so many rows apart.

    What prints or shows the page at another resolution sets the parts on its own pixels, so that they cover
    each other by up to one. `coarse` is the page in small: where its rows are most alike, least is lost by that.
    """
    step, pixels = coarse.bytesPerLine(), coarse.constBits()
    rows = [bytes(pixels[row * step : (row + 1) * step]) for row in range(coarse.height())]
    scale = height / len(rows)
    found = [0]
    while found[-1] + most < height:
        last = int((found[-1] + most) / scale) - 1
        window = range(last, last - int(most / scale * 2 / 3), -1)
        best = min(window, key=lambda row: _change(rows[row - 1 : row + 3]))
        found.append(round((best + 1) * scale))
    return [*found, height]


def _change(rows: Sequence[bytes]) -> int:
    """In how many places neighbouring rows of pixels differ."""
    return sum(
        above[place : place + _PLACE] != below[place : place + _PLACE]
        for above, below in pairwise(rows)
        if above != below
        for place in range(0, len(above), _PLACE)
    )


def _paint_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    target = printer.pageLayout().fullRectPixels(printer.resolution())
    size = QSize(target.width(), target.height())
    coarse = on_white(document.render(page, size / _COARSE))
    for top, bottom in pairwise(cuts(coarse, size.height(), -(-size.height() // _BAND))):
        clip = QRect(0, top, size.width(), bottom - top)
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        # Qt takes a rectangle's last pixel for its edge: without one more a band shrinks by a pixel.
        options.setScaledClipRect(clip.adjusted(0, 0, 1, 1))
        # Transparent parts would go to paper as a second picture, a mask.
        inked = on_white(document.render(page, clip.size(), options))
        bare = QImage(inked.size(), inked.format())
        bare.fill(Qt.GlobalColor.white)
        if inked != bare:
            painter.drawImage(QRectF(clip), inked)
