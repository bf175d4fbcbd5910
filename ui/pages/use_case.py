"""Step 1: what is assessed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.assessment import Assessment
from evaluator.i18n import Marked
from ui.edits import SetUseCase
from ui.icons import Icon
from ui.pages.page import Page, Surroundings
from ui.widgets.fields import DateField, LineField, ProseField
from ui.widgets.labelled import Labelled
from ui.widgets.labels import button, column, framed, inside, label, row

_FORM_WIDTH = 620
_GOES = (
    ("file-text", Marked("Report"), Marked("Cover and summary")),
    ("book-open", Marked("Project README"), Marked("Opening paragraph")),
    ("bot", Marked("Agents and tasks"), Marked("Goals and descriptions")),
)


class UseCasePage(Page):
    """Title, description, author, organisation, date."""

    class Messages:
        """What is said under the fields."""

        bad_date = Marked("A date is written YYYY-MM-DD; this one is not kept.")

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            Marked("Use case"),
            Marked("What should the application do? Two sentences are enough to start."),
        )
        self.deferred = [self._build_fields, self._build_words]

    def _build_fields(self) -> None:
        t = self.t
        self.fields: dict[str, LineField | ProseField] = {
            "title": LineField(t(Marked("Title"))),
            "description": ProseField(t(Marked("Description"))),
            "author": LineField(t(Marked("Author"))),
            "organisation": LineField(t(Marked("Organisation"))),
            "date": DateField(self.around.theme, t, t(Marked("Date"))),
        }
        title, description = self.fields["title"], self.fields["description"]
        title.setProperty("role", "large")
        title.setPlaceholderText(t(Marked("Supplier invoice approval")))
        description.setPlaceholderText(
            t(Marked("What comes in, what is done with it, what goes out"))
        )
        description.setMinimumHeight(128)
        description.setMaximumHeight(150)
        self.fields["author"].setPlaceholderText(t(Marked("Who assesses")))
        self.fields["organisation"].setPlaceholderText(t(Marked("For whom")))
        for name, field in self.fields.items():
            field.edited.connect(lambda text, name=name: self._edit(name, text))
        form = QWidget()
        form.setMaximumWidth(_FORM_WIDTH)
        self._form = layout = column(form, (0, 4, 0, 0), 14)
        layout.addWidget(
            Labelled(self.around.theme, t(Marked("Title")), title, t(Marked("required")))
        )
        aside = t(Marked("optional, but it is what the project is written from"))
        layout.addWidget(Labelled(self.around.theme, t(Marked("Description")), description, aside))
        layout.addLayout(self._who_and_when())
        self.content.addWidget(form)
        self.content.addStretch(1)

    def _build_words(self) -> None:
        """Below the fields: where their words go, and the way to the examples."""
        t, layout = self.t, self._form
        layout.addSpacing(6)
        layout.addWidget(label(t(Marked("Where these words go")), "section"))
        layout.addLayout(self._where_they_go())
        example = button(t(Marked("Open one of the examples")), "link")
        example.clicked.connect(lambda: self.wanted.emit("start"))
        prefer = label(t(Marked("Prefer an example first?")), "caption", wraps=False)
        layout.addLayout(row(prefer, example, None))

    def _who_and_when(self) -> QHBoxLayout:
        t = self.t
        date = self.fields["date"]
        assert isinstance(date, DateField)
        self._date = Labelled(self.around.theme, t(Marked("Date")), date)
        date.wrongnessChanged.connect(
            lambda is_wrong: self._date.say(t(self.Messages.bad_date) if is_wrong else "")
        )
        author = Labelled(self.around.theme, t(Marked("Author")), self.fields["author"])
        organisation = Labelled(
            self.around.theme, t(Marked("Organisation")), self.fields["organisation"]
        )
        line = row(author, organisation, self._date, spacing=16)
        for place, stretch in enumerate((3, 3, 2)):
            line.setStretch(place, stretch)
        return line

    def _where_they_go(self) -> QHBoxLayout:
        line = row(spacing=12)
        for icon, name, what in _GOES:
            card = framed(margins=(14, 10, 14, 10))
            words = column(spacing=1)
            words.addWidget(label(self.t(name), "strong"))
            words.addWidget(label(self.t(what), "caption"))
            inner = row(Icon(self.around.theme, icon, "accent"), spacing=10)
            inner.addLayout(words, 1)
            inside(card).addLayout(inner)
            line.addWidget(card, 1)
        return line

    def _edit(self, name: str, text: str) -> None:
        self.document.apply(SetUseCase(name, text))

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the texts."""
        for name, field in self.fields.items():
            field.show_text(getattr(assessment.use_case, name))

    def enter(self) -> None:
        """The title is first."""
        title = self.fields["title"]
        assert isinstance(title, LineField)
        title.setFocus()
        title.end(False)

    def bring(self, field: str) -> None:
        """Focus the field."""
        self.fields[field].setFocus()
        self.ensureWidgetVisible(self.fields[field])
