"""The wizard: rail, page, footer, and the matrix beside the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from evaluator.assessment import Assessment
from evaluator.i18n import Marked
from evaluator.values import deferred_parts
from ui.pages.page import Page, Surroundings
from ui.qt_types import made_in_pieces
from ui.rail import Rail
from ui.side_panel import SidePanel
from ui.steps import STEP, STEPS
from ui.widgets import accessible
from ui.widgets.buttons import Button
from ui.widgets.labels import column

_NARROW_BELOW = 1120
_POLISHED_AT_ONCE = 40
_BETWEEN, _AFTER_EDIT = 20, 150
"""Milliseconds between two parts that are made in spare time, and after an edit."""
_BETWEEN_PAINTS = 1
_PIECE = 0.01
"""Seconds that the classes of Qt are made at a time."""
_IDS = tuple(step.id for step in STEPS)
_START = Marked("Start")


class Wizard(QWidget):
    """Shows one step at a time. `startWanted` asks for the start page, `pageMade` gives a new page."""

    startWanted = Signal()
    pageMade = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        accessible.install()
        self._around = around
        self.t = around.t
        self.document = around.document
        self._pages: dict[str, Page] = {}
        self._step = _IDS[0]
        self._unpolished: list[QWidget] | None = None
        self._following: Iterator[str] = iter(())
        self._is_narrow = False
        self.rail = Rail(around.theme, self.t)
        self.side = SidePanel(around.theme, self.t)
        self.stack = QStackedWidget()
        self.back = Button(around.theme, "chevron-left")
        self.next = Button(around.theme, "chevron-right", role="primary", after=True)
        self._build()
        self._unpainted: list[QWidget] = []
        self._painting = QTimer(self)
        self._painting.setInterval(_BETWEEN_PAINTS)
        self._painting.timeout.connect(self._paint_next)
        self.rail.chosen.connect(self.go_to)
        self._types = made_in_pieces(_PIECE)
        self._is_prepared = True
        self._spare_time = QTimer(self)
        # Each part starts it again: a timer that goes on by itself leaves no rest after a long one.
        self._spare_time.setSingleShot(True)
        self._spare_time.timeout.connect(self._prepare)
        self.back.clicked.connect(lambda: self.step_by(-1))
        self.next.clicked.connect(lambda: self.step_by(1))

    def _build(self) -> None:
        footer = QFrame()
        footer.setObjectName("footer")
        footer.setFixedHeight(56)
        self._footer = QHBoxLayout(footer)
        self._footer.setContentsMargins(24, 0, 24, 0)
        self._footer.setSpacing(12)
        self._footer.addWidget(self.back)
        self._footer.addStretch(1)
        self._footer.addWidget(self.next)
        middle = column()
        middle.addWidget(self.stack, 1)
        middle.addWidget(footer)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.rail)
        outer.addLayout(middle, 1)
        outer.addWidget(self.side)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._step]

    @property
    def step(self) -> str:
        """The id of the step that is shown."""
        return self._step

    def prepare(self) -> None:
        """Make the pages while there is time, a part at a time, so that none of them is waited for."""
        self._is_prepared = False
        self._spare_time.start(_BETWEEN)

    @property
    def is_prepared(self) -> bool:
        """Whether every page is made, and shows the document as it is."""
        return self._is_prepared

    def _prepare(self) -> None:
        self._is_prepared = not self._prepare_next()
        if not self._is_prepared:
            self._spare_time.start(_BETWEEN)

    def _prepare_next(self) -> bool:
        """Make the next part; gives whether there was one."""
        # Nothing is wanted sooner than the first page.
        if _IDS[0] not in self._pages:
            self._begin_page(_IDS[0])
            return True
        if self._build_next(self._pages[_IDS[0]]) or next(self._types, ""):
            return True
        if (part := next(deferred_parts(), None)) is not None:
            part.model_rebuild()
            return True
        for step_id in _IDS:
            if step_id not in self._pages:
                self._begin_page(step_id)
                return True
            if self._build_next(self._pages[step_id]):
                return True
        if any(page.build_later() for page in self._pages.values()) or self._polish_next():
            return True
        return bool(next(self._following, ""))

    def _follow(self) -> Iterator[str]:
        """Let the pages that are not in view follow the document, a part at a time."""
        for step_id in _IDS:
            if step_id != self._step:
                for _ in self._pages[step_id].prepare(self.document.assessment):
                    yield step_id

    def _polish_next(self) -> bool:
        """Give a few widgets their style, which showing their page would wait for; gives whether any was left."""
        if self._unpolished is None:
            self._unpolished = self.stack.findChildren(QWidget)
        for _ in range(min(_POLISHED_AT_ONCE, len(self._unpolished))):
            widget = self._unpolished.pop()
            # What was removed meanwhile needs no style.
            if isValid(widget):
                widget.ensurePolished()
        return bool(self._unpolished)

    def page_of(self, step_id: str) -> Page:
        """The page of a step, whole; made when it is first asked for."""
        page = self._begin_page(step_id)
        while self._build_next(page):
            pass
        return page

    @property
    def _whole_pages(self) -> list[Page]:
        return [page for page in self._pages.values() if not page.deferred]

    def _build_next(self, page: Page) -> bool:
        """Build a deferred part of a page; gives whether there was one."""
        was_built = page.build_next()
        if was_built and not page.deferred:
            page.show_narrow(self._is_narrow)
        return was_built

    def _begin_page(self, step_id: str) -> Page:
        if step_id not in self._pages:
            made = STEP[step_id].make(self._around)
            made.goTo.connect(self.go_to)
            made.tabChanged.connect(self._show_side)
            made.footerChanged.connect(lambda: self._footer_changed(made))
            made.readyChanged.connect(lambda: self.next.setEnabled(self.page.is_ready))
            self._pages[step_id] = made
            self.stack.addWidget(made)
            if not made.deferred:
                made.show_narrow(self._is_narrow)
            self.pageMade.emit(made)
        return self._pages[step_id]

    def go_to(self, step_id: str, field: str = "") -> None:
        """Show a step, with the focus on a field of it if one is named, else on its first."""
        self.document.end_merging()
        page = self.page_of(step_id)
        self._paint_in_turns(page)
        self._step = step_id
        page.show_assessment(self.document.assessment)
        self._show_side()
        self.rail.show_step(step_id)
        self._show_footer(page)
        shows_side, left = STEP[step_id].shows_side, self.stack.currentWidget()
        if self.side.isHidden() == shows_side and left is not page:
            # Else the page that goes would be laid out once more, beside more or less.
            left.hide()
        self.side.setVisible(shows_side)
        # Last: whatever is shown in a window is laid out with all around it, the page too.
        self.stack.setCurrentWidget(page)
        if field:
            page.bring(field)
        else:
            page.enter()

    def _paint_in_turns(self, page: Page) -> None:
        """Paint each part of what is made now in a turn of the event loop of its own: between them it answers."""
        for part in self._unpainted:
            part.setUpdatesEnabled(True)
        self._unpainted = [self.stack, *page.painted_apart, self.side, self.rail]
        for part in self._unpainted:
            part.setUpdatesEnabled(False)
        self._painting.start()

    def _paint_next(self) -> None:
        self._unpainted.pop(0).setUpdatesEnabled(True)
        if not self._unpainted:
            self._painting.stop()

    def _show_footer(self, page: Page) -> None:
        place = _IDS.index(self._step)
        before = STEPS[place - 1].name if place else _START
        self.back.setText(self.t(before))
        has_next = place + 1 < len(STEPS)
        if has_next:
            self.next.setText(self.t(page.next_words or STEPS[place + 1].name))
        self.next.setEnabled(page.is_ready)
        buttons = [self.next] if has_next else []
        if page.primary is not None:
            buttons.insert(0 if page.is_delivered and has_next else len(buttons), page.primary)
        for made in buttons:
            made.show_role("primary" if made is buttons[-1] else "")
        self._lay_footer([page.footer, *buttons])

    def _lay_footer(self, shown: Sequence[QWidget]) -> None:
        """Put these widgets after Back; what was shown before and stays keeps the focus."""
        while self._footer.count() > 2:
            widget = self._footer.takeAt(2).widget()
            if widget is not None and widget not in shown:
                widget.hide()
        for made in shown:
            self._footer.addWidget(made)
            made.show()

    def _footer_changed(self, page: Page) -> None:
        if page is self._pages.get(self._step):
            self._show_footer(page)

    def step_by(self, by: int) -> None:
        """Show the next step, or the one before; before the first lies the start page."""
        place = _IDS.index(self._step) + by
        if place < 0:
            self.startWanted.emit()
        elif place < len(_IDS):
            self.go_to(_IDS[place])

    def bring(self, page: str, field: str) -> None:
        """Show what undo or redo changed."""
        if page != self._step:
            self.go_to(page, field)
        else:
            self.page.bring(field)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show another value of the document."""
        self.rail.show_assessment(assessment)
        is_left = self.document.destination not in ("", self._step)
        page = self._pages.get(self._step)
        if page is not None and not page.deferred and not is_left:
            if STEP[self._step].shows_side:
                self._show_side()
            page.show_assessment(assessment)
        if self.isVisible():
            self._following = self._follow()
            self._is_prepared = False
            self._spare_time.start(_AFTER_EDIT)

    def begin(self) -> None:
        """Another document is open: what was delivered was another's, and nothing moves from its place."""
        self.rail.forget_delivered()
        self.side.matrix.forget()
        for page in self._whole_pages:
            page.begin()

    def mark_delivered(self, step_id: str) -> None:
        """A project or a report was written."""
        self.rail.mark_delivered(step_id)
        self.rail.show_assessment(self.document.assessment)

    def _show_side(self) -> None:
        if STEP[self._step].shows_side:
            tabs = self.page.tabs
            self.side.show_place(self._step, tabs.currentIndex() if tabs else 0)
            self.side.show_assessment(self.document.assessment)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rail and matrix give way in a small window."""
        super().resizeEvent(event)
        self.side.show_width(event.size().width())
        is_narrow = event.size().width() < _NARROW_BELOW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.rail.show_narrow(is_narrow, self.document.assessment)
            across = 18 if is_narrow else 24
            self._footer.setContentsMargins(across, 0, across, 0)
            for page in self._whole_pages:
                page.show_narrow(is_narrow)
