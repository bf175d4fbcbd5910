"""The pages of the report on the very bytes of its PDF, with thumbnails and zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QPointF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from evaluator.i18n import Marked, Translator
from ui.pages.report.drawn import Drawn
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import column, inside, restyle, row
from ui.widgets.thumbnails import Thumbnails

_THUMBNAILS_WIDTH = 132
_PAPER_MARGIN = 18
_ZOOM = 1.2
_SMALLEST, _LARGEST = 0.2, 5.0


class PagesView(QWidget):
    """Shows a PDF; the page in view stays in view when another version comes."""

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._buffer: QBuffer | None = None
        self.pdf = QPdfDocument(self)
        self.view = QPdfView()
        self.view.setObjectName("paper")
        self.view.setDocument(self.pdf)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setDocumentMargins(QMargins(*[_PAPER_MARGIN] * 4))
        # A page that fits is as high as the view without one spacing: half above, half below.
        self.view.setPageSpacing(2 * _PAPER_MARGIN)
        self.view.setAccessibleName(t(Marked("The report's pages")))
        self.thumbnails = Thumbnails(theme, t(Marked("Pages")))
        self.thumbnails.setFixedWidth(_THUMBNAILS_WIDTH)
        self.thumbnails.pageChosen.connect(self._jump)
        self.view.pageNavigator().currentPageChanged.connect(self.thumbnails.show_current)
        paper = QGridLayout()
        paper.addWidget(self.view, 0, 0)
        corner = column(margins=(0, 0, 20, 14))
        corner.addWidget(self._zoom_buttons(t))
        paper.addLayout(corner, 0, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        line = row(self.thumbnails, spacing=0)
        line.addLayout(paper, 1)
        self.setLayout(line)
        theme.changed.connect(self._colour)
        self._colour()

    def _zoom_buttons(self, t: Translator) -> QFrame:
        """The buttons that lie on the ground beside the pages."""
        box = QFrame()
        box.setProperty("role", "floating")
        column(box, (2, 2, 2, 2), 2)
        does: tuple[tuple[str, Marked, Callable[[], object]], ...] = (
            ("zoom-in", Marked("Larger"), lambda: self.zoom(_ZOOM)),
            ("zoom-out", Marked("Smaller"), lambda: self.zoom(1 / _ZOOM)),
            ("maximize", Marked("Whole page"), self.fit),
        )
        for icon, words, do in does:
            made = Button(self._theme, icon, role="quiet", name=t(words))
            restyle(made, "small", True)
            made.clicked.connect(lambda _=False, do=do: do())
            inside(box).addWidget(made)
        return box

    def _colour(self) -> None:
        """The ground that the pages lie on: QPdfView paints it in the palette's dark."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._theme.colour("border"))
        self.view.setPalette(palette)

    @property
    def content(self) -> bytes:
        """The PDF that is shown."""
        return bytes(self._buffer.data().data()) if self._buffer is not None else b""

    def show_pages(self, drawn: Drawn) -> None:
        """Show another version of the document."""
        before = max(self.view.pageNavigator().currentPage(), 0) if self.pdf.pageCount() else 0
        self.pdf.close()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(drawn.content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.pdf.load(self._buffer)
        page = min(before, len(drawn.images) - 1)
        self.thumbnails.show_pages(drawn.images, page)
        if page:
            self._jump(page)

    def clear(self) -> None:
        """Show nothing."""
        self.pdf.close()
        self.thumbnails.show_pages(())

    def _jump(self, page: int) -> None:
        if 0 <= page < self.pdf.pageCount():
            self.view.pageNavigator().jump(page, QPointF(), 0)

    def zoom(self, by: float) -> None:
        """Show the pages larger or smaller."""
        factor = self.view.zoomFactor()
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom and self.pdf.pageCount():
            factor = self._factor_of_whole_page()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor * by, _SMALLEST), _LARGEST))

    def _factor_of_whole_page(self) -> float:
        points, room = self.pdf.pagePointSize(0), self.view.viewport().size()
        across = (room.width() - 2 * _PAPER_MARGIN) / (points.width() * self.logicalDpiX() / 72)
        down = (room.height() - 2 * _PAPER_MARGIN) / (points.height() * self.logicalDpiY() / 72)
        return min(across, down)

    def fit(self) -> None:
        """Show a page whole."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
