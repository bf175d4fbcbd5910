import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evaluator.document import load
from evaluator.i18n import ENGLISH
from evaluator.report.pdf import pdf_bytes
from tests.strategies import assessment, even
from tests.ui.owed import words_of
from ui.main_window import MainWindow
from ui.pages.report import ReportPage

CASES = Path(__file__).parents[2] / "cases"
INVOICE = load(CASES / "supplier-invoice-approval.assessment.json")


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ReportPage:
    window.document.show(INVOICE)
    window.go_to("report")
    made = window.page
    assert isinstance(made, ReportPage)
    settle(made, qtbot)
    return made


def settle(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.is_settled, timeout=20_000)


def page_count(content: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(content)).pages)


def test_the_pages_are_those_of_the_pdf(page: ReportPage) -> None:
    assert page.content_bytes == pdf_bytes(INVOICE, ENGLISH)
    count = page_count(page.content_bytes)
    assert page.pages.pdf.pageCount() == page.pages.thumbnails.count() == count
    assert f"{count} pages. Printed as shown." in words_of(page)


def test_paper_and_sections_are_edits_that_the_pages_follow(page: ReportPage, qtbot: QtBot) -> None:
    page.paper.chosen.emit(1)
    settle(page, qtbot)
    assert page.pages.pdf.pagePointSize(0).width() == pytest.approx(612, abs=1)
    page.sections["next_steps"].box.click()
    assert "next_steps" not in page.document.assessment.report.sections
    page.document.undo()
    page.document.undo()
    settle(page, qtbot)
    assert page.document.assessment == INVOICE
    assert page.pages.pdf.pagePointSize(0).width() == pytest.approx(595, abs=1)


def test_the_last_section_stays(page: ReportPage) -> None:
    for section, check in page.sections.items():
        check.box.click()
        last = section
    assert page.document.assessment.report.sections == (last,)


def test_next_steps_are_edited_in_place(page: ReportPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.steps.add, Qt.MouseButton.LeftButton)
    page.steps.table.item(1, 0).setText("Try it")
    page.steps.table.item(1, 2).setText("2026-12-24")
    step = page.document.assessment.next_steps[1]
    assert (step.what, step.by) == ("Try it", "2026-12-24")
    settle(page, qtbot)
    text = "".join(
        found.extract_text() for found in pypdf.PdfReader(io.BytesIO(page.content_bytes)).pages
    )
    assert "Try it" in text


def test_a_thumbnail_leads_to_its_page(page: ReportPage) -> None:
    page.pages.thumbnails.setCurrentRow(2)
    assert page.pages.view.pageNavigator().currentPage() == 2


def test_a_draft_is_shown_as_one_and_leads_to_what_is_missing(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go_to("report")
    assert isinstance(window.page, ReportPage)
    settle(window.page, qtbot)
    assert not window.page.save.isEnabled()
    assert "is a draft" in " ".join(words_of(window.page))


def test_a_section_says_on_which_page_of_the_pdf_it_begins(page: ReportPage, qtbot: QtBot) -> None:
    outline = {item.title: page_of(item) for item in reader(page).outline}
    said = {name: shown.text() for name, shown in page.numbers.items()}
    assert said["ratings"] == str(outline["Ratings"]) == "2"
    assert said["tensions"] == str(outline["Tensions"])
    assert said["next_steps"] == str(outline["Next steps"])
    page.sections["ratings"].box.click()
    settle(page, qtbot)
    outline = {item.title: page_of(item) for item in reader(page).outline}
    assert page.numbers["ratings"].text() == ""
    assert page.numbers["tensions"].text() == str(outline["Tensions"])


def reader(page: ReportPage) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(page.content_bytes))


def page_of(item: pypdf.generic.Destination) -> int:
    number = item.page
    assert isinstance(number, pypdf.generic.IndirectObject)
    reader = number.pdf
    return [found.indirect_reference for found in reader.pages].index(number) + 1


def test_zooming_starts_from_what_is_seen_and_comes_back(page: ReportPage) -> None:
    whole = page.pages.view.ZoomMode.FitInView
    assert page.pages.view.zoomMode() == whole
    page.pages.zoom(1)
    room, paper = page.pages.view.viewport().height(), page.pages.pdf.pagePointSize(0).height()
    assert page.pages.view.zoomFactor() * paper * page.logicalDpiY() / 72 < room
    page.pages.fit()
    assert page.pages.view.zoomMode() == whole


def test_other_formats_are_offered_without_pdf(
    page: ReportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, choose: object
) -> None:
    choose(tmp_path / "r")  # type: ignore[operator]
    page.ways_out["export_other"].click()
    qtbot.waitUntil(lambda: not window.delivery.is_busy, timeout=20_000)
    assert (tmp_path / "r.html").exists()


@pytest.mark.parametrize("ending", [".pdf", ".html", ".md", ".json"])
def test_every_format_is_exported(
    page: ReportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, choose: object, ending: str
) -> None:
    choose(tmp_path / f"r{ending}")  # type: ignore[operator]
    page.save.click()
    qtbot.waitUntil(lambda: not window.delivery.is_busy, timeout=20_000)
    assert (tmp_path / f"r{ending}").stat().st_size > 1000
    assert "is written to" in window.notices.said["report"]


def test_a_folder_that_refuses_is_said(
    page: ReportPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, choose: object
) -> None:
    choose(tmp_path / "absent" / "r.pdf")  # type: ignore[operator]
    page.save.click()
    qtbot.waitUntil(lambda: not window.delivery.is_busy, timeout=20_000)
    assert "was not written" in window.notices.said["report"]


def test_the_preview_shows_the_same_pages(qapp: object, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing import page_images, paint_images, printer_for

    images = page_images(assessment(even(2, 2)), ENGLISH, 40)
    printer = printer_for("a4")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    paint_images(images, printer)
    assert len(pypdf.PdfReader(tmp_path / "p.pdf").pages) == len(images)
