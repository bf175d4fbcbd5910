"""Step 4: what the eight ratings leave out. All of it is optional."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evaluator.advice.pull import answered
from evaluator.assessment import Assessment
from evaluator.blueprint.set_by_needs import set_by_need
from evaluator.context import (
    CONSIDERATIONS,
    LEANING_NAMES,
    NEEDS,
    SIGN_GROUPS,
    SIGNS,
    SignGroup,
)
from evaluator.i18n import Marked
from ui.edits import SetContext, SetSign
from ui.pages.page import Page, Surroundings
from ui.widgets.answer_row import AnswerRow
from ui.widgets.check import Check
from ui.widgets.labels import button, column, framed, inside, keys, label, line, row
from ui.widgets.tabs import Tabs, tabbed

_KEYS = (
    (Marked("← →"), Marked("choose")),
    (Marked("↑ ↓"), Marked("other question")),
    (Marked("N"), Marked("note")),
    (Marked("Del"), Marked("not answered")),
    (Marked("Ctrl+Tab"), Marked("other tab")),
)


class ContextPage(Page):
    """Considerations and signs on one tab, operational needs on the other."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            Marked("Context"),
            Marked("Optional. What the eight ratings leave out."),
            beside=True,
        )
        t = self.t
        self.considerations: dict[str, AnswerRow] = {}
        self.signs: dict[tuple[SignGroup, str], Check] = {}
        self.needs: dict[str, AnswerRow] = {}
        self._ticked: dict[SignGroup, QLabel] = {}
        names = [t(Marked("Considerations and signs")), t(Marked("Operational needs"))]
        considerations, needs = QWidget(), QWidget()
        self.tabs = Tabs(t(Marked("Context")), names, [considerations, needs])
        self.tabs.opened.connect(lambda _: self.tabChanged.emit())
        tabbed(self.tabs, self.content)
        self.footer_note.setText(t(Marked("Nothing here is required")))
        self.to_needs = button(t(Marked("Operational needs")))
        self.to_needs.clicked.connect(self._open_needs)
        self.tabs.opened.connect(lambda tab: self.to_needs.setVisible(tab == 0))
        self.add_to_footer(self.to_needs)
        layout = column(considerations, (0, 4, 0, 0), 12)
        self.deferred = [
            lambda: self._build_considerations(layout),
            lambda: self._build_signs(layout),
            lambda: self._build_needs(needs),
        ]

    def _open_needs(self) -> None:
        self.tabs.setCurrentIndex(1)
        self.enter()

    def _build_considerations(self, layout: QVBoxLayout) -> None:
        t = self.t
        card = framed(margins=(16, 4, 16, 4))
        inside(card).setSpacing(0)
        leanings = [(leaning, t(words)) for leaning, words in LEANING_NAMES.items()]
        for place, item in enumerate(CONSIDERATIONS):
            if place:
                inside(card).addWidget(line())
            made = AnswerRow(
                self.around.theme, t, t(item.name), t(item.hint), leanings, stacked=False
            )
            self._connect("considerations", item.id, "leans", made)
            self.considerations[item.id] = made
            inside(card).addWidget(made)
        self._let_move(list(self.considerations.values()))
        layout.addWidget(card)

    def _build_signs(self, layout: QVBoxLayout) -> None:
        heading = label(self.t(Marked("What is true of this use case?")), "section")
        layout.addWidget(heading)
        groups = QHBoxLayout()
        groups.setSpacing(12)
        for group in SIGNS:
            groups.addWidget(self._sign_card(group), 1)
        layout.addLayout(groups)
        layout.addStretch(1)

    def _sign_card(self, group: SignGroup) -> QFrame:
        t = self.t
        card = framed(margins=(14, 12, 14, 12))
        inside(card).setSpacing(8)
        self._ticked[group] = label("", "caption", wraps=False)
        heading = label(t(SIGN_GROUPS[group]), "strong", wraps=False)
        inside(card).addLayout(row(heading, None, self._ticked[group]))
        for sign, words in SIGNS[group].items():
            made = Check(t(words))
            made.chosen.connect(
                lambda is_ticked, sign=sign: self.document.apply(SetSign(group, sign, is_ticked))
            )
            self.signs[group, sign] = made
            inside(card).addWidget(made)
        inside(card).addStretch(1)
        return card

    def _build_needs(self, page: QWidget) -> None:
        t = self.t
        layout = column(page, (0, 4, 0, 0), 10)
        card = framed(margins=(16, 4, 16, 4))
        inside(card).setSpacing(0)
        for place, need in enumerate(NEEDS):
            if place:
                inside(card).addWidget(line())
            answers = [(answer, t(words)) for answer, words in need.answers.items()]
            made = AnswerRow(
                self.around.theme, t, t(need.name), t(need.question), answers, stacked=True
            )
            self._connect("needs", need.id, "answer", made)
            self.needs[need.id] = made
            inside(card).addWidget(made)
        self._let_move(list(self.needs.values()))
        layout.addWidget(card)
        layout.addLayout(keys([(t(key), t(words)) for key, words in _KEYS]))
        layout.addStretch(1)

    def _connect(self, part: str, item: str, name: str, made: AnswerRow) -> None:
        apply = self.document.apply
        made.answered.connect(lambda value: apply(SetContext(part, item, name, value)))  # type: ignore[arg-type]  # literals of the caller
        made.noteEdited.connect(lambda note: apply(SetContext(part, item, "note", note)))  # type: ignore[arg-type]

    def _let_move(self, rows: list[AnswerRow]) -> None:
        for place, made in enumerate(rows):
            made.moved.connect(lambda by, place=place: self._move(rows, place + by))

    def _move(self, rows: list[AnswerRow], place: int) -> None:
        if 0 <= place < len(rows):
            rows[place].choice.setFocus()
            self.ensureWidgetVisible(rows[place], 0, 24)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the answers."""
        t = self.t
        for consideration_id, shown in self.considerations.items():
            given = getattr(assessment.considerations, consideration_id)
            shown.show_answer(given.leans, given.note)
        for (group, sign), check in self.signs.items():
            check.show_checked(sign in assessment.signs.ticked(group))
        for group, ticked in self._ticked.items():
            count = len(assessment.signs.ticked(group))
            ticked.setText(t(Marked("{count} of {all}"), count=count, all=len(SIGNS[group])))
        for need_id, shown in self.needs.items():
            sets = set_by_need(assessment, need_id)
            answer, note = assessment.needs.answer(need_id), assessment.needs.note(need_id)
            shown.show_answer(answer, note, t(sets) if sets else "")
        leaning, needed = answered(assessment)
        counts = ((leaning, len(CONSIDERATIONS)), (needed, len(NEEDS)))
        self.tabs.show_counts(
            [t(Marked("{count} of {all}"), count=count, all=every) for count, every in counts]
        )

    def enter(self) -> None:
        """The first question of the open tab."""
        rows = self.needs if self.tabs.currentIndex() else self.considerations
        next(iter(rows.values())).choice.setFocus()

    def bring(self, field: str) -> None:
        """Open the tab and focus what was changed."""
        part, item, name = field.split(".")
        self.tabs.setCurrentIndex(int(part == "needs"))
        if part == "signs":
            widget: QWidget = self.signs[item, name].box  # type: ignore[index]  # a sign's group
        else:
            shown = (self.needs if part == "needs" else self.considerations)[item]
            widget = shown.note if name == "note" else shown.choice
        widget.setFocus()
        self.ensureWidgetVisible(widget, 0, 40)
