"""The report's way out: exported to a file, previewed, printed; always off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evaluator.i18n import Marked, Translator
from evaluator.words import title_of
from ui import dialogs, settings
from ui.document import Document
from ui.operations import Operation
from ui.widgets.notices import Notices

_FORMATS = Marked("PDF (*.pdf);;Web page (*.html);;Markdown (*.md);;JSON (*.json)")
_OTHER_FORMATS = Marked("Web page (*.html);;Markdown (*.md);;JSON (*.json)")
_PREVIEW_DPI = 150


class Messages:
    """What is said about a report."""

    written = Marked("The report is written to {where}.")
    printing = Marked("The report is being printed…")
    printed = Marked("The report was sent to {where}.")
    failed = Marked("The report was not written. {reason}")


class Delivery(QObject):
    """Exports and prints the report of the open document. `delivered` says that it is out."""

    delivered = Signal()

    def __init__(
        self, window: QWidget, document: Document, notices: Notices, t: Translator
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._notices = notices
        self._t = t
        self._running: set[Operation] = set()

    @property
    def is_busy(self) -> bool:
        """Whether a report is being written or printed."""
        return bool(self._running)

    def export(self) -> None:
        """Ask where and write the report in the format of the ending, PDF where none is given."""
        self._export(_FORMATS, ".pdf")

    def export_other(self) -> None:
        """The same for the formats that are no paper."""
        self._export(_OTHER_FORMATS, ".html")

    def _export(self, formats: Marked, ending: str) -> None:
        title, suggested = Marked("Export report"), self._suggested(ending)
        path = dialogs.ask_save(self._window, self._t, title, suggested, formats, ending)
        if path is None:
            return
        assessment, t = self._document.assessment, self._t

        def work(_: Operation) -> Path:
            from evaluator.report import write_report

            write_report(assessment, path, t)
            return path

        self._run(work, Messages.written)

    def _suggested(self, ending: str) -> Path:
        title = title_of(self._document.assessment, self._t)
        plain = "".join(c if c.isalnum() or c in " -_" else "-" for c in title)[:60].strip()
        path = self._document.path
        folder = path.parent if path is not None else settings.last_folder()
        return folder / f"{plain or 'report'}{ending}"

    def print(self) -> None:
        """Ask for a printer and print the report's pages."""
        from PySide6.QtPrintSupport import QPrintDialog

        from ui.printing import print_report, printer_for

        printer = printer_for(self._document.assessment.report.paper)
        if QPrintDialog(printer, self._window).exec() != QPrintDialog.DialogCode.Accepted:
            return
        assessment, t = self._document.assessment, self._t

        def work(_: Operation) -> str:
            print_report(assessment, t, printer)
            return printer.outputFileName() or printer.printerName()

        self._run(work, Messages.printed)
        self._notices.show_notice("report", "info", self._t(Messages.printing))

    def preview(self) -> None:
        """Show the pages as they will print; they are drawn first, so that the dialog waits for nothing."""
        assessment, t = self._document.assessment, self._t

        def work(_: Operation) -> object:
            from ui.printing import page_images

            return page_images(assessment, t, _PREVIEW_DPI)

        self._run(work, None, self._show_preview)

    def _show_preview(self, images: object) -> None:
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        from ui.printing import paint_images, printer_for

        printer = printer_for(self._document.assessment.report.paper)
        if not self._window.isVisible():
            # It was closed meanwhile.
            return
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.paintRequested.connect(lambda target: paint_images(images, target))  # type: ignore[arg-type]
        dialog.resize(900, 760)
        dialog.exec()
        dialog.deleteLater()

    def _run(
        self,
        work: Callable[[Operation], object],
        done: Marked | None,
        then: Callable[[object], object] | None = None,
    ) -> None:
        operation = Operation(work, self)
        if done is not None:
            operation.done.connect(lambda where: self._say(done, str(where)))
        if then is not None:
            operation.done.connect(then)
        operation.failed.connect(
            lambda error: self._notices.show_notice(
                "report", "error", self._t(Messages.failed, reason=error.message)
            )
        )
        operation.finished.connect(lambda: self._running.discard(operation))
        self._running.add(operation)
        operation.start()

    def _say(self, words: Marked, where: str) -> None:
        self._notices.show_notice("report", "accent", self._t(words, where=where))
        self.delivered.emit()
