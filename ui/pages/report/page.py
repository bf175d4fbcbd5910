"""Step 8: the report as it prints, what is in it, the next steps, and its way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from evaluator.assessment import SECTIONS, Assessment, Paper, Section
from evaluator.i18n import Marked, counted
from ui.edits import SetNextSteps, SetReport
from ui.operations import Operation
from ui.pages.page import Page, Surroundings
from ui.pages.report.drawn import Drawn, draw
from ui.pages.report.pages_view import PagesView
from ui.widgets.banner import banner
from ui.widgets.buttons import Button
from ui.widgets.check import Check
from ui.widgets.choice_bar import ChoiceBar
from ui.widgets.labelled import Labelled
from ui.widgets.labels import clear, column, label, row
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
_SIDE, _SIDE_NARROW = 340, 292


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
        self.title.setParent(None)  # type: ignore[call-overload]  # Qt's way to take a widget out
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(0)
        self.content.addLayout(self._columns, 1)
        self.ways_out: dict[str, Button] = {}
        self.save = Button(
            around.theme, "file-down", self.t(Marked("Save as PDF")), "primary", parent=self.footer
        )
        self.save.clicked.connect(lambda: self.wanted.emit("export"))
        self.primary = self.save
        self.deferred = [
            self._build_pages,
            self._build_settings,
            self._build_paper,
            self._build_steps,
            self._build_ways_out,
        ]

    def _build_pages(self) -> None:
        self.pages = PagesView(self.around.theme, self.t)
        self._columns.addWidget(self.pages, 1)

    def _build_settings(self) -> None:
        """The settings beside the pages, as far as they scroll."""
        t = self.t
        self._side = QFrame()
        self._side.setObjectName("report-side")
        content = QWidget()
        content.setObjectName("report-side-content")
        layout = self._settings = column(content, (18, 18, 18, 8), 8)
        layout.addWidget(label(t(Marked("Report")), "title"))
        self._count = label("", "muted")
        layout.addWidget(self._count)
        self._notice = column(spacing=8)
        layout.addLayout(self._notice)
        layout.addSpacing(4)
        layout.addWidget(label(t(Marked("Sections")), "strong"))
        layout.addLayout(self._build_sections())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self._side).addWidget(area, 1)
        self._columns.addWidget(self._side)

    def _build_paper(self) -> None:
        t, theme = self.t, self.around.theme
        names = [t(words) for words in _PAPERS.values()]
        self.paper = ChoiceBar(theme, t(Marked("Paper")), names, height=30)
        self.paper.chosen.connect(self._choose_paper)
        self._settings.addSpacing(4)
        self._settings.addWidget(Labelled(theme, t(Marked("Paper")), self.paper))
        self._settings.addSpacing(4)

    def _build_steps(self) -> None:
        self.steps = StepsTable(self.around.theme, self.t)
        self.steps.edited.connect(self._edit_steps)
        self._settings.addWidget(self.steps, 1)

    def _build_sections(self) -> QVBoxLayout:
        layout = column(spacing=7)
        self.sections: dict[Section, Check] = {}
        self.numbers: dict[Section, QLabel] = {}
        for section, words in _NAMES.items():
            check = Check(self.t(words))
            check.chosen.connect(lambda is_on, section=section: self._choose(section, is_on))
            self.sections[section] = check
            self.numbers[section] = label("", "caption", wraps=False)
            made = row(check, self.numbers[section])
            made.setStretch(0, 1)
            layout.addLayout(made)
        return layout

    def _build_ways_out(self) -> None:
        """The ways out besides the footer's own; always in view."""
        layout = column(margins=(18, 8, 18, 14), spacing=8)
        for icon, words, command in (
            ("file-text", Marked("HTML, Markdown, JSON…"), "export_other"),
            ("eye", Marked("Print preview…"), "preview"),
            ("printer", Marked("Print…"), "print"),
        ):
            made = Button(self.around.theme, icon, self.t(words))
            made.clicked.connect(lambda _=False, command=command: self.wanted.emit(command))
            self.ways_out[command] = made
        layout.addWidget(self.ways_out["export_other"])
        layout.addLayout(row(self.ways_out["preview"], self.ways_out["print"]))
        self._side.layout().addLayout(layout)  # type: ignore[union-attr]  # a column, as it was made

    def show_narrow(self, is_narrow: bool) -> None:
        """The pages keep their room; the settings give way."""
        self._side.setFixedWidth(_SIDE_NARROW if is_narrow else _SIDE)
        self.pages.thumbnails.setVisible(not is_narrow)

    @property
    def is_settled(self) -> bool:
        """Whether the pages of the newest value are in view, or cannot be made."""
        return self._making is None and self._shown == self._wanted

    @property
    def content_bytes(self) -> bytes:
        """The PDF that is shown."""
        return self.pages.content

    def begin(self) -> None:
        """Another document is open: its first page comes first."""
        self._shown = None
        self.pages.clear()

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the settings, and the pages when they are made."""
        for section, check in self.sections.items():
            check.show_checked(section in assessment.report.sections)
        self.paper.show_choice(list(_PAPERS).index(assessment.report.paper))
        self.steps.show_steps(assessment.next_steps)
        is_complete = not assessment.missing
        for made in (self.save, *self.ways_out.values()):
            made.setEnabled(is_complete)
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

    def prepare(self, assessment: Assessment) -> Iterator[None]:
        """Nothing: pages are drawn for a page that is in view only."""
        yield from ()

    def _make(self) -> None:
        if self._making is not None or self._wanted is None:
            return
        assessment, t = self._wanted, self.t
        self._count.setText(t(self.Messages.making))

        def work(_: Operation) -> tuple[Assessment, Drawn, dict[Section, int]]:
            from evaluator.report.build import headings
            from evaluator.report.pdf import pdf_bytes

            drawn = draw(pdf_bytes(assessment, t))
            begins = {
                section: drawn.page_of[heading]
                for section, heading in headings(assessment, t).items()
                if heading in drawn.page_of
            }
            return assessment, drawn, begins

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

    def _show_pages(
        self, assessment: Assessment, drawn: Drawn, begins: Mapping[Section, int]
    ) -> None:
        self._shown = assessment
        self.pages.show_pages(drawn)
        self._count.setText(self.t(counted(*self.Messages.pages, len(drawn.images))))
        for section, number in self.numbers.items():
            page = begins.get(section)
            number.setText(str(page) if page else "")
            said = self.t(Marked("on page {page}"), page=page) if page else ""
            number.setToolTip(said)
            self.sections[section].box.setAccessibleDescription(said)

    def _cannot(self, assessment: Assessment, reason: object) -> None:
        self._shown = assessment
        self.pages.clear()
        words = self.t(self.Messages.failed, reason=reason)
        self._count.setText("")
        self._notice.addWidget(banner(self.around.theme, "error", words))

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
