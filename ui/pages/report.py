"""Step 8: the report as it prints, what is in it, the next steps, and its way out."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from evaluator.assessment import SECTIONS, Assessment, Paper, Section
from evaluator.i18n import Marked, counted
from ui.edits import SetNextSteps, SetReport
from ui.operations import Operation
from ui.pages.page import Page, Surroundings
from ui.widgets.banner import banner
from ui.widgets.buttons import Button
from ui.widgets.check import Check
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.labelled import Labelled
from ui.widgets.labels import clear, column, label
from ui.widgets.steps_table import StepsTable

_NAMES: dict[Section, Marked] = {
    "summary": Marked("Summary"),
    "ratings": Marked("Ratings and notes"),
    "context": Marked("Considerations, signs, needs"),
    "tensions": Marked("Tensions, four architectures"),
    "decision": Marked("Decision and reason"),
    "project": Marked("Project outline"),
    "next_steps": Marked("Next steps"),
}
_PAPERS: dict[Paper, Marked] = {"a4": Marked("A4"), "letter": Marked("Letter")}
_THUMBNAIL = QSize(94, 132)
_THUMBNAILS_WIDTH = 132
_SIDE, _SIDE_NARROW = 340, 292
_ZOOM = 1.2


class ReportPage(Page):
    """Shows the very bytes of the PDF; they are made off the GUI thread and follow each edit."""

    shown = Signal()
    """The pages of the newest value are in view."""

    class Messages:
        """What is said in place."""

        pages = (
            Marked("{count} page. Printed as shown."),
            Marked("{count} pages. Printed as shown."),
        )
        making = Marked("The pages are being made…")
        draft = Marked(
            "Some ratings are missing; the report says which, and is a draft until they are in."
        )
        failed = Marked("The pages cannot be shown. {reason}")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, Marked("Report"))
        self._wanted: Assessment | None = None
        self._shown: Assessment | None = None
        self._making: Operation | None = None
        self._buffer: QBuffer | None = None
        self.title.setParent(None)  # type: ignore[call-overload]  # Qt's way to take a widget out
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(0)
        self.content.addLayout(self._columns, 1)
        self._is_narrow = False
        self.save = Button(
            around.theme, "file-down", self.t(Marked("Export…")), "primary", parent=self.footer
        )
        self.save.clicked.connect(lambda: self.wanted.emit("export"))
        self.primary = self.save
        self.deferred = [self._build_pages, self._build_settings]

    def _colour(self) -> None:
        """The ground that the pages lie on: QPdfView paints it in the palette's dark."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, self.around.theme.colour("border"))
        self.view.setPalette(palette)

    def _build_pages(self) -> None:
        t = self.t
        self.pdf = QPdfDocument(self)
        self.view = QPdfView()
        self.thumbnails = QListWidget()
        self.view.setObjectName("paper")
        self.view.setDocument(self.pdf)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setAccessibleName(t(Marked("The report's pages")))
        self.view.pageNavigator().currentPageChanged.connect(self._show_current)
        self.thumbnails.setObjectName("thumbnails")
        self.thumbnails.setAccessibleName(t(Marked("Pages")))
        self.thumbnails.setViewMode(QListWidget.ViewMode.IconMode)
        self.thumbnails.setFlow(QListWidget.Flow.TopToBottom)
        self.thumbnails.setWrapping(False)
        self.thumbnails.setMovement(QListWidget.Movement.Static)
        self.thumbnails.setIconSize(_THUMBNAIL)
        self.thumbnails.setSpacing(4)
        self.thumbnails.setFixedWidth(_THUMBNAILS_WIDTH)
        self.thumbnails.currentRowChanged.connect(self._jump)
        self._columns.addWidget(self.thumbnails)
        self._columns.addWidget(self.view, 1)
        self.around.theme.changed.connect(self._colour)
        self._colour()
        for icon, words, do in (
            ("zoom-out", Marked("Smaller"), lambda: self._zoom(1 / _ZOOM)),
            ("zoom-in", Marked("Larger"), lambda: self._zoom(_ZOOM)),
            ("maximize", Marked("Whole page"), self._fit),
        ):
            self.add_to_footer(self._footer_button(icon, words, do))

    def _footer_button(self, icon: str, words: Marked, do: object) -> Button:
        made = Button(self.around.theme, icon, role="quiet", name=self.t(words))
        made.clicked.connect(lambda _=False: do())  # type: ignore[operator]  # a function without arguments
        return made

    def _build_settings(self) -> None:
        self._side = self._settings()
        self._columns.addWidget(self._side)
        self.show_narrow(self._is_narrow)

    def _settings(self) -> QFrame:
        t, theme = self.t, self.around.theme
        side = QFrame()
        side.setObjectName("report-side")
        side.setFixedWidth(_SIDE)
        content = QWidget()
        content.setObjectName("report-side-content")
        layout = column(content, (18, 18, 18, 16), 8)
        layout.addWidget(label(t(Marked("Report")), "title"))
        self._count = label("", "muted")
        layout.addWidget(self._count)
        self._notice = column()
        layout.addLayout(self._notice)
        layout.addWidget(label(t(Marked("Sections")), "strong"))
        self.sections: dict[Section, Check] = {}
        for section, words in _NAMES.items():
            check = Check(t(words))
            check.chosen.connect(lambda is_on, section=section: self._choose(section, is_on))
            self.sections[section] = check
            layout.addWidget(check)
        names = [t(words) for words in _PAPERS.values()]
        self.paper = ChoiceBar(theme, t(Marked("Paper")), names, height=30)
        self.paper.chosen.connect(self._choose_paper)
        layout.addWidget(Labelled(t(Marked("Paper")), self.paper))
        self.steps = StepsTable(theme, t)
        self.steps.edited.connect(self._edit_steps)
        layout.addWidget(self.steps, 1)
        preview = Button(theme, "eye", t(Marked("Print preview…")))
        preview.clicked.connect(lambda: self.wanted.emit("preview"))
        self.print = Button(theme, "printer", t(Marked("Print…")))
        self.print.clicked.connect(lambda: self.wanted.emit("print"))
        layout.addWidget(preview)
        layout.addWidget(self.print)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(side).addWidget(area)
        return side

    def show_narrow(self, is_narrow: bool) -> None:
        """The pages keep their room; the settings give way."""
        self._is_narrow = is_narrow
        if not self.deferred:
            self._side.setFixedWidth(_SIDE_NARROW if is_narrow else _SIDE)
            self.thumbnails.setVisible(not is_narrow)

    @property
    def is_settled(self) -> bool:
        """Whether the pages of the newest value are in view, or cannot be made."""
        return self._making is None and self._shown == self._wanted

    @property
    def content_bytes(self) -> bytes:
        """The PDF that is shown."""
        return bytes(self._buffer.data().data()) if self._buffer is not None else b""

    def begin(self) -> None:
        """Another document is open: its first page comes first."""
        self._shown = None
        if not self.deferred:
            self.pdf.close()
            self.thumbnails.clear()

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the settings, and the pages when they are made."""
        for section, check in self.sections.items():
            check.show_checked(section in assessment.report.sections)
        self.paper.show_choice(list(_PAPERS).index(assessment.report.paper))
        self.steps.show_steps(assessment.next_steps)
        is_complete = not assessment.missing
        self.save.setEnabled(is_complete)
        clear(self._notice)
        if not is_complete:
            see = (self.t(Marked("See what is missing")), lambda: self.goTo.emit("result", ""))
            draft = banner(self.around.theme, "warn", self.t(self.Messages.draft))
            self._notice.addWidget(draft)
            link = Button(self.around.theme, "arrow-right", see[0])
            link.clicked.connect(see[1])
            self._notice.addWidget(link)
        self._wanted = assessment
        if assessment != self._shown:
            self._make()

    def _make(self) -> None:
        if self._making is not None or self._wanted is None:
            return
        assessment, t = self._wanted, self.t
        self._count.setText(t(self.Messages.making))

        def work(_: Operation) -> tuple[Assessment, bytes, list[QImage]]:
            from evaluator.report.pdf import pdf_bytes

            content = pdf_bytes(assessment, t)
            return assessment, content, _thumbnails(content)

        self._making = Operation(work, self)
        self._making.done.connect(lambda made: self._show_pages(*made))
        self._making.failed.connect(lambda error: self._cannot(assessment, error.message))
        self._making.finished.connect(self._made)
        self._making.start()

    def _made(self) -> None:
        self._making = None
        if self._wanted is not None and self._wanted != self._shown:
            self._make()
        else:
            self.shown.emit()

    def _show_pages(self, assessment: Assessment, content: bytes, images: list[QImage]) -> None:
        self._shown = assessment
        page = max(self.view.pageNavigator().currentPage(), 0) if self.pdf.pageCount() else 0
        self.pdf.close()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf.load(self._buffer)
        self.thumbnails.blockSignals(True)
        self.thumbnails.clear()
        for number, image in enumerate(images, 1):
            small = QPixmap.fromImage(image)
            shown = QIcon(small)
            # Qt would tint the picture of the chosen page.
            shown.addPixmap(small, QIcon.Mode.Selected)
            item = QListWidgetItem(shown, str(number))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.thumbnails.addItem(item)
        page = min(page, len(images) - 1)
        self.thumbnails.setCurrentRow(page)
        self.thumbnails.blockSignals(False)
        if page:
            self._jump(page)
        self._count.setText(self.t(counted(*self.Messages.pages, len(images))))

    def _cannot(self, assessment: Assessment, reason: object) -> None:
        self._shown = assessment
        self.pdf.close()
        self.thumbnails.clear()
        words = self.t(self.Messages.failed, reason=reason)
        self._count.setText("")
        self._notice.addWidget(banner(self.around.theme, "error", words))

    def _jump(self, page: int) -> None:
        if 0 <= page < self.pdf.pageCount():
            self.view.pageNavigator().jump(page, QPointF(), 0)

    def _show_current(self, page: int) -> None:
        self.thumbnails.blockSignals(True)
        self.thumbnails.setCurrentRow(page)
        self.thumbnails.blockSignals(False)

    def _zoom(self, by: float) -> None:
        factor = self.view.zoomFactor()
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom and self.pdf.pageCount():
            points = self.pdf.pagePointSize(0).width()
            shown = self.view.viewport().width() - 24
            factor = shown / (points * self.logicalDpiX() / 72)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor * by, 0.2), 5.0))

    def _fit(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def _choose(self, section: Section, is_on: bool) -> None:
        now = self.document.assessment.report.sections
        chosen = tuple(item for item in SECTIONS if (is_on if item == section else item in now))
        if chosen:
            self.document.apply(SetReport("sections", chosen))
        else:
            self.sections[section].show_checked(True)

    def _choose_paper(self, index: int) -> None:
        self.document.apply(SetReport("paper", list(_PAPERS)[index]))

    def _edit_steps(self, steps: object, field: str) -> None:
        self.document.end_merging()
        self.document.apply(SetNextSteps(steps, field))  # type: ignore[arg-type]  # the table's rows

    def enter(self) -> None:
        """The sections are first."""
        self.sections["summary"].box.setFocus()

    def bring(self, field: str) -> None:
        """Focus what was changed."""
        part, _, rest = field.partition(".")
        if part == "next_steps":
            place, _, name = rest.partition(".")
            self.steps.bring(int(place), name)
        elif rest == "paper":
            self.paper.setFocus()
        else:
            self.sections["summary"].box.setFocus()


def _thumbnails(content: bytes) -> list[QImage]:
    """The pages in small; runs off the GUI thread with a document of its own."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffer)
    options = QPdfDocumentRenderOptions()
    images = []
    for page in range(pdf.pageCount()):
        image = QImage(_THUMBNAIL * 2, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, pdf.render(page, image.size(), options))
        painter.end()
        images.append(image)
    pdf.close()
    return images
