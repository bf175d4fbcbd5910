"""Step 1: what is assessed."""

from __future__ import annotations

from pydantic_core import PydanticCustomError
from PySide6.QtWidgets import QSizePolicy, QWidget

from evaluator.assessment import Assessment
from evaluator.i18n import Marked
from evaluator.values import as_date
from ui.edits import SetUseCase
from ui.pages.page import Page, Surroundings
from ui.widgets.fields import LineField, ProseField
from ui.widgets.labels import banner, label

_LINES: dict[str, tuple[Marked, Marked]] = {
    "title": (Marked("Title"), Marked("Supplier invoice approval")),
    "author": (Marked("Author"), Marked("Who assesses")),
    "organisation": (Marked("Organisation"), Marked("For whom")),
    "date": (Marked("Date"), Marked("YYYY-MM-DD")),
}
_FORM_WIDTH = 620


class UseCasePage(Page):
    """Title, description, author, organisation, date."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around, Marked("Use case"), Marked("What should the application do, and for whom?")
        )
        self.fields: dict[str, LineField] = {}
        self._add_line("title")
        self.description = ProseField(self.t(Marked("Description")))
        self.description.setPlaceholderText(
            self.t(Marked("What comes in, what is done with it, what goes out"))
        )
        self.description.setMinimumHeight(140)
        self.description.edited.connect(
            lambda text: self.document.apply(SetUseCase("description", text))
        )
        self._add(self.t(Marked("Description")), self.description)
        for name in ("author", "organisation", "date"):
            self._add_line(name)
        self._bad_date = banner(
            "error", self.t(Marked("A date is written YYYY-MM-DD; this one is not kept."))
        )
        self._bad_date.setMaximumWidth(_FORM_WIDTH)
        self._bad_date.hide()
        self.content.addWidget(self._bad_date)
        self.content.addStretch(1)

    def _add_line(self, name: str) -> None:
        words, hint = _LINES[name]
        field = LineField(self.t(words))
        field.setPlaceholderText(self.t(hint))
        field.edited.connect(lambda text: self._edit(name, text))
        self.fields[name] = field
        self._add(self.t(words), field)

    def _add(self, words: str, field: LineField | ProseField) -> None:
        field.left.connect(self.document.end_merging)
        field.setMaximumWidth(_FORM_WIDTH)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        caption = label(words, "strong")
        caption.setBuddy(field)
        self.content.addWidget(caption)
        self.content.addWidget(field)

    def _edit(self, name: str, text: str) -> None:
        if name == "date":
            is_bad = not _is_date(text)
            self._bad_date.setVisible(is_bad)
            if is_bad:
                return
        self.document.apply(SetUseCase(name, text))

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the texts."""
        use_case = assessment.use_case
        for name, field in self.fields.items():
            if name != "date" or self._bad_date.isHidden():
                field.show_text(getattr(use_case, name))
        self.description.show_text(use_case.description)

    def enter(self) -> None:
        """The title is first."""
        self.fields["title"].setFocus()

    def bring(self, field: str) -> None:
        """Focus the field."""
        widget: QWidget = self.fields.get(field, self.description)
        widget.setFocus()
        self.ensureWidgetVisible(widget)


def _is_date(text: str) -> bool:
    try:
        as_date(text)
    except PydanticCustomError:
        return False
    return True
