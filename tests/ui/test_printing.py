import io
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from evaluator.document import load
from evaluator.errors import EvaluatorError
from evaluator.i18n import ENGLISH
from evaluator.report.pdf import pdf_bytes
from ui.pdf import on_white, opened
from ui.printing import cuts, paper_of, print_report

CASES = Path(__file__).parents[1] / "cases"
INVOICE = load(CASES / "supplier-invoice-approval.assessment.json")


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def pages(path: str) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(Path(path).read_bytes())).pages)


def drawn(content: bytes) -> QImage:
    """The first page on white."""
    with opened(content) as document:
        return on_white(document.render(0, QSize(595, 842)))


@pytest.mark.parametrize(
    ("size", "paper"),
    [(QPageSize.PageSizeId.A4, "a4"), (QPageSize.PageSizeId.Letter, "letter")],
)
def test_the_printers_paper_is_the_reports(
    printer: QPrinter, size: QPageSize.PageSizeId, paper: str
) -> None:
    printer.setPageSize(QPageSize(size))
    assert paper_of(printer) == paper


def test_all_pages_are_printed(printer: QPrinter) -> None:
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    print_report(INVOICE, ENGLISH, printer)
    wanted = pypdf.PdfReader(io.BytesIO(pdf_bytes(INVOICE, ENGLISH)))
    assert len(pages(printer.outputFileName())) == len(wanted.pages)


def test_a_page_is_printed_as_it_looks_and_without_loss(printer: QPrinter) -> None:
    printer.setFromTo(1, 1)
    print_report(INVOICE, ENGLISH, printer)
    [printed] = pages(printer.outputFileName())
    for picture in printed["/Resources"]["/XObject"].values():
        assert picture.get_object()["/Filter"] == "/FlateDecode"
        assert "/SMask" not in picture.get_object()

    report = pdf_bytes(INVOICE, ENGLISH, paper_of(printer))
    wanted, given = drawn(report), drawn(Path(printer.outputFileName()).read_bytes())
    apart = [
        abs(wanted.pixelColor(x, y).lightness() - given.pixelColor(x, y).lightness())
        for x in range(0, wanted.width(), 3)
        for y in range(0, wanted.height(), 3)
    ]
    assert sum(apart) / len(apart) < 3


def test_bands_without_ink_are_not_sent_to_the_printer(printer: QPrinter) -> None:
    count = len(pypdf.PdfReader(io.BytesIO(pdf_bytes(INVOICE, ENGLISH))).pages)
    printer.setFromTo(1, count)
    print_report(INVOICE, ENGLISH, printer)
    first, *_, last = (
        len(page["/Resources"]["/XObject"]) for page in pages(printer.outputFileName())
    )
    assert 0 < last < first / 2, "the last page is nearly empty"


@pytest.mark.parametrize("most", [100, 130, 300])
def test_a_page_is_cut_between_its_lines(most: int) -> None:
    coarse = QImage(300, 400, QImage.Format.Format_RGB32)
    coarse.fill("white")
    for line in range(10, 400, 20):
        for row in range(line, line + 12):
            for x in range(row % 7, 300, 7):
                coarse.setPixelColor(x, row, "black")
    found = cuts(coarse, 1600, most)
    assert found[0] == 0 and found[-1] == 1600
    for above, below in pairwise(found):
        assert 0 < below - above <= most
    for cut in found[1:-1]:
        assert coarse.pixelColor(cut // 4 % 7, cut // 4).lightness() == 255
        assert (cut // 4 - 10) % 20 in range(12, 20)


def test_only_the_wanted_pages_are_printed(printer: QPrinter) -> None:
    printer.setFromTo(2, 3)
    print_report(INVOICE, ENGLISH, printer)
    assert len(pages(printer.outputFileName())) == 2


def test_a_printer_that_refuses_is_named(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "absent" / "printed.pdf"))
    with pytest.raises(EvaluatorError, match="does not accept the job"):
        print_report(INVOICE, ENGLISH, printer)
